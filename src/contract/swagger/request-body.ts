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
import { isOfBody } from './parameter.ts';

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
  const ofBody = parameters.filter(({ node }) => isOfBody(node));
  const last = ofBody.at(-1);
  if (last === undefined) return undefined;
  const fields = ofBody.filter(({ node }) => node.in === 'formData');
  const hasFields = last.node.in === 'formData';
  const others = ofBody.filter((one) => one !== last && !(hasFields && fields.includes(one)));
  if (others.some((other) => areListedTogether(other, last)))
    conversion.notes.push({ pointer: to, message: SEVERAL_BODIES });
  return hasFields
    ? formBody(conversion, fields, consumes, to)
    : referredOrOwn(conversion, last, consumes, to);
}

const SEVERAL_BODIES = 'OpenAPI 2.0 has one body in a list of parameters: only this one counts';

/** A body of the path is no other one: that of the operation stands in its place. */
function areListedTogether(one: Described, other: Described): boolean {
  const [list, otherList] = [one, other].map(({ listed }) => listed.replace(/\/\d+$/, ''));
  return list === otherList;
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
  const { moves, notes } = conversion;
  moves.set(to, from);
  if (schema === undefined)
    notes.push({ pointer: to, message: 'OpenAPI 2.0 requires the "schema" of a body' });
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
