import type { Json } from '../contract/contract.ts';
import { LongInteger } from '../http/long-integer.ts';

/**
 * What a mock remembers between requests: JSON values by collection and key. Narrow, so that another
 * store, shared between processes, can stand in its place.
 */
export interface Store {
  get(collection: string, key: string): Json | undefined;
  set(collection: string, key: string, value: Json): void;
  delete(collection: string, key: string): void;
  /** The keys of a collection, in the order in which they were first set. */
  keys(collection: string): readonly string[];
}

/** Makes an empty store in memory. What goes in and comes out is a copy: nobody changes it by the way. */
export function createStore(): Store {
  const collections = new Map<string, Map<string, Json>>();
  return {
    get: (collection, key) => copyOf(collections.get(collection)?.get(key)),
    set: (collection, key, value) => {
      const entries = collections.get(collection) ?? new Map();
      collections.set(collection, entries);
      entries.set(key, copyOf(value));
    },
    delete: (collection, key) => {
      collections.get(collection)?.delete(key);
    },
    keys: (collection) => [...(collections.get(collection)?.keys() ?? [])],
  };
}

/** A copy in which a long integer, which never changes, keeps its digits: a structured clone loses them. */
function copyOf<Value extends Json | undefined>(value: Value): Value;
function copyOf(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || value instanceof LongInteger) return value;
  if (Array.isArray(value)) return value.map((item) => copyOf(item));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}

/** The entities of one kind in a store, by key. */
export interface Collection<Entity> {
  get(key: string | number): Entity | undefined;
  set(key: string | number, entity: Entity): void;
  delete(key: string | number): void;
  /** In the order in which they were created. */
  all(): Entity[];
}

/** Looks at one collection of a store as entities of a type: that of whoever sets them. */
export function collectionOf<Entity>(store: Store, name: string): Collection<Entity> {
  return {
    get: (key) => store.get(name, String(key)) as Entity | undefined,
    set: (key, entity) => store.set(name, String(key), entity as Json),
    delete: (key) => store.delete(name, String(key)),
    all: () => store.keys(name).map((key) => store.get(name, key) as Entity),
  };
}
