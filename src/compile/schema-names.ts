import type { Json, JsonObject } from '../contract/contract.ts';
import { SCHEMA_NAMES } from '../contract/grammar.ts';
import { isJsonObject } from '../contract/pointer.ts';

/** What ajv takes for the name of a schema. The schemas of a contract have none: pointers lead to them. */
const NAMES: ReadonlySet<string> = new Set(SCHEMA_NAMES);

/** Values that are compared: each of their members counts, and ajv looks for no name in them. */
const COMPARED: ReadonlySet<string> = new Set(['const', 'enum']);

/**
 * The document without what ajv would take for the name of a schema though it is data, such as the `$id`
 * in an example: two of the same would be too many. A document without any is returned as it is.
 */
export function withoutNames(document: JsonObject): JsonObject {
  return holdsName(document) ? (dropNames(document) as JsonObject) : document;
}

function holdsName(node: Json): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (Array.isArray(node)) return node.some(holdsName);
  for (const key in node) {
    const value = node[key] as Json;
    if (isName(key, value) || (!COMPARED.has(key) && holdsName(value))) return true;
  }
  return false;
}

function dropNames(node: Json): Json {
  if (Array.isArray(node)) return node.map(dropNames);
  if (!isJsonObject(node)) return node;
  const members = Object.entries(node)
    .filter(([key, value]) => !isName(key, value))
    .map(([key, value]): [string, Json] => [key, COMPARED.has(key) ? value : dropNames(value)]);
  return Object.fromEntries(members);
}

function isName(key: string, value: Json): boolean {
  return NAMES.has(key) && typeof value === 'string';
}
