import type { Json, JsonObject, MediaType, Pointer } from './contract.ts';
import { followNode, type Place } from './follow.ts';
import { childPointer, isJsonObject } from './pointer.ts';

/** The media type of a form whose fields are written as in a query (WHATWG URL §5). */
export const URLENCODED = 'application/x-www-form-urlencoded';

/** Reads the `content` of a request body, response, parameter or header (OpenAPI 3.1 §4.8.14). */
export function readContent(document: JsonObject, { node, pointer }: Place): MediaType[] {
  if (!isJsonObject(node.content)) return [];
  const content = childPointer(pointer, 'content');
  return Object.entries(node.content).flatMap(([range, mediaType]) =>
    isJsonObject(mediaType)
      ? readMediaType(document, range, mediaType, childPointer(content, range))
      : [],
  );
}

/** The pointer of a node's `schema`, as a field that is absent where there is none. */
export function schemaField({ node, pointer }: Place): { schema?: Pointer } {
  return node.schema === undefined ? {} : { schema: childPointer(pointer, 'schema') };
}

function readMediaType(
  document: JsonObject,
  range: string,
  node: JsonObject,
  pointer: Pointer,
): MediaType {
  const examples = readExamples(document, { node, pointer });
  return { range, ...schemaField({ node, pointer }), examples, pointer };
}

/** Reads the examples of a media type or a header by name; external ones are left out. */
export function readExamples(
  document: JsonObject,
  { node, pointer }: Place,
): ReadonlyMap<string, Json> {
  const examples = new Map<string, Json>();
  if (node.example !== undefined) examples.set('example', node.example);
  if (isJsonObject(node.examples))
    for (const [name, example] of Object.entries(node.examples)) {
      const at = childPointer(childPointer(pointer, 'examples'), name);
      const value = followNode(document, example, at)?.node.value;
      if (value !== undefined) examples.set(name, value);
    }
  return examples;
}
