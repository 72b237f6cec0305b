import { singular, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import type { Collection } from '../../semantics/store.ts';
import { keyOf } from './keys.ts';
import { propertyAt } from './places.ts';
import { type Holder, isCollected, type Resource } from './role.ts';

/**
 * What holds the entities of a collection: those of `/orders/{id}/items` are the `items` of an order,
 * where both have one schema; `undefined` where nothing does.
 * @param parent whose item the collection is below.
 */
export function holderOf(
  document: JsonObject,
  { collection, words, entity, whole }: Resource,
  parent: Resource,
): Holder | undefined {
  const name = collection.slice(collection.lastIndexOf('/') + 1);
  if (whole !== undefined || !isCollected(parent)) return undefined;
  if (collection !== `${parent.item}/${name}`) return undefined;
  const member = parent.entity.members.find((one) => singular(wordsOf(one)) === words);
  const list = member && propertyAt(document, parent.entity.schemas[0], member);
  const items = list && follow(document, childPointer(list, 'items'))?.pointer;
  const isSame = items !== undefined && entity.schemas.includes(items);
  return isSame && member !== undefined ? { resource: parent, member } : undefined;
}

/** Looks at what an entity has in a list as a collection. */
export function embeddedIn(
  holders: Collection<JsonObject>,
  holderKey: string,
  member: string,
  resource: Resource,
): Collection<JsonObject> {
  const all = (): JsonObject[] => {
    const listed = holders.get(holderKey)?.[member];
    return Array.isArray(listed) ? listed.filter((one) => isJsonObject(one)) : [];
  };
  const isAt = (key: string | number) => (one: JsonObject) => keyOf(resource, one) === String(key);
  const keep = (listed: Json[]) => {
    const holder = holders.get(holderKey);
    if (holder !== undefined) holders.set(holderKey, { ...holder, [member]: listed });
  };
  return {
    all,
    get: (key) => all().find(isAt(key)),
    set(key, entity) {
      const listed = all();
      const isKept = listed.some(isAt(key));
      keep(isKept ? listed.map((one) => (isAt(key)(one) ? entity : one)) : [...listed, entity]);
    },
    delete: (key) => keep(all().filter((one) => !isAt(key)(one))),
  };
}
