import type { Json, JsonObject, Pointer } from '../contract.ts';
import { childPointer, isJsonObject, referencePointer, valueAt } from '../pointer.ts';
import { type Conversion, convertParts, type Part } from './conversion.ts';
import { areSame, contentOf, documentMediaTypes, type Listed } from './media-types.ts';
import { convertHeader } from './parameter.ts';

/**
 * Converts a Response Object (OpenAPI 2.0 §5.2.12). A reference stays one where what it leads to has
 * the same media types there; elsewhere its target is put in its place.
 *
 * @param produces the media types of the operation that it answers.
 */
export function convertResponse(conversion: Conversion, part: Part, produces: Listed): JsonObject {
  const target = referencePointer(part.node);
  if (target === undefined) return responseObject(conversion, part, produces);
  const { swagger, moves } = conversion;
  const isComponent = /^\/responses\/[^/]+$/.test(target);
  const response = valueAt(swagger, target);
  if (!isJsonObject(response)) return part.node;
  if (isComponent && areSame(produces, documentMediaTypes(swagger, 'produces'))) {
    moves.set(part.to, part.from);
    return part.node;
  }
  return convertResponse(conversion, { node: response, from: target, to: part.to }, produces);
}

function responseObject(
  conversion: Conversion,
  { node, from, to }: Part,
  produces: Listed,
): JsonObject {
  const { moves } = conversion;
  const { schema, headers, examples, ...rest } = node;
  moves.set(to, from);
  const response: JsonObject = { ...rest };
  if (headers !== undefined)
    response.headers = convertParts(headers, 'map', `${from}/headers`, `${to}/headers`, (part) =>
      convertHeader(conversion, part),
    );
  if (schema === undefined && examples === undefined) return response;
  if (produces.from !== undefined) moves.set(`${to}/content`, produces.from);
  const ranges = produces.ranges.length === 0 ? [defaultRange(schema)] : produces.ranges;
  const content = contentOf(conversion, ranges, schema, `${from}/schema`, `${to}/content`);
  addExamples(conversion, content, examples, { from, to });
  return { ...response, content };
}

/** What a response is sent as where nothing says so: 2.0 has no default. */
function defaultRange(schema: Json | undefined): string {
  const isFile = isJsonObject(schema) && schema.format === 'binary';
  return isFile ? 'application/octet-stream' : 'application/json';
}

/** An example stands under a media type that the operation produces (OpenAPI 2.0 §5.2.14). */
function addExamples(
  { moves, notes }: Conversion,
  content: Record<string, JsonObject>,
  examples: Json | undefined,
  { from, to }: { from: Pointer; to: Pointer },
): void {
  if (!isJsonObject(examples)) return;
  for (const [range, example] of Object.entries(examples)) {
    const mediaType = Object.hasOwn(content, range) ? content[range] : undefined;
    if (mediaType === undefined) {
      if (range.startsWith('x-')) continue;
      const pointer = childPointer(`${to}/examples`, range);
      notes.push({ pointer, message: `the operation produces no ${range}: the example is unused` });
      continue;
    }
    mediaType.example = JSON_RANGE.test(range) ? parsed(example) : example;
    const place = childPointer(`${to}/content`, range);
    moves.set(`${place}/example`, childPointer(`${from}/examples`, range));
  }
}

const JSON_RANGE = /[/+]json(;|$)/i;

/** An example is "what such a response would look like": a text of JSON may stand for what is in it. */
function parsed(example: Json): Json {
  if (typeof example !== 'string' || !/^\s*[{[]/.test(example)) return example;
  try {
    return JSON.parse(example);
  } catch {
    return example;
  }
}
