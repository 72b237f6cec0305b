import { wordsOf } from '../../compile/words.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { type Collection, collectionOf, type Store } from '../../semantics/store.ts';
import { givenByPath } from '../given.ts';
import type { Visit } from '../visit.ts';
import { keyOf } from './keys.ts';
import type { EntityPlace } from './places.ts';
import { keyTold } from './references.ts';
import { isCollected, type Resource, scopeOf } from './role.ts';

type Given = ReturnType<typeof givenByPath>;

/** Resources with items of their own, and the collections beside them that have none, by their paths. */
export interface Found {
  readonly items: readonly Resource[];
  readonly lists: readonly Resource[];
}

/**
 * Joins collections that have a part of another one with it: the comments of a post, at
 * `/posts/{postId}/comments`, are some of those at `/comments/{id}`.
 */
export function joinParts({ items, lists }: Found): Found {
  const parts = [...items.filter(isCollected), ...lists];
  const wholes = new Map(parts.map((part) => [part, wholeOf(part, items)]));
  const inParts = new Set([...wholes.values()].filter((one) => one && !isCollected(one)));
  const asWhole = (one: Resource) => (inParts.has(one) ? { ...one, isInParts: true } : one);
  const joined = (one: Resource) => {
    const whole = wholes.get(one);
    return whole === undefined ? asWhole(one) : { ...one, whole: asWhole(whole) };
  };
  return {
    items: items.map(joined),
    lists: lists.map(joined).map(withItem),
  };
}

/** The resource of the same entities below fewer parameters, the fewest; `undefined` where there is none. */
function wholeOf(part: Resource, resources: readonly Resource[]): Resource | undefined {
  return resources
    .filter(
      (one) =>
        one.words === part.words &&
        depthOf(one) < depthOf(part) &&
        part.collection.startsWith(scopeOf(one)) &&
        isSame(one.entity, part.entity),
    )
    .sort((left, right) => depthOf(left) - depthOf(right))[0];
}

/** Those of a part without items of its own are found among those of the whole. */
function withItem(list: Resource): Resource {
  const { keyNames, item, parameter } = list.whole ?? list;
  return { ...list, keyNames, item, parameter };
}

/** Whether a member of the entities says of which part they are. */
export function saysItsPart({ collection, entity }: Resource, { path }: Visit): boolean {
  const { references, within } = givenByPath(collection, path);
  return entity.members.some((name) => {
    const words = wordsOf(name);
    return references.has(words) || within?.has(words);
  });
}

/**
 * Looks at some of a collection's entities as one of their own: those whose members say so, and those
 * that were put there and say nothing of it.
 * @param name of the part, in the store.
 */
export function partOf(
  whole: Collection<JsonObject>,
  { store, path }: Visit,
  resource: Resource,
  name: string,
): Collection<JsonObject> {
  const given = givenByPath(resource.collection, path);
  const silent = silentOf(store, name);
  const isIn = (entity: JsonObject) =>
    isTold(entity, given) ?? silent.get(keyOf(resource, entity) ?? '') === true;
  return {
    get(key) {
      const entity = whole.get(key);
      return entity !== undefined && isIn(entity) ? entity : undefined;
    },
    set(key, entity) {
      whole.set(key, entity);
      if (isTold(entity, given) !== true) silent.set(key, true);
    },
    delete: (key) => whole.delete(key),
    all: () => whole.all().filter(isIn),
  };
}

function silentOf(store: Store, name: string): Collection<true> {
  return collectionOf<true>(store, `put into ${name}`);
}

/** Whether the members of an entity that refer to what its path names agree with it; `undefined` where none does. */
function isTold(entity: JsonObject, { references, within }: Given): boolean | undefined {
  const agreements = Object.entries(entity).flatMap(([name, value]) => {
    const words = wordsOf(name);
    const parent = within?.get(words)?.id;
    const text = references.get(words) ?? parent?.text;
    const key = keyTold(value, parent?.names);
    return text === undefined || key === undefined ? [] : [String(key) === text];
  });
  return agreements.length === 0 ? undefined : agreements.every(Boolean);
}

function isSame(one: EntityPlace, other: EntityPlace): boolean {
  if (one.schemas.some((schema) => other.schemas.includes(schema))) return true;
  const [fewer = [], more = []] = [one.members, other.members].sort((a, b) => a.length - b.length);
  return fewer.length > 0 && fewer.every((name) => more.includes(name));
}

/** How many parameters the path of a collection has. */
function depthOf({ collection }: Resource): number {
  return collection.split('{').length - 1;
}
