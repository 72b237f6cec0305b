import type { Json, JsonObject, ParameterStyle } from '../../contract/contract.ts';
import { isJson } from '../../http/media-type.ts';
import { encodeFormText } from '../../http/percent.ts';
import type { Encoding, EncodingStyle } from './encoding.ts';
import { isComposite, isObject, scalarText } from './scalar-text.ts';

/** A name and a value, both as they are written. */
type Pair = readonly [name: string, value: string];

/** How the texts of fields are written. */
interface Notation {
  readonly encode: (text: string, isReservedAllowed?: boolean) => string;
  /** What parts the items of the styles `spaceDelimited` and `pipeDelimited`. */
  readonly space: string;
  readonly pipe: string;
  /** What stands around the names within those of the style `deepObject`. */
  readonly brackets: readonly [open: string, close: string];
}

/** As in a query (WHATWG URL §5.2, OpenAPI 3.1.1 §4.8.12.4). */
const ENCODED: Notation = {
  encode: encodeFormText,
  space: '%20',
  pipe: '%7C',
  brackets: ['%5B', '%5D'],
};

/** As in the parts of a form. */
export const UNENCODED: Notation = {
  encode: (text) => text,
  space: ' ',
  pipe: '|',
  brackets: ['[', ']'],
};

/** Writes an object as a form: each property as its encoding has it. */
export function writeFields(
  object: JsonObject,
  encodingOf: (property: string) => Encoding,
): string {
  return fieldPairs(object, encodingOf, ENCODED)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The fields of an object, in their order: each property as its encoding has it. */
export function fieldPairs(
  object: JsonObject,
  encodingOf: (property: string) => Encoding,
  notation: Notation,
): Pair[] {
  return Object.entries(object).flatMap(([name, value]) =>
    writeField(name, value, encodingOf(name), notation),
  );
}

function writeField(
  name: string,
  value: Json,
  { style, contentTypes }: Encoding,
  notation: Notation,
): Pair[] {
  if (style !== undefined) return writeStyled(name, value, style, notation);
  const { encode } = notation;
  const toText = isJson(contentTypes[0] ?? '') ? JSON.stringify : scalarText;
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => [encode(name), encode(toText(one))]);
}

function writeStyled(
  name: string,
  value: Json,
  { style, explode, allowReserved, delimiter }: EncodingStyle,
  notation: Notation,
): Pair[] {
  const { encode } = notation;
  const field = encode(name);
  const written = (one: Json) => encode(scalarText(one), allowReserved);
  if (!isComposite(value)) return [[field, written(value)]];
  if (style === 'deepObject') return writeDeep(field, value, notation, written);
  if (explode && Array.isArray(value)) return value.map((item) => [field, written(item)]);
  if (explode && isObject(value)) {
    return Object.entries(value).map(([key, member]) => [encode(key), written(member)]);
  }
  const pieces = Array.isArray(value) ? value : Object.entries(value).flat();
  const parting = delimiter === undefined ? delimiterOf(style, notation) : encode(delimiter);
  return [[field, pieces.map(written).join(parting)]];
}

/** `color[R]=100`, and so on inwards; a list's items by their index. */
function writeDeep(
  name: string,
  value: Json,
  notation: Notation,
  written: (value: Json) => string,
): Pair[] {
  if (!isComposite(value)) return [[name, written(value)]];
  const { encode, brackets } = notation;
  const [open, close] = brackets;
  return Object.entries(value).flatMap(([key, member]) =>
    writeDeep(`${name}${open}${encode(key)}${close}`, member, notation, written),
  );
}

function delimiterOf(style: ParameterStyle, { space, pipe }: Notation): string {
  if (style === 'spaceDelimited') return space;
  return style === 'pipeDelimited' ? pipe : ',';
}
