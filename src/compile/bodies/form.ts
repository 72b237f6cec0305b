import type { Json } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { isJson } from '../../http/media-type.ts';
import { decodeFormTextStrictly } from '../../http/percent.ts';
import { compileContent } from '../parameters/content.ts';
import { type Decoded, decodeOrMalformed, Malformed, single } from '../parameters/decoded.ts';
import type { Fields } from '../parameters/form.ts';
import { compileQuery, compileUndeclared, declaredNames, readQuery } from '../parameters/query.ts';
import type { Shape } from '../parameters/shape.ts';
import type { Violation } from '../violation.ts';
import {
  type BodyCodec,
  type CodecContext,
  type DocumentedContent,
  readsText,
  unwritable,
  wasRead,
  writtenText,
} from './codec.ts';
import { describedBy, mayRepeat, wholeList } from './described.ts';
import { type Encoding, readEncodings, styledParameters } from './encoding.ts';
import { encodingFault } from './fault.ts';
import { writeFields } from './form-fields.ts';
import { isObject } from './scalar-text.ts';

type DecodeField = (fields: Fields, undeclared: readonly string[]) => Decoded;

/**
 * Bodies that are forms, `application/x-www-form-urlencoded` (OpenAPI 3.1 §4.8.14.3, §4.8.15): each
 * property is a field, a list as many fields of one name. A property that its encoding gives a style
 * is written as a query parameter, an object without one as JSON.
 */
export function compileFormBody(content: DocumentedContent, context: CodecContext): BodyCodec {
  const { shape, range, pointer } = content;
  const encodingOf = readEncodings(context.document, pointer);
  const read = compileFields(shape, encodingOf);
  return {
    read: readsText(range, (text) => {
      if (describedBy(shape) === 'scalar') return wasRead(text);
      return { kind: 'read', ...read(readQuery(text)), bytesAt: [] };
    }),
    write(value, mediaType) {
      if (typeof value === 'string') return writtenText(value, mediaType);
      if (!isObject(value)) throw unwritable(mediaType, 'an object');
      return writtenText(writeFields(value, encodingOf), mediaType);
    },
  };
}

/**
 * Prepares reading the properties of an object from fields, whose values are still encoded. Those that
 * no property declares are read as the schema has them.
 */
export function compileFields(
  shape: Shape,
  encodingOf: (property: string) => Encoding,
): (fields: Fields) => { readonly value: object; readonly faults: readonly Violation[] } {
  const styled = styledParameters(shape, encodingOf);
  const declared = new Set([...shape.propertyNames, ...declaredNames(styled)]);
  const findUndeclared = compileUndeclared(styled);
  const byStyle = new Map<string, DecodeField>(
    styled.map((parameter) => [parameter.parameter.name, compileQuery(parameter, declared)]),
  );
  const decoders = shape.propertyNames.map((name): [string, DecodeField] => [
    name,
    byStyle.get(name) ?? compileField(name, shape.property(name), encodingOf(name)),
  ]);

  return (fields) => {
    const undeclared = findUndeclared(fields).filter((name) => !declared.has(name));
    const others = undeclared.map((name): [string, DecodeField] => [
      name,
      compileField(name, shape.property(name), encodingOf(name)),
    ]);
    const members: [string, unknown][] = [];
    const faults: Violation[] = [];
    for (const [name, decode] of [...decoders, ...others]) {
      const value = decodeOrMalformed(decode, fields, undeclared);
      if (value instanceof Malformed) {
        const { pointer } = encodingOf(name);
        const received = { words: value.received, value: value.value };
        faults.push(encodingFault(childPointer('', name), value.expected, received, pointer));
      } else if (value !== undefined) {
        members.push([name, value]);
      }
    }
    return { value: Object.fromEntries(members), faults };
  };
}

/** A property without a style: each of its values is of the media type that its encoding names. */
function compileField(name: string, shape: Shape, { contentTypes }: Encoding): DecodeField {
  const decode = compileValues(shape, contentTypes);
  return (fields) => {
    const values = fields.get(name);
    return values && decode(values);
  };
}

function compileValues(
  shape: Shape,
  contentTypes: readonly string[],
): (values: readonly string[]) => Decoded {
  const decode = compileValue(shape, contentTypes);
  if (!mayRepeat(shape)) return single(decode);
  const isList = describedBy(shape) === 'array';
  return (values) => {
    if (!isList && values.length === 1) return single(decode)(values);
    const items: Json[] = [];
    for (const [index, value] of values.entries()) {
      const item = compileValue(shape.item(index), contentTypes)(value);
      if (item instanceof Malformed) return item;
      if (item !== undefined) items.push(item);
    }
    return wholeList(items, shape);
  };
}

/** JSON where the encoding says so, or the schema describes no scalar. */
function compileValue(shape: Shape, contentTypes: readonly string[]): (value: string) => Decoded {
  const described = describedBy(shape);
  const isStructured = described === 'object' || described === 'array';
  const mediaType = contentTypes[0] ?? (isStructured ? 'application/json' : 'text/plain');
  if (!isJson(mediaType)) return (value) => shape.scalar(decodeFormTextStrictly(value));
  const content = { range: mediaType, examples: new Map(), pointer: '' };
  return compileContent(content, decodeFormTextStrictly);
}
