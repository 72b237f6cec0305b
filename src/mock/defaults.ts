import { weakly } from '../compile/lazily.ts';
import type { Contract, JsonObject, Operation, Pointer } from '../contract/contract.ts';
import { follow } from '../contract/follow.ts';
import { childPointer, isJsonObject } from '../contract/pointer.ts';

/**
 * What is assumed of members that a request leaves out: the defaults of its body's properties, where it
 * makes something or puts all of it (OpenAPI 3.0 Schema Object, `default`). A change leaves them as they are.
 */
export const defaultsOf = weakly(
  (operation: Operation, contract: Contract): JsonObject =>
    isWhole(operation) ? readDefaults(contract, operation) : {},
);

function isWhole({ method }: Operation): boolean {
  return method === 'POST' || method === 'PUT';
}

function readDefaults({ document }: Contract, { requestBody }: Operation): JsonObject {
  const schemas = requestBody?.content.map(({ schema }) => schema) ?? [];
  return Object.assign({}, ...schemas.map((schema) => membersAt(document, schema, new Set())));
}

function membersAt(
  document: JsonObject,
  pointer: Pointer | undefined,
  seen: Set<Pointer>,
): JsonObject {
  const place = pointer === undefined ? undefined : follow(document, pointer);
  if (place === undefined || seen.has(place.pointer)) return {};
  seen.add(place.pointer);
  const { node } = place;
  const parts = Array.isArray(node.allOf) ? node.allOf : [];
  const inherited = parts.map((_, index) =>
    membersAt(document, childPointer(childPointer(place.pointer, 'allOf'), String(index)), seen),
  );
  const properties = isJsonObject(node.properties) ? Object.keys(node.properties) : [];
  const own = properties.flatMap((name) => {
    const at = childPointer(childPointer(place.pointer, 'properties'), name);
    const property = follow(document, at)?.node;
    return property?.default === undefined ? [] : [[name, property.default] as const];
  });
  return Object.assign({}, ...inherited, Object.fromEntries(own));
}
