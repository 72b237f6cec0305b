import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJson } from '../../http/media-type.ts';
import { encodeFormText } from '../../http/percent.ts';
import type { Encoding, EncodingStyle } from './encoding.ts';
import { isComposite, isObject, scalarText } from './scalar-text.ts';

/** A name and a value, both encoded. */
type Pair = readonly [name: string, value: string];

type Encode = (text: string) => string;

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', '%20'],
  ['pipeDelimited', '|'],
]);

/** Writes an object as a form: each property as its encoding has it. */
export function writeFields(
  object: JsonObject,
  encodingOf: (property: string) => Encoding,
): string {
  return Object.entries(object)
    .flatMap(([name, value]) => writeField(name, value, encodingOf(name)))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function writeField(name: string, value: Json, { style, contentTypes }: Encoding): Pair[] {
  const field = encodeFormText(name);
  if (style !== undefined) return writeStyled(field, value, style);
  const toText = isJson(contentTypes[0] ?? '') ? JSON.stringify : scalarText;
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => [field, encodeFormText(toText(one))]);
}

function writeStyled(field: string, value: Json, style: EncodingStyle): Pair[] {
  const encode: Encode = (text) => encodeFormText(text, style.allowReserved);
  const asOne = (one: Json): Pair => [field, encode(scalarText(one))];
  if (!isComposite(value)) return [asOne(value)];
  if (style.style === 'deepObject') return writeDeep(field, value, encode);
  if (style.explode && Array.isArray(value)) return value.map(asOne);
  if (style.explode && isObject(value)) {
    return Object.entries(value).map(([key, member]) => [
      encodeFormText(key),
      encode(scalarText(member)),
    ]);
  }
  const pieces = Array.isArray(value) ? value : Object.entries(value).flat();
  const texts = pieces.map((piece) => encode(scalarText(piece)));
  return [[field, texts.join(DELIMITERS.get(style.style) ?? ',')]];
}

/** `color[R]=100`, and so on inwards; a list's items by their index. */
function writeDeep(name: string, value: Json, encode: Encode): Pair[] {
  if (!isComposite(value)) return [[name, encode(scalarText(value))]];
  return Object.entries(value).flatMap(([key, member]) =>
    writeDeep(`${name}[${encodeFormText(key)}]`, member, encode),
  );
}
