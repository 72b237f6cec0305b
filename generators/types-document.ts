import type { Json, JsonObject } from '../src/contract/contract.ts';
import { mappedPointer } from '../src/contract/discriminator.ts';
import { follow } from '../src/contract/follow.ts';
import { fieldOf, isReferable, type Kind } from '../src/contract/grammar.ts';
import {
  isJsonObject,
  localReference,
  referencePointer,
  valueAt,
} from '../src/contract/pointer.ts';
import { walk } from '../src/contract/walk.ts';
import { placeInnerSchemas } from './inner-schemas.ts';
import { withRequestSchemas } from './request-schemas.ts';

/**
 * The part of a document that its types are made of. openapi-typescript stumbles over fields that
 * aren't shaped as specified, even if it only comments on them, and takes a `$ref` anywhere for a
 * reference, though it be data. What requests have otherwise than responses stands in it both ways.
 */
export function typesDocument(given: JsonObject): JsonObject {
  const document = withRequestSchemas(given);
  const copy = structuredClone(document);
  placeInnerSchemas(copy);
  const ambiguous = ambiguousOperationIds(copy);
  walk(copy, 'openapi', '', (node, kind) => {
    if (kind === 'pathItem') joinPathItem(document, node);
    if (ambiguous.has(node.operationId)) delete node.operationId;
    for (const [key, value] of Object.entries(node)) {
      const read =
        key === 'discriminator' ? readDiscriminator(document, value) : readField(kind, key, value);
      if (read === undefined) delete node[key];
      else node[key] = read;
    }
  });
  return copy;
}

/** An operationId that several operations claim names none of them: method and path do. */
function ambiguousOperationIds(document: JsonObject): ReadonlySet<Json | undefined> {
  const seen = new Set<Json>();
  const ambiguous = new Set<Json>();
  walk(document, 'openapi', '', ({ operationId }, kind) => {
    if (kind !== 'operation' || operationId === undefined) return;
    (seen.has(operationId) ? ambiguous : seen).add(operationId);
  });
  return ambiguous;
}

/** What stands beside the reference of a path item wins; openapi-typescript would leave it out. */
function joinPathItem(document: JsonObject, node: JsonObject): void {
  const { $ref, ...own } = node;
  const target = referencePointer(node);
  if (target === undefined || Object.keys(own).length === 0) return;
  const other = structuredClone(follow(document, target)?.node ?? {});
  // Its operations keep their ids where they come from.
  for (const part of Object.values(other)) if (isJsonObject(part)) delete part.operationId;
  delete node.$ref;
  Object.assign(node, other, own);
  const parameters = [other.parameters, own.parameters].filter(Array.isArray).flat();
  if (parameters.length > 0) node.parameters = parameters;
}

function readDiscriminator(document: JsonObject, value: Json): Json | undefined {
  if (!isJsonObject(value) || typeof value.propertyName !== 'string') return undefined;
  // Where a value may lack the property (OpenAPI 3.2 §4.25.3), it doesn't tell the types.
  if (value.defaultMapping !== undefined) return undefined;
  const { propertyName, mapping } = value;
  if (!isJsonObject(mapping)) return { propertyName };
  const entries = Object.entries(mapping).flatMap(([key, target]) => {
    const pointer = typeof target === 'string' ? mappedPointer(target) : undefined;
    if (key === '$ref' || pointer === undefined) return [];
    // Any other file would be read, wherever it is.
    return valueAt(document, pointer) === undefined ? [] : [[key, localReference(pointer)]];
  });
  return { propertyName, mapping: Object.fromEntries(entries) };
}

/** What a field means to a type; `undefined`: nothing. */
function readField(kind: Kind, key: string, value: Json): Json | undefined {
  if (key === '$ref') return isReferable(kind) ? value : undefined;
  if (DEFINITIONS.has(key) && kind === 'schema') return undefined;
  const field = fieldOf(kind, key);
  if (field === undefined) return READERS.get(key)?.(value, kind);
  if (UNTYPED.has(field[1])) return undefined;
  if (value === null && field[0] !== 'one') return undefined;
  if (kind === 'schema' && Array.isArray(value)) return value.flatMap(withoutBoolean);
  if (field[0] !== 'patterned' || !isJsonObject(value)) return value;
  const parts = Object.entries(value).filter(([name]) => !name.startsWith('x-'));
  return Object.fromEntries(parts.map(([name, part]) => [asRange(name), part]));
}

/** A range of statuses is said in capitals, however it was written. */
function asRange(name: string): string {
  return /^[1-5]xx$/i.test(name) ? name.toUpperCase() : name;
}

/** A list of schemas may hold true, which is `{}`, and false, which adds nothing to a union. */
function withoutBoolean(schema: Json): Json[] {
  if (schema === false) return [];
  return [schema === true ? {} : schema];
}

/** Of a schema, what isn't part of it: openapi-typescript would ask for it in each value. */
const DEFINITIONS: ReadonlySet<string> = new Set(['$defs', 'definitions']);

/** Objects that have no part in any type. */
const UNTYPED: ReadonlySet<Kind> = new Set(['encoding', 'example', 'link', 'securityScheme']);

type Reader = (value: Json, kind: Kind) => Json | undefined;

const text = (value: Json) => (typeof value === 'string' ? value : undefined);
const flag = (value: Json) => (typeof value === 'boolean' ? value : undefined);
const number = (value: Json) => (typeof value === 'number' ? value : undefined);
const list = (value: Json) => (Array.isArray(value) ? value : undefined);
const texts = (value: Json) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;
/** A comment may be written as a number: `title: 2024`. */
const comment = (value: Json) => (typeof value === 'number' ? String(value) : text(value));
/** Data stands in comments only: as the text that openapi-typescript would make of it. */
const data = (value: Json) => (typeof value === 'object' ? JSON.stringify(value, null, 2) : value);

/** Whether a value can stand as a type: an object with a `$ref` would be taken for a reference. */
const isLiteral = (value: Json) => !JSON.stringify(value).includes('"$ref"');

/** The fields, beside those that hold other objects, of which types and their comments are made. */
const READERS: ReadonlyMap<string, Reader> = new Map(
  Object.entries({
    openapi: text,
    operationId: text,
    name: text,
    in: text,
    title: comment,
    summary: comment,
    description: comment,
    format: text,
    type: (value) => text(value) ?? texts(value),
    required: (value, kind) => (kind === 'schema' ? texts(value) : flag(value)),
    enum: (value) => list(value)?.filter(isLiteral),
    minItems: number,
    maxItems: number,
    const: (value) => (isLiteral(value) ? value : undefined),
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
    default: data,
    example: data,
    examples: (value) => list(value)?.map(data),
  } satisfies Record<string, Reader>),
);
