import { createStore, type Store } from '../semantics/store.ts';
import { createLimits, type Limits } from './limits.ts';
import { keepRecent, type Recent } from './recent.ts';

/** A part of a mock with what it remembers, and what it has counted, of its own. */
export interface Sandbox {
  readonly store: Store;
  readonly limits: Limits;
}

/** More at a time than parallel tests need; beyond, those that weren't asked for longest begin anew. */
const MOST_SANDBOXES = 10_000;

/**
 * Keeps the sandboxes of a mock by their names; '' is that of requests that name none.
 * @param begin fills the store of a new one.
 * @param stateful without it every request has a sandbox of its own.
 */
export function createSandboxes(begin: (store: Store) => void, stateful: boolean): Recent<Sandbox> {
  const create = (): Sandbox => {
    const store = createStore();
    begin(store);
    return { store, limits: createLimits() };
  };
  return stateful ? keepRecent(MOST_SANDBOXES, create) : { of: create, clear: () => {} };
}
