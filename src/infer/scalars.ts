import { compileScalar } from '../compile/parameters/scalar.ts';
import type { JsonObject } from '../contract/contract.ts';
import { decodeFormText, decodeFormTextStrictly, MalformedEscape } from '../http/percent.ts';
import { schemaOf } from './schema.ts';
import { emptySketch, merge, type Sketch, see } from './sketch.ts';

/** What the texts have shown that came as one parameter, header or field of a form. */
export interface ScalarSketch {
  /** How many messages had it. */
  seen: number;
  readonly values: Sketch;
  /** What stands between the commas of each; `undefined` where one can't be a list. */
  items: Sketch | undefined;
  hasCommas: boolean;
  /** Whether it came more than once in one message. */
  isRepeated: boolean;
  /** Whether each text was percent-encoded as it should be. */
  isReadable: boolean;
}

/** Texts as the check reads them where a schema takes any scalar. */
const readScalar = compileScalar(new Set(['number', 'integer', 'boolean']));

/** A list between commas: of words or numbers, not a sentence. */
const LIST = /^[\w.:-]+(?:,[\w.:-]+)*$/;

/** No text has come yet. */
export function emptyScalars(): ScalarSketch {
  return {
    seen: 0,
    values: emptySketch(),
    items: emptySketch(),
    hasCommas: false,
    isRepeated: false,
    isReadable: true,
  };
}

/** Notes the decoded texts that came at one name in one message. */
export function seeScalars(sketch: ScalarSketch, texts: readonly string[], isSecret = false): void {
  sketch.seen += 1;
  sketch.isRepeated ||= texts.length > 1;
  for (const text of texts) {
    see(sketch.values, readScalar(text), isSecret);
    sketch.hasCommas ||= text.includes(',');
    if (isSecret || !LIST.test(text)) sketch.items = undefined;
    if (sketch.items === undefined) continue;
    for (const item of text.split(',')) see(sketch.items, readScalar(item));
  }
}

/** Notes the texts that came at one name of a query or form, percent-encoded: a comma that is, is data. */
export function seeEncoded(
  sketch: ScalarSketch,
  encoded: readonly string[],
  isSecret: boolean,
): void {
  seeScalars(sketch, encoded.map(decodeFormText), isSecret);
  if (encoded.some((text) => /%2c/i.test(text))) sketch.items = undefined;
  sketch.isReadable &&= encoded.every(isDecodable);
}

/** Adds to a sketch what another one has seen, which stays as it is. */
export function mergeScalars(sketch: ScalarSketch, other: ScalarSketch): void {
  sketch.seen += other.seen;
  sketch.isRepeated ||= other.isRepeated;
  sketch.isReadable &&= other.isReadable;
  sketch.hasCommas ||= other.hasCommas;
  merge(sketch.values, other.values);
  if (other.items === undefined) sketch.items = undefined;
  else if (sketch.items !== undefined) merge(sketch.items, other.items);
}

/** Whether a text is percent-encoded as it should be. */
export function isDecodable(text: string): boolean {
  try {
    decodeFormTextStrictly(text);
    return true;
  } catch (error) {
    if (error instanceof MalformedEscape) return false;
    throw error;
  }
}

/** The schema of one text. */
export function scalarSchema(values: Sketch, name: string): JsonObject {
  const kinds = [values.booleans > 0, values.numbers !== undefined, values.texts !== undefined];
  // A text that could be a number is one of a text's values where others couldn't.
  if (kinds.filter(Boolean).length > 1) return { type: 'string' };
  return schemaOf(values, name);
}
