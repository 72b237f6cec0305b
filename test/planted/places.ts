import type { Json, JsonObject, Pointer } from '../../src/contract/contract.ts';
import { childPointer, isJsonObject, localPointer, valueAt } from '../../src/contract/pointer.ts';

/** A value within a body, and a schema that it has to satisfy. */
export interface Place {
  readonly pointer: Pointer;
  readonly value: Json;
  readonly schema: JsonObject;
  /** The value around it that may be of several kinds, of which this schema belongs to one. */
  readonly union?: Pointer;
}

/** Whether a value satisfies the schema at a pointer. */
type Satisfies = (schema: Pointer, value: Json) => boolean;

/** All places of a value with the schemas that stand for them, through references and alternatives. */
export function placesOf(
  document: JsonObject,
  schema: Pointer,
  value: Json,
  satisfies: Satisfies,
): Place[] {
  const places: Place[] = [];
  visit(schema, value, '', undefined, new Set());
  return places;

  function visit(
    at: Pointer,
    value: Json,
    pointer: Pointer,
    union: Pointer | undefined,
    seen: Set<Pointer>,
  ): void {
    const schema = valueAt(document, at);
    // Here once more without having gone into the value: a circle of references.
    if (!isJsonObject(schema) || seen.has(at)) return;
    seen.add(at);
    places.push({ pointer, value, schema, ...(union !== undefined && { union }) });
    const target = typeof schema.$ref === 'string' ? localPointer(schema.$ref) : undefined;
    if (target !== undefined) visit(target, value, pointer, union, seen);
    for (const index of keysOf(schema.allOf))
      visit(`${at}/allOf/${index}`, value, pointer, union, seen);
    for (const keyword of ['anyOf', 'oneOf']) {
      for (const index of keysOf(schema[keyword])) {
        const branch = `${at}/${keyword}/${index}`;
        if (satisfies(branch, value)) visit(branch, value, pointer, union ?? pointer, seen);
      }
    }
    for (const key of keysOf(value)) {
      const below = memberSchema(schema, at, key, Array.isArray(value));
      if (below === undefined) continue;
      visit(
        below,
        (value as JsonObject)[key] as Json,
        childPointer(pointer, key),
        union,
        new Set(),
      );
    }
  }
}

function keysOf(value: Json | undefined): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function memberSchema(
  schema: JsonObject,
  at: Pointer,
  key: string,
  isList: boolean,
): Pointer | undefined {
  if (isList) {
    const first = Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
    if (Number(key) < first) return `${at}/prefixItems/${key}`;
    return schema.items === undefined ? undefined : `${at}/items`;
  }
  if (isJsonObject(schema.properties) && Object.hasOwn(schema.properties, key)) {
    return childPointer(`${at}/properties`, key);
  }
  if (schema.patternProperties !== undefined) return undefined;
  return schema.additionalProperties === undefined ? undefined : `${at}/additionalProperties`;
}
