import type { JsonObject, Note, Pointer } from './contract.ts';
import { isReferable, type Kind } from './grammar.ts';
import { childPointer } from './pointer.ts';

/** The fields of a schema of OpenAPI 3.0 (OpenAPI 3.0.3 §4.7.24); a reference has `$ref` alone. */
const SCHEMA_FIELDS: ReadonlySet<string> = new Set([
  ...['$ref', 'title', 'description', 'type', 'format', 'enum', 'default', 'example', 'nullable'],
  ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'items', 'maxItems', 'minItems', 'uniqueItems'],
  ...['properties', 'additionalProperties', 'required', 'maxProperties', 'minProperties'],
  ...['allOf', 'oneOf', 'anyOf', 'not', 'discriminator'],
  ...['readOnly', 'writeOnly', 'deprecated', 'xml', 'externalDocs'],
]);

/** What an object of a document in OpenAPI 3.0 says that this version ignores, or doesn't know. */
export function notesOf30(node: JsonObject, kind: Kind, pointer: Pointer): Note[] {
  const siblings = siblingsOfReference(node, kind);
  const notes = siblings.map((key) => ({
    pointer: childPointer(pointer, key),
    message: `OpenAPI 3.0 ignores "${key}" beside a $ref`,
  }));
  if (kind === 'schema' && typeof node.$ref !== 'string') notes.push(...schemaNotes(node, pointer));
  return notes;
}

/** What an object of a document in OpenAPI 3.1 says that this version has no more. */
export function notesOf31(node: JsonObject, kind: Kind, pointer: Pointer): Note[] {
  if (kind !== 'schema' || node.nullable === undefined) return [];
  const message = 'OpenAPI 3.1 has no "nullable": null is one of the values of "type"';
  return [{ pointer: `${pointer}/nullable`, message }];
}

/**
 * What OpenAPI 3.0 ignores beside a `$ref` (§4.7.23), but for `nullable`, which is meant. What there
 * may be beside that of a path item isn't said.
 */
export function siblingsOfReference(node: JsonObject, kind: Kind): string[] {
  if (typeof node.$ref !== 'string' || !isReferable(kind) || kind === 'pathItem') return [];
  return Object.keys(node).filter((key) => {
    return key !== '$ref' && !(key === 'nullable' && kind === 'schema');
  });
}

function schemaNotes(schema: JsonObject, pointer: Pointer): Note[] {
  const unknown = Object.keys(schema).filter(
    (key) => !SCHEMA_FIELDS.has(key) && !key.startsWith('x-'),
  );
  const notes = unknown.map((key) => ({
    pointer: childPointer(pointer, key),
    message: `OpenAPI 3.0 has no "${key}" in a schema, though what is meant by it holds`,
  }));
  if (Array.isArray(schema.type))
    notes.push({ pointer: `${pointer}/type`, message: 'OpenAPI 3.0 has one "type" in a schema' });
  if (schema.type === 'array' && schema.items === undefined)
    notes.push({ pointer, message: 'OpenAPI 3.0 requires the "items" of an array' });
  return notes;
}
