import type { Json, JsonObject } from '../../contract/contract.ts';
import { Malformed, quote } from './decoded.ts';
import type { Shape } from './shape.ts';

/** How a location writes values. */
export interface Notation {
  /** Whether an object is written `R=100,G=200` rather than `R,100,G,200`. */
  readonly isAssigned: boolean;
  /** Decodes a name or value once it was split off. */
  readonly decode: (text: string) => string;
}

/** What a value of several parts becomes; `undefined` where the schema has scalars alone. */
export function compositeKind({ types }: Shape): 'array' | 'object' | undefined {
  if (types?.has('array')) return 'array';
  return types?.has('object') ? 'object' : undefined;
}

/**
 * Prepares decoding a text whose parts a delimiter separates: `blue,black` (OpenAPI 3.1 §4.8.12.4).
 * A text whose schema has scalars alone isn't split.
 */
export function compileDelimited(
  shape: Shape,
  delimiter: string | RegExp,
  notation: Notation,
): (text: string) => Json | Malformed {
  const decode = compileTokens(shape, notation);
  if (compositeKind(shape) === undefined) return (text) => decode([text]);
  return (text) => decode(text.split(delimiter));
}

/** Prepares decoding a text that may have its delimiter, one of OpenAPI 2.0, encoded as well. */
export function compileEncodedDelimited(
  shape: Shape,
  delimiter: string,
  notation: Notation,
): (text: string) => Json | Malformed {
  const decode = compileDelimited(shape, delimiter, notation);
  const encoded = encodeURIComponent(delimiter);
  return (text) => decode(text.replaceAll(encoded, delimiter));
}

/**
 * Prepares decoding the parts of a value, one at least, to what the schema describes. Where it
 * allows scalars too, one part that fits is a scalar.
 */
export function compileTokens(
  shape: Shape,
  notation: Notation,
): (tokens: readonly string[]) => Json | Malformed {
  const { decode } = notation;
  const kind = compositeKind(shape);
  if (kind === undefined) return (tokens) => decodeScalar(tokens, shape, decode);
  const decodeComposite = (tokens: readonly string[]) =>
    kind === 'array' ? decodeArray(tokens, shape, decode) : decodeObject(tokens, shape, notation);
  if (!allowsScalars(shape)) return decodeComposite;

  return (tokens) => {
    const [token = ''] = tokens;
    if (tokens.length > 1) return decodeComposite(tokens);
    const scalar = shape.scalar(decode(token));
    const fits = shape.types?.has('string') || typeof scalar !== 'string';
    return fits ? scalar : decodeComposite(tokens);
  };
}

function allowsScalars({ types }: Shape): boolean {
  return [...(types ?? [])].some((type) => type !== 'array' && type !== 'object');
}

function decodeScalar(
  tokens: readonly string[],
  shape: Shape,
  decode: (text: string) => string,
): Json | Malformed {
  const [token = ''] = tokens;
  if (tokens.length === 1) return shape.scalar(decode(token));
  // A schema that names no type allows a list as well.
  if (shape.types === undefined) return tokens.map(decode);
  return new Malformed('one value', String(tokens.length));
}

function decodeArray(
  tokens: readonly string[],
  shape: Shape,
  decode: (text: string) => string,
): Json[] {
  return tokens.map((token, index) => shape.item(index).scalar(decode(token)));
}

function decodeObject(
  tokens: readonly string[],
  shape: Shape,
  { isAssigned, decode }: Notation,
): JsonObject | Malformed {
  const members = isAssigned ? tokens.map(splitAssignment) : pairUp(tokens);
  const values: [name: string, value: Json][] = [];
  for (const [rawName, rawValue] of members) {
    if (rawValue === undefined) {
      const expected = isAssigned ? 'properties written name=value' : 'a value for each property';
      return new Malformed(expected, quote(rawName), rawName);
    }
    const name = decode(rawName);
    values.push([name, shape.property(name).scalar(decode(rawValue))]);
  }
  return Object.fromEntries(values);
}

function splitAssignment(token: string): [name: string, value: string | undefined] {
  const equals = token.indexOf('=');
  return equals === -1 ? [token, undefined] : [token.slice(0, equals), token.slice(equals + 1)];
}

function pairUp(tokens: readonly string[]): [name: string, value: string | undefined][] {
  const pairs: [string, string | undefined][] = [];
  for (let index = 0; index < tokens.length; index += 2) {
    pairs.push([tokens[index] ?? '', tokens[index + 1]]);
  }
  return pairs;
}
