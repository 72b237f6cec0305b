import type { Contract, Json, JsonObject, Pointer } from './contract.ts';
import { isJsonObject, referencePointer, valueAt } from './pointer.ts';

/** What operations are read from: a normalised document, and the way to say where a mistake stands. */
export type NormalisedDocument = Pick<Contract, 'document' | 'locate'>;

/** An object of a normalised document and its place. */
export interface Place {
  readonly node: JsonObject;
  readonly pointer: Pointer;
}

/**
 * The object at a pointer of a normalised document, or the one that its reference leads to, as far as
 * references go; `undefined` where there is no object.
 */
export function follow(document: Json, pointer: Pointer): Place | undefined {
  return followNode(document, valueAt(document, pointer), pointer);
}

/** The same, of a node that was met on the way: to find it again by its pointer takes long. */
export function followNode(
  document: Json,
  node: Json | undefined,
  pointer: Pointer,
): Place | undefined {
  if (!isJsonObject(node)) return undefined;
  if (typeof node.$ref !== 'string') return { node, pointer };
  const target = referencePointer(node);
  return target === undefined ? undefined : follow(document, target);
}
