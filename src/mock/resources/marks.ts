import { type Collection, collectionOf } from '../../semantics/store.ts';
import type { Visit } from '../visit.ts';

const CREATED = 'created';

/** Which items a request created, by their paths. */
export function createdOf({ store }: Visit): Collection<true> {
  return collectionOf<true>(store, CREATED);
}

/** The paths of the items that requests created. */
export function createdPaths({ store }: Visit): readonly string[] {
  return store.keys(CREATED);
}

/** Which items a request removed, by their paths. */
export function removedOf({ store }: Visit): Collection<true> {
  return collectionOf<true>(store, 'removed');
}

/** When items were changed, in milliseconds since 1970, by their paths. */
export function changesOf({ store }: Visit): Collection<number> {
  return collectionOf<number>(store, 'changed');
}
