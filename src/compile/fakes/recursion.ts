import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

type Resolve = (reference: string) => Schema | undefined;

/**
 * Tells of a schema whether following references from it can come back to it: Tarjan's strongly
 * connected components over the graph of reference targets.
 */
export function findRecursive(resolve: Resolve): (schema: JsonObject) => boolean {
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
    for (const target of targetsWithin(schema, resolve)) {
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
