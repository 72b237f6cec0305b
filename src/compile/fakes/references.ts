import type { Json, JsonObject, Pointer, Schema } from '../../contract/contract.ts';
import { indexPointers, isJsonObject, localPointer, valueAt } from '../../contract/pointer.ts';
import { once } from '../lazily.ts';
import { isSchema } from './is-schema.ts';
import { findRecursive } from './recursion.ts';

/** What leads from one schema of a document to another. */
export interface References {
  /** The schema that a `$ref` or `$dynamicRef` leads to; `undefined` where it leads nowhere. */
  resolve(reference: string): Schema | undefined;
  /** The place of a schema in the document, or `undefined` for one that was put together. */
  pointerOf(schema: JsonObject): Pointer | undefined;
  /** Whether following references from a schema can come back to it. */
  isRecursive(schema: JsonObject): boolean;
}

/**
 * The references of a normalised document: JSON Pointers from its root. A `$dynamicRef` (JSON Schema
 * core §8.2.3.2) is followed as a `$ref` would be, without looking at the dynamic scope.
 */
export function createReferences(document: JsonObject): References {
  const pointers = once(() => indexPointers(document));
  const anchors = once(() => indexDynamicAnchors(document));
  const resolve = (reference: string): Schema | undefined => {
    const pointer = localPointer(reference);
    if (pointer === undefined) return anchors().get(reference);
    const target = valueAt(document, pointer);
    return isSchema(target) ? target : undefined;
  };
  return {
    resolve,
    pointerOf: (schema) => pointers().get(schema),
    isRecursive: findRecursive(resolve),
  };
}

/** `#name` → the schema that has it as its `$dynamicAnchor`. */
function indexDynamicAnchors(document: JsonObject): ReadonlyMap<string, JsonObject> {
  const anchors = new Map<string, JsonObject>();
  const visit = (node: Json): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isJsonObject(node) && typeof node.$dynamicAnchor === 'string') {
      anchors.set(`#${node.$dynamicAnchor}`, node);
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(document);
  return anchors;
}
