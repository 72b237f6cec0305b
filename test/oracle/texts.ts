import type { Json } from '../../src/contract/contract.ts';
import { isJson } from './media-types.ts';
import type { Schemas } from './schemas.ts';

/** Thrown for text that isn't written as its parameter is documented. */
export class Miswritten extends Error {}

/** How the texts of a value are split from each other and decoded. */
export interface Writing {
  /** Whether an object is written `R=100,G=200` rather than `R,100,G,200`. */
  readonly isAssigned: boolean;
  readonly decode: (text: string) => string;
}

/** What the texts of one value mean, as its schemas describe it. Where they allow it, one is a scalar. */
export function readTexts(
  texts: readonly string[],
  schema: readonly Json[],
  { isAssigned, decode }: Writing,
  schemas: Schemas,
): Json {
  const types = schemas.types(...schema);
  const kind = types?.has('array') ? 'array' : types?.has('object') ? 'object' : 'scalar';
  const hasScalars = [...(types ?? ['string'])].some((type) => !COMPOSITE.includes(type));
  const [text = ''] = texts;
  if (texts.length === 1 && hasScalars) {
    const scalar = scalarOf(decode(text), types);
    if (kind === 'scalar' || types?.has('string') || typeof scalar !== 'string') return scalar;
  }
  if (kind === 'array') {
    return texts.map((each, index) =>
      scalarOf(decode(each), schemas.types(...schemas.item(schema, index))),
    );
  }
  if (kind === 'scalar') {
    if (types === undefined) return texts.map(decode);
    throw new Miswritten();
  }
  const pairs = isAssigned ? texts.map((each) => splitOnce(each)) : pairUp(texts);
  const members = pairs.map(([name, value]) => [
    decode(name),
    scalarOf(decode(value), schemas.types(...schemas.member(schema, decode(name)))),
  ]);
  return Object.fromEntries(members);
}

/** What a text of a media type is: JSON, or itself (OpenAPI 3.1 §4.8.12.1, `content`). */
export function readMedia(text: string, mediaType: string): Json {
  if (!isJson(mediaType)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw new Miswritten(text);
  }
}

const COMPOSITE = ['array', 'object'];

/** What a value of several texts is; `undefined` where its schema has scalars alone. */
export function compositeOf(schema: Json, schemas: Schemas): string | undefined {
  return COMPOSITE.find((type) => schemas.types(schema)?.has(type));
}

/** Whether a schema has scalars alone: their text isn't split. */
export function isScalar(schema: Json, schemas: Schemas): boolean {
  return compositeOf(schema, schemas) === undefined;
}

/**
 * What a text is by JSON's grammar (RFC 8259), where its types have that: a number, a boolean or null;
 * else a text. Nothing at all is null where it can't be a text.
 */
export function scalarOf(text: string, types: ReadonlySet<string> | undefined): Json {
  if (types === undefined) return text;
  if (text === '' && types.has('null') && !types.has('string')) return null;
  const value = text === text.trim() ? parsed(text) : text;
  if (value === null) return types.has('null') ? null : text;
  if (typeof value === 'boolean') return types.has('boolean') ? value : text;
  if (typeof value !== 'number') return text;
  return types.has('number') || (types.has('integer') && /^-?\d+$/.test(text)) ? value : text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function splitOnce(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  if (value.length === 0) throw new Miswritten(text);
  return [name, value.join('=')];
}

function pairUp(texts: readonly string[]): [name: string, value: string][] {
  if (texts.length % 2 === 1) throw new Miswritten();
  return texts.flatMap((name, index) => (index % 2 === 0 ? [[name, texts[index + 1] ?? '']] : []));
}

/**
 * The one text of a value that isn't a list.
 * @throws {Miswritten} if there are more.
 */
export function single([value = '', ...more]: readonly string[]): string {
  if (more.length > 0) throw new Miswritten();
  return value;
}

/**
 * Undoes percent-encoding (RFC 3986 §2.1).
 * @throws {Miswritten} if it is none, or not of UTF-8.
 */
export function decodeStrictly(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Miswritten(text);
  }
}

/** Of names and cookies, what isn't percent-encoded UTF-8 stays as it is (WHATWG URL §1.3). */
export function decodeLeniently(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
