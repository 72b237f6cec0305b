import { isObject } from '../../compile/bodies/scalar-text.ts';
import { isLeftOut } from '../../compile/direction.ts';
import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { valueAt } from '../../contract/pointer.ts';
import { propertyAt } from './places.ts';

/**
 * What a request wants of an entity, with the members that are readOnly as they were before: what a client
 * says of them is ignored (JSON Schema validation §9.4).
 * @param schema where the entity is described.
 */
export function withReadOnly(
  document: JsonObject,
  schema: Pointer,
  wanted: JsonObject,
  before: JsonObject = {},
): JsonObject {
  const members = new Map(Object.entries(wanted));
  const former = new Map(Object.entries(before));
  for (const name of new Set([...members.keys(), ...former.keys()])) {
    const property = propertyAt(document, schema, name);
    if (property === undefined) continue;
    const [value, was] = [members.get(name), former.get(name)];
    if (isLeftOut(document, valueAt(document, property) ?? null, 'request')) {
      if (was === undefined) members.delete(name);
      else members.set(name, was);
    } else if (isObject(value)) {
      members.set(name, withReadOnly(document, property, value, isObject(was) ? was : {}));
    }
  }
  return Object.fromEntries(members);
}
