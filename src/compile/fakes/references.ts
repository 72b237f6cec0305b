import type { JsonObject, Pointer, Schema } from '../../contract/contract.ts';
import { indexPointers, localPointer, valueAt } from '../../contract/pointer.ts';
import { once } from '../lazily.ts';
import { findHeirs } from './heirs.ts';
import { isSchema } from './is-schema.ts';
import { findRecursive } from './recursion.ts';

/** What leads from one schema of a document to another. */
export interface References {
  /** The schema that a `$ref` leads to; `undefined` where it leads nowhere. */
  resolve(reference: string): Schema | undefined;
  /** The place of a schema in the document, or `undefined` for one that was put together. */
  pointerOf(schema: JsonObject): Pointer | undefined;
  /** The components that inherit from a schema by `allOf`, at any distance. */
  heirsOf(base: JsonObject): readonly JsonObject[];
  /** Whether following references from a schema, or from its heirs, can come back to it. */
  isRecursive(schema: JsonObject): boolean;
}

/** The references of a normalised document: JSON Pointers from its root. */
export function createReferences(document: JsonObject): References {
  const pointers = once(() => indexPointers(document));
  const resolve = (reference: string): Schema | undefined => {
    const pointer = localPointer(reference);
    const target = pointer === undefined ? undefined : valueAt(document, pointer);
    return isSchema(target) ? target : undefined;
  };
  const heirsOf = findHeirs(document, resolve);
  return {
    resolve,
    pointerOf: (schema) => pointers()(schema),
    heirsOf,
    isRecursive: findRecursive(resolve, heirsOf),
  };
}
