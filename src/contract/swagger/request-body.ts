import type { JsonObject, Pointer } from '../contract.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  localReference,
  parsePointer,
} from '../pointer.ts';
import type { Conversion, Described, Part } from './conversion.ts';
import { formBody } from './form.ts';
import { areSame, contentOf, documentMediaTypes, isForm, type Listed } from './media-types.ts';

/**
 * Makes the Request Body Object that an operation's `body` or `formData` parameters describe;
 * `undefined` where there is none of them. One body at most is described (OpenAPI 2.0 §5.2.9): the last.
 *
 * @param parameters all of the operation, with their references followed.
 * @param consumes the media types of the operation.
 * @param to the place of the request body.
 */
export function requestBodyOf(
  conversion: Conversion,
  parameters: readonly Described[],
  consumes: Listed,
  to: Pointer,
): JsonObject | undefined {
  const body = parameters.findLast(({ node }) => node.in === 'body');
  if (body !== undefined) return referredOrOwn(conversion, body, consumes, to);
  const fields = parameters.filter(({ node }) => node.in === 'formData');
  return fields.length === 0 ? undefined : formBody(conversion, fields, consumes, to);
}

/** A body of the document's `parameters` stays one object for all operations with its media types. */
function referredOrOwn(
  conversion: Conversion,
  { node, from, listed }: Described,
  consumes: Listed,
  to: Pointer,
): JsonObject {
  const [section, name, ...rest] = parsePointer(from);
  const isShared = section === 'parameters' && rest.length === 0;
  if (isShared && areSame(consumes, documentMediaTypes(conversion.swagger, 'consumes'))) {
    conversion.moves.set(to, listed);
    return { $ref: localReference(formatPointer(['components', 'requestBodies', name ?? ''])) };
  }
  return bodyOf(conversion, { node, from, to }, consumes);
}

/** Makes the Request Body Object that a `body` parameter describes. Its name says nothing. */
export function bodyOf(
  conversion: Conversion,
  { node, from, to }: Part,
  consumes: Listed,
): JsonObject {
  const {
    in: location,
    name,
    schema,
    'x-example': example,
    'x-examples': examples,
    ...rest
  } = node;
  const { moves } = conversion;
  moves.set(to, from);
  if (consumes.from !== undefined) moves.set(`${to}/content`, consumes.from);
  const ranges = bodyRanges(consumes);
  const content = contentOf(conversion, ranges, schema, `${from}/schema`, `${to}/content`);
  for (const [range, mediaType] of Object.entries(content)) {
    const byRange = isJsonObject(examples) ? examples[range] : undefined;
    const value = byRange ?? example;
    if (value === undefined) continue;
    mediaType.example = value;
    const place =
      byRange === undefined ? `${from}/x-example` : childPointer(`${from}/x-examples`, range);
    moves.set(`${childPointer(`${to}/content`, range)}/example`, place);
  }
  return { ...rest, content };
}

/** A list for the whole document may name forms as well, which a `body` isn't. */
function bodyRanges({ ranges }: Listed): readonly string[] {
  if (ranges.length === 0) return ['application/json'];
  const others = ranges.filter((range) => !isForm(range));
  return others.length === 0 ? ranges : others;
}
