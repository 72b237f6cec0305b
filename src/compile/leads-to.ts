import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';

/** Prepares to tell whether a schema, or anything that stands in it or that it refers to, is such a one. */
export function compileLeadsTo(
  document: JsonObject,
  isSuch: (node: JsonObject) => boolean,
): (schema: Pointer) => boolean {
  // Of what leads to none, nothing is gone over again: the schemas of a document share most of it.
  const passed = new Set<Json>();
  return (schema) => {
    const fresh: Json[] = [];
    const pending: Json[] = [valueAt(document, schema) ?? null];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (typeof node !== 'object' || node === null || passed.has(node)) continue;
      passed.add(node);
      fresh.push(node);
      if (isJsonObject(node)) {
        if (isSuch(node)) {
          for (const one of fresh) passed.delete(one);
          return true;
        }
        const target = referencePointer(node);
        if (target !== undefined) pending.push(valueAt(document, target) ?? null);
      }
      for (const key in node) pending.push((node as JsonObject)[key] as Json);
    }
    return false;
  };
}
