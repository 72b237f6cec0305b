import { createStore, type Store } from '../semantics/store.ts';
import { createLimits, type Limits } from './limits.ts';

/** A part of a mock with what it remembers, and what it has counted, of its own. */
export interface Sandbox {
  readonly store: Store;
  readonly limits: Limits;
}

export interface Sandboxes {
  /** The sandbox of a name, made when it is first asked for; '' is that of requests that name none. */
  of(name: string): Sandbox;
  /** Forgets everything: each sandbox begins anew. */
  reset(): void;
}

/** More at a time than parallel tests need; beyond, those that weren't asked for longest begin anew. */
const MOST_SANDBOXES = 10_000;

/**
 * Keeps the sandboxes of a mock.
 * @param begin fills the store of a new one.
 * @param stateful without it every request has a sandbox of its own.
 */
export function createSandboxes(begin: (store: Store) => void, stateful: boolean): Sandboxes {
  const sandboxes = new Map<string, Sandbox>();
  return {
    of(name) {
      if (!stateful) return create();
      const sandbox = sandboxes.get(name) ?? create();
      sandboxes.delete(name);
      sandboxes.set(name, sandbox);
      const [oldest] = sandboxes.keys();
      if (sandboxes.size > MOST_SANDBOXES && oldest !== undefined) sandboxes.delete(oldest);
      return sandbox;
    },
    reset: () => sandboxes.clear(),
  };

  function create(): Sandbox {
    const store = createStore();
    begin(store);
    return { store, limits: createLimits() };
  }
}
