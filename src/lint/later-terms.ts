import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import type { Kind } from '../contract/grammar.ts';
import { childPointer, isJsonObject } from '../contract/pointer.ts';
import { walk } from '../contract/walk.ts';

/** An operation, and where it stands. */
interface Standing {
  readonly pointer: Pointer;
  readonly operation: Json;
}

/** Takes out of a document of OpenAPI 3.2, in place, the fields that 3.1 doesn't have. */
export function dropLaterFields(document: JsonObject): void {
  walk(document, 'openapi', '', (node, kind) => DROPPED[kind]?.(node));
}

/** Takes out of a document the operations of methods that 3.1 has no field for (OpenAPI 3.2 §4.9). */
export function takeOtherOperations(document: JsonObject): Standing[] {
  const found: Standing[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    if (kind !== 'pathItem') return;
    const { query, additionalOperations } = node;
    drop(node, ['query', 'additionalOperations']);
    if (query !== undefined) found.push({ pointer: `${pointer}/query`, operation: query });
    if (!isJsonObject(additionalOperations)) return;
    for (const [method, operation] of Object.entries(additionalOperations))
      found.push({ pointer: childPointer(`${pointer}/additionalOperations`, method), operation });
  });
  return found;
}

const DROPPED: Partial<Readonly<Record<Kind, (node: JsonObject) => void>>> = {
  openapi(node) {
    delete node.$self;
    for (const tag of objectsOf(node.tags)) drop(tag, ['summary', 'parent', 'kind']);
    dropServerNames(node);
  },
  components: (node) => drop(node, ['mediaTypes']),
  pathItem: dropServerNames,
  operation: dropServerNames,
  response: (node) => drop(node, ['summary']),
  example: (node) => drop(node, ['serializedValue']),
  securityScheme(node) {
    drop(node, ['deprecated', 'oauth2MetadataUrl']);
    if (isJsonObject(node.flows)) drop(node.flows, ['deviceAuthorization']);
  },
};

function dropServerNames({ servers }: JsonObject): void {
  for (const server of objectsOf(servers)) drop(server, ['name']);
}

function objectsOf(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function drop(node: JsonObject, keys: readonly string[]): void {
  for (const key of keys) delete node[key];
}
