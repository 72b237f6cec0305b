import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

/** Whether a schema, or anything that stands in it or that it refers to, is such a one. */
export function leadsTo(
  document: JsonObject,
  schema: Pointer,
  isSuch: (node: JsonObject) => boolean,
): boolean {
  const passed = new Set<Json>();
  const pending: (Json | undefined)[] = [valueAt(document, schema)];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null || passed.has(node)) continue;
    passed.add(node);
    if (isJsonObject(node)) {
      if (isSuch(node)) return true;
      const target = referencePointer(node);
      if (target !== undefined) pending.push(valueAt(document, target) ?? null);
    }
    for (const child of Object.values(node)) pending.push(child);
  }
  return false;
}
