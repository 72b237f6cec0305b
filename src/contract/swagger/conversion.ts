import type { Json, JsonObject, Pointer } from '../contract.ts';
import type { Rewriting } from '../moves.ts';
import { childPointer, isJsonObject, setOwn } from '../pointer.ts';

/** A document of OpenAPI 2.0 on its way to 3.1: what the conversions of its objects share. */
export interface Conversion extends Rewriting {
  /** The whole document in terms of 2.0, which every reference is one inside of. */
  readonly swagger: JsonObject;
  /** Where the document was read from; its scheme is the API's where none is named. */
  readonly url: string;
}

/** An object in terms of 2.0, where it stands in the document, and where it is put. */
export interface Part {
  readonly node: JsonObject;
  readonly from: Pointer;
  readonly to: Pointer;
}

/** A parameter of a list, where it is described, and its place in the list, which may be a reference. */
export interface Described extends Omit<Part, 'to'> {
  readonly listed: Pointer;
}

/** Splits an object into the fields of some names and the rest. */
export function splitFields(
  node: JsonObject,
  names: ReadonlySet<string>,
): { readonly named: JsonObject; readonly rest: JsonObject } {
  const entries = Object.entries(node);
  return {
    named: Object.fromEntries(entries.filter(([key]) => names.has(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !names.has(key))),
  };
}

/**
 * Converts the objects of a map, which may have extensions among them where its names are `patterned`.
 * One that `convert` gives nothing for is left out; what is no object stays: `lint` tells of it.
 */
export function convertParts(
  map: Json | undefined,
  container: 'map' | 'patterned',
  from: Pointer,
  to: Pointer,
  convert: (part: Part) => JsonObject | undefined,
): Json {
  if (!isJsonObject(map)) return map ?? {};
  const converted: JsonObject = {};
  for (const [name, node] of Object.entries(map)) {
    const isPart = isJsonObject(node) && !(container === 'patterned' && name.startsWith('x-'));
    const value = isPart
      ? convert({ node, from: childPointer(from, name), to: childPointer(to, name) })
      : node;
    if (value !== undefined) setOwn(converted, name, value);
  }
  return converted;
}

/** The texts of a list; `undefined` where there is no list. */
export function textsOf(list: Json | undefined): string[] | undefined {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : undefined;
}
