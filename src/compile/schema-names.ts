import type { Json, JsonObject } from '../contract/contract.ts';
import { SCHEMA_NAMES } from '../contract/grammar.ts';
import { keysOf } from '../contract/keys.ts';
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
  return keysOf(document).isDisjointFrom(NAMES) ? document : (dropNames(document) as JsonObject);
}

function dropNames(node: Json): Json {
  if (Array.isArray(node)) {
    const items = node.map(dropNames);
    return items.every((item, index) => item === node[index]) ? node : items;
  }
  if (!isJsonObject(node)) return node;
  const before = Object.entries(node);
  const after = before
    .filter(([key, value]) => !isName(key, value))
    .map(([key, value]): [string, Json] => [key, COMPARED.has(key) ? value : dropNames(value)]);
  const isSame =
    after.length === before.length && after.every(([key, value]) => value === node[key]);
  return isSame ? node : Object.fromEntries(after);
}

function isName(key: string, value: Json): boolean {
  return NAMES.has(key) && typeof value === 'string';
}
