import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, formatPointer } from '../../contract/pointer.ts';
import { readDisposition, writeDisposition } from '../../http/content-disposition.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Part } from '../../http/multipart.ts';
import { lazily } from '../lazily.ts';
import { compileUndeclared } from '../parameters/query.ts';
import type { Shape, ShapedParameter } from '../parameters/shape.ts';
import type { Violation } from '../violation.ts';
import {
  type BodyReading,
  type CodecContext,
  type DocumentedContent,
  type PartHeaders,
  unreadable,
} from './codec.ts';
import { describedBy, mayRepeat, wholeList } from './described.ts';
import { type Encoding, readEncodings, styledParameters } from './encoding.ts';
import { encodingFault } from './fault.ts';
import { compileFields } from './form.ts';
import { fieldPairs, UNENCODED } from './form-fields.ts';
import { joinItems, joinProperties } from './join.ts';
import { compilePart, compilePartHeaders, type ReceivedPart } from './part.ts';

/** The parts of a form, and the object that they are. */
export interface FormParts {
  readonly read: (parts: readonly ReceivedPart[]) => BodyReading;
  readonly write: (value: JsonObject, partHeaders: PartHeaders) => readonly Part[];
}

/**
 * Prepares the parts of a form (RFC 7578; OpenAPI 3.1 §4.8.14.4, §4.8.15): each property is a part of
 * its name, a list as many parts of one name. A property that its encoding gives a style is written as
 * in a query, but not percent-encoded.
 */
export function compileFormParts(
  { shape, range, pointer }: DocumentedContent,
  context: CodecContext,
): FormParts {
  const encodingOf = readEncodings(context.document, pointer);
  const styled = styledParameters(shape, encodingOf);
  const findUnstyled = compileUndeclared(styled);
  const styledHeaders = styled.map((parameter) =>
    compileStyledHeaders(parameter, encodingOf, context),
  );
  const readStyled = compileFields(shape, encodingOf);
  const property = lazily((name: string) =>
    compileProperty(shape.property(name), encodingOf(name), context),
  );
  return {
    read(parts) {
      const named = new Map<string, ReceivedPart[]>();
      for (const [index, part] of parts.entries()) {
        const { name } = readDisposition(part.headers['content-disposition'] ?? '');
        if (name === undefined) return unreadable(namelessPart(index + 1), range);
        named.set(name, [...(named.get(name) ?? []), part]);
      }
      const texts = new Map([...named].map(([name, values]) => [name, values.map(asFieldValue)]));
      const isUnknown = ({ body }: ReceivedPart) => body === undefined;
      const unknown = [...named].filter(([, values]) => values.some(isUnknown));
      const unstyled = new Set([...findUnstyled(texts), ...unknown.map(([name]) => name)]);
      for (const name of unstyled) texts.delete(name);
      const { value, faults } = readStyled(texts);
      const ofHeaders = styledHeaders.flatMap((judge) => judge(named));
      return joinProperties(
        [...unstyled].map((name) => [name, property(name).read(named.get(name) ?? [])]),
        { value, faults: [...faults, ...ofHeaders] },
      );
    },
    write: (value, partHeaders) =>
      Object.entries(value).flatMap(([name, member]) =>
        encodingOf(name).style === undefined
          ? property(name)
              .write(member, childPointer('', name), partHeaders)
              .map((part) => withName(part, name))
          : fieldPairs({ [name]: member }, encodingOf, UNENCODED).map(([field, text], index) => {
              const headers = partHeaders(encodingOf(name), formatPointer([name, String(index)]));
              return withName({ headers, body: Buffer.from(text) }, field);
            }),
      ),
  };
}

/** Prepares holding the header fields of the parts that a styled property is written as. */
function compileStyledHeaders(
  styled: ShapedParameter,
  encodingOf: (property: string) => Encoding,
  context: CodecContext,
): (named: ReadonlyMap<string, readonly ReceivedPart[]>) => readonly Violation[] {
  const { name } = styled.parameter;
  const judge = compilePartHeaders(encodingOf(name), context);
  const findOthers = compileUndeclared([styled]);
  return (named) => {
    const others = new Set(findOthers(named));
    return [...named]
      .filter(([field]) => !others.has(field))
      .flatMap(([, parts]) => parts.flatMap(({ headers }) => judge(headers)))
      .map((violation) => ({ ...violation, pointer: childPointer('', name) }));
  };
}

function namelessPart(number: number): string {
  return `part ${number} has no name: expected Content-Disposition: form-data; name="…"`;
}

/** What a query would have in its place: text whose delimiters are as they are. */
function asFieldValue({ body = new Uint8Array() }: ReceivedPart): string {
  return Buffer.from(body).toString('utf8').replaceAll(/[%+]/g, encodeURIComponent);
}

/** Prepares all the parts of one property. */
function compileProperty(shape: Shape, encoding: Encoding, context: CodecContext) {
  const whole = compilePart(shape, encoding, context);
  const item = lazily((index: number) => compilePart(shape.item(index), encoding, context));
  const described = describedBy(shape);
  return {
    read(parts: readonly ReceivedPart[]): BodyReading {
      const [only] = parts;
      const isOne = parts.length === 1 && only !== undefined;
      if (described !== 'array' && isOne) return whole.read(only);
      if (!mayRepeat(shape)) return severalParts(parts.length, encoding);
      const items = joinItems(parts.map((part, index) => item(index).read(part)));
      if (items.kind !== 'read' || !Array.isArray(items.value)) return items;
      return { ...items, value: wholeList(items.value, shape) };
    },
    write(value: Json, place: Pointer, partHeaders: PartHeaders): Part[] {
      if (described !== 'array' || !Array.isArray(value)) {
        return [whole.write(value, place, partHeaders)];
      }
      return value.map((one, index) =>
        item(index).write(one, childPointer(place, index), partHeaders),
      );
    },
  };
}

function severalParts(count: number, { pointer }: Encoding): BodyReading {
  const fault = encodingFault('', 'one part', { words: String(count) }, pointer);
  return { kind: 'read', value: undefined, faults: [fault], bytesAt: [] };
}

/** Parts of bytes are files, which have a name. The disposition is the form's own (RFC 7578 §4.2). */
function withName({ headers, body }: Part, name: string): Part {
  const { 'content-disposition': _, ...others } = headers;
  const { type, subtype = '' } = parseMediaType(headers['content-type'] ?? 'text/plain') ?? {};
  const isFile = type !== 'text' && subtype !== 'json';
  const extension = /^[a-z]{2,4}$/.test(subtype) ? subtype : 'bin';
  const filename = isFile ? `${name}.${extension}` : undefined;
  const disposition = writeDisposition({ name, ...(filename !== undefined && { filename }) });
  return { headers: { 'content-disposition': disposition, ...others }, body };
}
