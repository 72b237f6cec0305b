import type { Json, JsonObject } from '../contract/contract.ts';
import { keysOf } from '../contract/keys.ts';
import { isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

/** Which way a body travels: it decides whether readOnly or writeOnly properties may be missing. */
export type Direction = 'request' | 'response';

/** Marks a property that isn't sent in a direction (OpenAPI 3.1 §4.8.24.2; JSON Schema validation §9.4). */
type Mark = 'readOnly' | 'writeOnly';

const NONE: ReadonlySet<string> = new Set();

/**
 * The document as it reads in one direction: a required property that is readOnly isn't required in
 * a request, a required writeOnly one not in a response. Pointers stay the same; parts that read alike
 * are shared with the document.
 */
export function directionalDocument(document: JsonObject, direction: Direction): JsonObject {
  const mark = markOf(direction);
  if (!keysOf(document).has(mark)) return document;
  return relax(document, NONE) as JsonObject;

  /** `exempt`: names that an enclosing `allOf` has found to be marked. */
  function relax(node: Json, exempt: ReadonlySet<string>): Json {
    if (Array.isArray(node)) {
      const items = node.map((item) => relax(item, exempt));
      return items.every((item, index) => item === node[index]) ? node : items;
    }
    if (!isJsonObject(node)) return node;
    const marked =
      Array.isArray(node.required) || node.allOf !== undefined
        ? new Set([...exempt, ...markedProperties(document, node, mark)])
        : NONE;
    let relaxed = node;
    for (const key of Object.keys(node)) {
      const value = node[key] as Json;
      const member =
        key === 'required' && Array.isArray(value)
          ? withoutNames(value, marked)
          : relax(value, key === 'allOf' ? marked : NONE);
      if (member === value) continue;
      if (relaxed === node) relaxed = { ...node };
      relaxed[key] = member;
    }
    return relaxed;
  }
}

function withoutNames(required: Json[], marked: ReadonlySet<string>): Json[] {
  const isMarked = (name: Json) => typeof name === 'string' && marked.has(name);
  return required.some(isMarked) ? required.filter((name) => !isMarked(name)) : required;
}

/** Whether a property of this schema isn't sent in a direction. */
export function isLeftOut(document: JsonObject, schema: Json, direction: Direction): boolean {
  return isMarked(document, schema, markOf(direction));
}

/** What marks the properties that aren't sent in a direction. */
export function markOf(direction: Direction): Mark {
  return direction === 'request' ? 'readOnly' : 'writeOnly';
}

function markedProperties(
  document: JsonObject,
  schema: JsonObject,
  mark: Mark,
  seen = new Set<JsonObject>(),
): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const names: string[] = [];
  if (isJsonObject(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      if (isMarked(document, property, mark)) names.push(name);
    }
  }
  for (const part of parts(document, schema)) {
    names.push(...markedProperties(document, part, mark, seen));
  }
  return names;
}

function isMarked(document: JsonObject, schema: Json, mark: Mark, seen?: Set<Json>): boolean {
  if (!isJsonObject(schema)) return false;
  if (schema[mark] === true) return true;
  // Every property of a document is asked, and most have no parts.
  if (schema.$ref === undefined && schema.allOf === undefined) return false;
  const passed = seen ?? new Set();
  if (passed.has(schema)) return false;
  passed.add(schema);
  return parts(document, schema).some((part) => isMarked(document, part, mark, passed));
}

/** The schemas that hold together with this one: its reference's target and its `allOf`. */
function parts(document: JsonObject, schema: JsonObject): JsonObject[] {
  const all = Array.isArray(schema.allOf) ? [...schema.allOf] : [];
  const pointer = referencePointer(schema);
  if (pointer !== undefined) all.push(valueAt(document, pointer) ?? null);
  return all.filter(isJsonObject);
}
