import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

type Resolve = (reference: string) => Schema | undefined;
type HeirsOf = (base: JsonObject) => readonly JsonObject[];

/**
 * Tells of a schema whether following references from it can come back to it: Tarjan's strongly
 * connected components over the graph of reference targets. What has a discriminator leads where its
 * heirs do, since it may be one of them.
 */
export function findRecursive(resolve: Resolve, heirsOf: HeirsOf): (schema: JsonObject) => boolean {
  const order = new Map<JsonObject, number>();
  const lowest = new Map<JsonObject, number>();
  const recursive = new Set<JsonObject>();
  const open: JsonObject[] = [];
  const isOpen = new Set<JsonObject>();

  return (schema) => {
    if (!order.has(schema)) visit(schema);
    return recursive.has(schema);
  };

  function visit(schema: JsonObject): void {
    const index = order.size;
    order.set(schema, index);
    lowest.set(schema, index);
    open.push(schema);
    isOpen.add(schema);
    for (const target of targetsFrom(schema, resolve, heirsOf)) {
      if (target === schema) recursive.add(schema);
      if (!order.has(target)) {
        visit(target);
        lower(schema, lowest.get(target));
      } else if (isOpen.has(target)) {
        lower(schema, order.get(target));
      }
    }
    if (lowest.get(schema) === index) close(schema);
  }

  function lower(schema: JsonObject, index = 0): void {
    if (index < (lowest.get(schema) ?? 0)) lowest.set(schema, index);
  }

  function close(schema: JsonObject): void {
    const component = open.splice(open.lastIndexOf(schema));
    for (const member of component) {
      isOpen.delete(member);
      if (component.length > 1) recursive.add(member);
    }
  }
}

function targetsFrom(schema: JsonObject, resolve: Resolve, heirsOf: HeirsOf): Set<JsonObject> {
  const targets = targetsWithin(schema, resolve);
  if (!isJsonObject(schema.discriminator)) return targets;
  const family = new Set([schema, ...heirsOf(schema)]);
  for (const heir of heirsOf(schema)) {
    const { allOf, ...others } = heir;
    // What the heir inherits by leads back to the schema without holding another one.
    const parts = Array.isArray(allOf) ? allOf : [];
    const own = parts.filter((part) => !isReferenceTo(part, family, resolve));
    for (const target of targetsWithin({ ...others, allOf: own }, resolve)) targets.add(target);
  }
  return targets;
}

function isReferenceTo(part: Json, family: ReadonlySet<JsonObject>, resolve: Resolve): boolean {
  if (!isJsonObject(part) || typeof part.$ref !== 'string') return false;
  const target = resolve(part.$ref);
  return isJsonObject(target) && family.has(target);
}

function targetsWithin(schema: JsonObject, resolve: Resolve): Set<JsonObject> {
  const targets = new Set<JsonObject>();
  const visit = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isJsonObject(node)) {
      const target = typeof node.$ref === 'string' ? resolve(node.$ref) : undefined;
      if (isJsonObject(target)) targets.add(target);
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(schema);
  return targets;
}
