import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { keysOf } from '../contract/keys.ts';
import { childPointer, isJsonObject } from '../contract/pointer.ts';

/** A property that ajv passes over, as it guards itself against it. */
const PROTO = '__proto__';
/** Only that name matches it. */
const PATTERN = '^__proto__$';

const AS_PROPERTY = childPointer(childPointer('', 'properties'), PROTO);
const AS_PATTERN = childPointer(childPointer('', 'patternProperties'), PATTERN);

/**
 * The document with the properties that are called `__proto__` told by a pattern, which ajv doesn't pass
 * over. A document without any is returned as it is.
 */
export function withProtoByPattern(document: JsonObject): JsonObject {
  return keysOf(document).has(PROTO) ? (byPattern(document) as JsonObject) : document;
}

/** Where the original document has what stands at a pointer. */
export function originalPointer(pointer: Pointer): Pointer {
  return pointer.replaceAll(AS_PATTERN, AS_PROPERTY);
}

function byPattern(node: Json): Json {
  if (Array.isArray(node)) return node.map(byPattern);
  if (!isJsonObject(node)) return node;
  const members = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, byPattern(value)]),
  );
  const { properties, patternProperties } = members;
  const schema = isJsonObject(properties) ? ownProto(properties) : undefined;
  if (schema === undefined || !isJsonObject(properties)) return members;
  const others = Object.entries(properties).filter(([name]) => name !== PROTO);
  const patterns = isJsonObject(patternProperties) ? patternProperties : {};
  return {
    ...members,
    properties: Object.fromEntries(others),
    patternProperties: { ...patterns, [PATTERN]: schema },
  };
}

function ownProto(properties: JsonObject): Json | undefined {
  return Object.entries(properties).find(([name]) => name === PROTO)?.[1];
}
