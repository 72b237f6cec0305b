import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { keysOf } from '../contract/keys.ts';
import { isJsonObject, parsePointer, referencePointer, valueAt } from '../contract/pointer.ts';
import { lazily, weakly } from './lazily.ts';
import { compileLeadsTo } from './leads-to.ts';

/** Which way a body travels: it decides whether readOnly or writeOnly properties may be missing. */
export type Direction = 'request' | 'response';

/** Marks a property that isn't sent in a direction (OpenAPI 3.1 §4.8.24.2; JSON Schema validation §9.4). */
type Mark = 'readOnly' | 'writeOnly';

const NONE: ReadonlySet<string> = new Set();

/** Keywords that hold data, and no schema. */
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples']);

/** Keywords whose values have names for keys, which may be called as a keyword is. */
const OF_NAMES: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'],
  ...['schemas', 'responses', 'parameters', 'requestBodies', 'headers', 'callbacks', 'pathItems'],
  'webhooks',
]);

/**
 * The document as it reads in one direction: a required property that is readOnly isn't required in
 * a request, a required writeOnly one not in a response. Pointers stay the same; parts that read alike
 * are shared with the document.
 */
export function directionalDocument(document: JsonObject, direction: Direction): JsonObject {
  const mark = markOf(direction);
  if (!keysOf(document).has(mark)) return document;
  const isTargetMarked = lazily(($ref: string) => isMarked(document, { $ref }, mark));
  return relax(document, NONE, false) as JsonObject;

  /**
   * @param exempt names that an enclosing `allOf` has found to be marked.
   * @param isNamed whether the keys of the node are names, not keywords.
   */
  function relax(node: Json, exempt: ReadonlySet<string>, isNamed: boolean): Json {
    if (Array.isArray(node)) return relaxItems(node, exempt);
    if (!isJsonObject(node)) return node;
    let relaxed = node;
    // A list of each object's keys would take as long as all the rest; of objects, a large document has very many.
    for (const key in node) {
      const value = node[key] as Json;
      if (typeof value !== 'object' || value === null) continue;
      // Most of a large document is data, which reads alike in both directions.
      if (!isNamed && DATA.has(key)) continue;
      const member =
        key === 'required' && Array.isArray(value)
          ? withoutNames(value, markedIn(node, exempt))
          : relax(
              value,
              key === 'allOf' ? markedIn(node, exempt) : NONE,
              !isNamed && OF_NAMES.has(key),
            );
      if (member === value) continue;
      if (relaxed === node) relaxed = { ...node };
      relaxed[key] = member;
    }
    return relaxed;
  }

  function relaxItems(items: Json[], exempt: ReadonlySet<string>): Json[] {
    let relaxed = items;
    for (const [index, item] of items.entries()) {
      const member = relax(item, exempt, false);
      if (member === item) continue;
      if (relaxed === items) relaxed = [...items];
      relaxed[index] = member;
    }
    return relaxed;
  }

  function markedIn(schema: JsonObject, exempt: ReadonlySet<string>): ReadonlySet<string> {
    const names = markedProperties(schema, new Set());
    return names.length === 0 ? exempt : new Set([...exempt, ...names]);
  }

  function markedProperties(schema: JsonObject, seen: Set<JsonObject>): string[] {
    if (seen.has(schema)) return [];
    seen.add(schema);
    const names: string[] = [];
    const { properties } = schema;
    if (isJsonObject(properties)) {
      for (const name in properties)
        if (isPropertyMarked(properties[name] as Json)) names.push(name);
    }
    for (const part of parts(document, schema)) names.push(...markedProperties(part, seen));
    return names;
  }

  /** Many properties are nothing but a reference, which others are as well. */
  function isPropertyMarked(property: Json): boolean {
    if (!isJsonObject(property)) return false;
    const { $ref, allOf } = property;
    return typeof $ref === 'string' && allOf === undefined && property[mark] !== true
      ? isTargetMarked($ref)
      : isMarked(document, property, mark);
  }
}

/**
 * Whether the schema at a pointer certainly reads in a direction as it is written: nothing that it leads to is marked.
 * One that stands in an `allOf` may read otherwise for what is marked beside it.
 */
export function readsAlike(document: JsonObject, pointer: Pointer, direction: Direction): boolean {
  if (!keysOf(document).has(markOf(direction))) return true;
  if (parsePointer(pointer).includes('allOf')) return false;
  return !leadsToLeftOut(document, pointer, direction);
}

/** Whether anything that a schema leads to isn't sent in a direction. */
export function leadsToLeftOut(
  document: JsonObject,
  schema: Pointer,
  direction: Direction,
): boolean {
  const mark = markOf(direction);
  return keysOf(document).has(mark) && leadsToMarks(document)(mark)(schema);
}

const leadsToMarks = weakly((document: JsonObject) =>
  lazily((mark: Mark) => compileLeadsTo(document, (node) => node[mark] === true)),
);

function withoutNames(required: Json[], marked: ReadonlySet<string>): Json[] {
  const isMarked = (name: Json) => typeof name === 'string' && marked.has(name);
  return required.some(isMarked) ? required.filter((name) => !isMarked(name)) : required;
}

/** Whether a property of this schema isn't sent in a direction. */
export function isLeftOut(document: JsonObject, schema: Json, direction: Direction): boolean {
  const mark = markOf(direction);
  return keysOf(document).has(mark) && isMarked(document, schema, mark);
}

/** What marks the properties that aren't sent in a direction. */
function markOf(direction: Direction): Mark {
  return direction === 'request' ? 'readOnly' : 'writeOnly';
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
