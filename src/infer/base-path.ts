import type { PathNode } from './path-tree.ts';
import { isAside, usesOf } from './uses.ts';

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
    const uses = usesOf(node);
    const [text = '', below = node] =
      [...node.literals].find(([, child]) => usesOf(child) === uses) ?? [];
    if (!isBaseSegment(text)) return { path, node };
    // What is at the base path itself has no path below it.
    if ([...below.operations.values()].some((one) => !isAside(one))) return { path, node };
    path += `/${text}`;
    node = below;
  }
}
