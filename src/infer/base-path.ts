import type { PathNode } from './path-tree.ts';

/** Segments that say which API it is, and not what of it: `api`, `v2`, `v1beta1`. */
const BASE = /^(?:apis?|rest|v\d+(?:\.\d+)*(?:(?:alpha|beta)\d*)?)$/i;

/** Whether a segment may be one of a base path. */
export function isBaseSegment(text: string): boolean {
  return BASE.test(text);
}

/** Takes off what all paths begin with, as far as it says which API it is: `/api/v2`, or nothing. */
export function takeBasePath(root: PathNode): { readonly path: string; readonly node: PathNode } {
  let path = '';
  let node = root;
  for (;;) {
    const [only, ...others] = node.literals;
    const isShared = others.length === 0 && node.variables.size === 0;
    if (only === undefined || !isShared || !isBaseSegment(only[0])) return { path, node };
    // What is at the base path itself has no path below it.
    if (only[1].operations.size > 0) return { path, node };
    path += `/${only[0]}`;
    node = only[1];
  }
}
