import type { Json, JsonObject } from './contract.ts';

const known = new WeakMap<JsonObject, ReadonlySet<string>>();

/**
 * Every key that the objects of a document have, those of data too: what no key tells of needn't be looked
 * for in all of it. Of a document that was loaded they are those of its files, which may have some that it lost, and
 * lack some that saying it in terms of 3.1 added, such as `examples`.
 */
export function keysOf(document: JsonObject): ReadonlySet<string> {
  let keys = known.get(document);
  if (keys === undefined) {
    keys = readKeys(document);
    known.set(document, keys);
  }
  return keys;
}

/** Tells which keys a document has, where they are known without reading all of it. */
export function rememberKeys(document: JsonObject, keys: ReadonlySet<string>): void {
  known.set(document, keys);
}

function readKeys(document: JsonObject): ReadonlySet<string> {
  const keys = new Set<string>();
  const enter = (node: Json | undefined): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const item of node) enter(item);
      return;
    }
    // In half the time that a list of each object's keys takes; of objects, a large document has very many.
    for (const key in node) {
      keys.add(key);
      enter(node[key]);
    }
  };
  enter(document);
  return keys;
}
