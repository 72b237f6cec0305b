import type { Json, JsonObject } from '../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

/** Which way a body travels: it decides whether readOnly or writeOnly properties may be missing. */
export type Direction = 'request' | 'response';

/**
 * The document as it reads in one direction: a required property that is readOnly isn't required in
 * a request, a required writeOnly one not in a response (OpenAPI 3.1 §4.8.24.2; JSON Schema
 * validation §9.4). Pointers stay the same. A document without such properties is returned as it is.
 */
export function directionalDocument(document: JsonObject, direction: Direction): JsonObject {
  const mark = direction === 'request' ? 'readOnly' : 'writeOnly';
  if (!holdsMark(document, mark)) return document;
  return relax(document, new Set()) as JsonObject;

  /** `exempt`: names that an enclosing `allOf` has found to be marked. */
  function relax(node: Json, exempt: ReadonlySet<string>): Json {
    if (Array.isArray(node)) return node.map((item) => relax(item, exempt));
    if (!isJsonObject(node)) return node;
    const marked = new Set([...exempt, ...markedProperties(node, new Set())]);
    const members = Object.entries(node).map(([key, value]): [string, Json] => {
      if (key !== 'required' || !Array.isArray(value)) {
        return [key, relax(value, key === 'allOf' ? marked : new Set())];
      }
      return [key, value.filter((name) => typeof name !== 'string' || !marked.has(name))];
    });
    return Object.fromEntries(members);
  }

  function markedProperties(schema: JsonObject, seen: Set<JsonObject>): string[] {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const names: string[] = [];
    if (isJsonObject(schema.properties)) {
      for (const [name, property] of Object.entries(schema.properties)) {
        if (isMarked(property, new Set())) names.push(name);
      }
    }
    for (const part of parts(schema)) names.push(...markedProperties(part, seen));
    return names;
  }

  function isMarked(schema: Json, seen: Set<Json>): boolean {
    if (!isJsonObject(schema) || seen.has(schema)) return false;
    seen.add(schema);
    return schema[mark] === true || parts(schema).some((part) => isMarked(part, seen));
  }

  /** The schemas that hold together with this one: its reference's target and its `allOf`. */
  function parts(schema: JsonObject): JsonObject[] {
    const all = Array.isArray(schema.allOf) ? [...schema.allOf] : [];
    const pointer = referencePointer(schema);
    if (pointer !== undefined) all.push(valueAt(document, pointer) ?? null);
    return all.filter(isJsonObject);
  }
}

function holdsMark(node: Json, mark: string): boolean {
  if (node === null || typeof node !== 'object') return false;
  if (Array.isArray(node)) return node.some((item) => holdsMark(item, mark));
  return node[mark] === true || Object.values(node).some((value) => holdsMark(value, mark));
}
