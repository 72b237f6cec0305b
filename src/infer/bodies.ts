import { decodeBody } from '../http/body.ts';
import { readDisposition } from '../http/content-disposition.ts';
import { headerValue, type Message } from '../http/exchange.ts';
import { readJsonLines, readJsonSequence } from '../http/json-sequence.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type Part, readMultipart } from '../http/multipart.ts';
import { parseQuery } from '../http/query.ts';
import { endsItself, syntaxOf } from '../http/syntax.ts';
import { readXml } from '../http/xml.ts';
import { isSecretAmong, isSecretName } from '../recording/secret-name.ts';
import { parseWithDecimals } from './decimals.ts';
import { known } from './known.ts';
import {
  emptyScalars,
  isDecodable,
  mergeScalars,
  type ScalarSketch,
  seeEncoded,
  seeScalars,
} from './scalars.ts';
import { emptySketch, merge, type Sketch, see } from './sketch.ts';

/** Why nothing was read from a body. */
export type Unread =
  | 'not in the recording'
  | 'cut off in the recording'
  | 'in a coding that is not known, or too large'
  | typeof MISREAD;

/** What is known to be wrong, whoever reads it. */
export const MISREAD = 'not what their media types say';

/** What the bodies of one media type have shown. */
export interface BodySketch {
  /** How many could be read. */
  seen: number;
  /** The values that JSON texts hold; those of a sequence one by one. */
  readonly values: Sketch;
  /** The fields of forms. */
  readonly fields: Map<string, FieldSketch>;
  /** Whether parts came without names, so that they are told by their positions (RFC 2046 §5.1.3). */
  isList: boolean;
}

/** What a field of forms has shown. */
export interface FieldSketch {
  readonly texts: ScalarSketch;
  isFile: boolean;
  /** The values of fields that hold JSON. */
  readonly values: Sketch;
}

/** What a body without a media type may be taken for (RFC 9110 §8.3). */
const UNNAMED = 'application/octet-stream';

/** The media type of a message, in lower case and without parameters. */
export function mediaTypeOf({ headers }: Message): string {
  const parsed = parseMediaType(headerValue(headers, 'content-type') ?? UNNAMED);
  return parsed === undefined ? UNNAMED : `${parsed.type}/${parsed.subtype}`;
}

/** No body has come yet. */
export function emptyBodies(): BodySketch {
  return { seen: 0, values: emptySketch(), fields: new Map(), isList: false };
}

/**
 * Notes a message's body.
 * @param isCut whether there may have been more of it, so that only one that ends itself can be read.
 * @returns why it couldn't be read; `undefined` where it could.
 */
export function seeBody(bodies: BodySketch, message: Message, isCut: boolean): Unread | undefined {
  const syntax = syntaxOf(headerValue(message.headers, 'content-type') ?? UNNAMED);
  if (isCut && !endsItself(syntax)) return 'cut off in the recording';
  const reading = READERS[syntax]?.(bodies, message) ?? READ;
  if (reading.ok) bodies.seen += 1;
  else if (isCut && reading.isWhole !== true) return 'cut off in the recording';
  else return reading.isBeyond ? 'in a coding that is not known, or too large' : MISREAD;
  return undefined;
}

/** Adds to a sketch what another one has seen, which stays as it is. */
export function mergeBodies(bodies: BodySketch, other: BodySketch): void {
  bodies.seen += other.seen;
  bodies.isList ||= other.isList;
  merge(bodies.values, other.values);
  for (const [name, field] of other.fields) {
    const mine = fieldOf(bodies, name);
    mergeScalars(mine.texts, field.texts);
    merge(mine.values, field.values);
    mine.isFile ||= field.isFile;
  }
}

/** Notes what a body holds; says whether it could be read. Of other syntaxes nothing is looked at. */
type Reader = (bodies: BodySketch, message: Message) => Reading;
interface Reading {
  readonly ok: boolean;
  /** Whether somebody else might be able to read it. */
  readonly isBeyond?: boolean;
  /** Whether what can't be read is none the less there to its end. */
  readonly isWhole?: boolean;
}

const READ: Reading = { ok: true };

const READERS: { readonly [syntax: string]: Reader } = {
  json: (bodies, message) => seeText(message, (text) => seeJson(bodies.values, text)),
  'json-lines': (bodies, message) =>
    seeText(message, (text) => seeAll(bodies.values, readJsonLines(text))),
  'json-sequence': (bodies, message) =>
    seeText(message, (text) => seeAll(bodies.values, readJsonSequence(text))),
  form: (bodies, message) => seeText(message, (text) => seeForm(bodies, text)),
  multipart: seeParts,
  xml: (_, message) => seeText(message, readXml),
  text: (_, message) => seeText(message, () => READ),
};

function seeText({ body = '', headers }: Message, seeRead: (text: string) => Reading): Reading {
  const decoded = decodeBody(body, headers);
  return 'text' in decoded ? seeRead(decoded.text) : { ok: false, isBeyond: decoded.isBeyond };
}

function seeJson(values: Sketch, text: string): Reading {
  const parsed = parseWithDecimals(text);
  if (parsed.ok) see(values, parsed.value);
  return parsed;
}

function seeAll(values: Sketch, reading: ReturnType<typeof readJsonLines>): Reading {
  if (reading.ok) for (const value of reading.values) see(values, value);
  return reading;
}

function seeForm(bodies: BodySketch, text: string): Reading {
  const pairs = parseQuery(text);
  if (!pairs.every(({ value }) => isDecodable(value))) return { ok: false };
  const isSecret = isSecretAmong(
    pairs.map(({ name }) => name),
    isSecretName,
  );
  for (const [name, same] of Map.groupBy(pairs, (pair) => pair.name)) {
    const values = same.map(({ value }) => value);
    seeEncoded(fieldOf(bodies, name).texts, values, isSecret(name));
  }
  return READ;
}

function seeParts(bodies: BodySketch, { body = '', headers, unknownParts = [] }: Message): Reading {
  const mediaType = parseMediaType(headerValue(headers, 'content-type') ?? '');
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const reading = readMultipart(bytes, mediaType?.parameters.get('boundary') ?? '');
  if (!reading.ok) return reading;
  const parts = reading.parts.map((part, index) => ({
    ...part,
    ...readDisposition(part.headers['content-disposition'] ?? ''),
    isKnown: !unknownParts.includes(index),
  }));
  const json = parts
    .filter(isJsonPart)
    .map(({ body }) => parseWithDecimals(Buffer.from(body).toString()));
  const broken = json.find(({ ok }) => !ok);
  if (broken !== undefined) return { ...broken, isWhole: true };
  bodies.isList ||= parts.some(({ name }) => name === undefined);
  for (const [name = '', same] of Map.groupBy(parts, (part) => part.name)) {
    const field = fieldOf(bodies, name);
    field.isFile ||= same.some(({ filename, isKnown }) => filename !== undefined || !isKnown);
    const texts = same.map((part) => Buffer.from(part.body).toString());
    const isJson = same.every(isJsonPart);
    if (isJson) for (const text of texts) seeJson(field.values, text);
    seeScalars(field.texts, texts, isJson || field.isFile || isSecretName(name));
  }
  return READ;
}

function isJsonPart({ headers }: Part): boolean {
  return syntaxOf(headers['content-type'] ?? '') === 'json';
}

function fieldOf({ fields }: BodySketch, name: string): FieldSketch {
  return known(fields, name, () => ({
    texts: emptyScalars(),
    isFile: false,
    values: emptySketch(),
  }));
}
