import type { JsonObject, Note, Pointer } from './contract.ts';
import { isReferable, type Kind } from './grammar.ts';
import { childPointer } from './pointer.ts';
import type { SpecLine } from './version.ts';

/** The fields of a schema of OpenAPI 2.0 (§5.2.13 "Schema Object"); a reference has `$ref` alone. */
const FIELDS_20 = [
  ...['$ref', 'title', 'description', 'type', 'format', 'enum', 'default', 'example'],
  ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'items', 'maxItems', 'minItems', 'uniqueItems'],
  ...['properties', 'additionalProperties', 'required', 'maxProperties', 'minProperties'],
  ...['allOf', 'discriminator', 'readOnly', 'xml', 'externalDocs'],
];

/** The fields of a schema by version: 3.0 adds some (OpenAPI 3.0.3 §4.7.24). */
const SCHEMA_FIELDS: Readonly<Record<'2.0' | '3.0', ReadonlySet<string>>> = {
  '2.0': new Set(FIELDS_20),
  '3.0': new Set([...FIELDS_20, 'nullable', 'oneOf', 'anyOf', 'not', 'writeOnly', 'deprecated']),
};

/** What an object of a document says that the line of the document's version ignores, or doesn't know. */
export function notesOf(node: JsonObject, kind: Kind, pointer: Pointer, line: SpecLine): Note[] {
  return line === '2.0' || line === '3.0'
    ? notesOfOld(node, kind, pointer, line)
    : notesOfNew(node, kind, pointer, line);
}

function notesOfOld(
  node: JsonObject,
  kind: Kind,
  pointer: Pointer,
  version: '2.0' | '3.0',
): Note[] {
  const siblings = siblingsOfReference(node, kind);
  const notes = siblings.map((key) => ({
    pointer: childPointer(pointer, key),
    message: `OpenAPI ${version} ignores "${key}" beside a $ref`,
  }));
  if (kind === 'schema' && typeof node.$ref !== 'string')
    notes.push(...schemaNotes(node, pointer, version));
  return notes;
}

function notesOfNew(node: JsonObject, kind: Kind, pointer: Pointer, version: SpecLine): Note[] {
  if (kind !== 'schema' || node.nullable === undefined) return [];
  const message = `OpenAPI ${version} has no "nullable": null is one of the values of "type"`;
  return [{ pointer: `${pointer}/nullable`, message }];
}

/**
 * What OpenAPI 2.0 and 3.0 ignore beside a `$ref` (3.0.3 §4.7.23), but for `nullable`, which is meant.
 * What there may be beside that of a path item isn't said.
 */
export function siblingsOfReference(node: JsonObject, kind: Kind): string[] {
  if (typeof node.$ref !== 'string' || !isReferable(kind) || kind === 'pathItem') return [];
  return Object.keys(node).filter((key) => {
    return key !== '$ref' && !(NULLABLE.includes(key) && kind === 'schema');
  });
}

const NULLABLE = ['nullable', 'x-nullable'];

function schemaNotes(schema: JsonObject, pointer: Pointer, version: '2.0' | '3.0'): Note[] {
  const unknown = Object.keys(schema).filter(
    (key) => !SCHEMA_FIELDS[version].has(key) && !key.startsWith('x-'),
  );
  const notes = unknown.map((key) => ({
    pointer: childPointer(pointer, key),
    message: `OpenAPI ${version} has no "${key}" in a schema, though what is meant by it holds`,
  }));
  if (Array.isArray(schema.type))
    notes.push({
      pointer: `${pointer}/type`,
      message: `OpenAPI ${version} has one "type" in a schema`,
    });
  if (schema.type === 'array' && schema.items === undefined)
    notes.push({ pointer, message: `OpenAPI ${version} requires the "items" of an array` });
  return notes;
}
