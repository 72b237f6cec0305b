import type { JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

/** A schema, and where it stands. */
export interface Placed {
  readonly schema: JsonObject;
  readonly pointer: Pointer;
}

/** Keywords whose schemas are about the same value, be it under a condition (JSON Schema Core §10.2). */
const IN_PLACE = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const;

/**
 * The schemas at the given places with those that stand beside them: what they refer to, and what some
 * keywords hold; all that are about the same value where these aren't said.
 */
export function schemasAt(
  document: JsonObject,
  pointers: readonly Pointer[],
  keywords: readonly (typeof IN_PLACE)[number][] = IN_PLACE,
): Placed[] {
  const found = new Map<Pointer, Placed>();
  const pending = [...pointers];
  for (let pointer = pending.shift(); pointer !== undefined; pointer = pending.shift()) {
    const schema = valueAt(document, pointer);
    if (!isJsonObject(schema) || found.has(pointer)) continue;
    found.set(pointer, { schema, pointer });
    const target = referencePointer(schema);
    if (target !== undefined) pending.push(target);
    for (const keyword of keywords) {
      const held = schema[keyword];
      const place = childPointer(pointer, keyword);
      if (Array.isArray(held)) pending.push(...held.map((_, index) => childPointer(place, index)));
      else if (held !== undefined) pending.push(place);
    }
  }
  return [...found.values()];
}
