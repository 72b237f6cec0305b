import type { JsonObject } from '../../contract/contract.ts';
import { type Collection, collectionOf } from '../../semantics/store.ts';
import type { Visit } from '../visit.ts';
import { embeddedIn } from './embedded.ts';
import { collectionPath, keyInPath } from './item-path.ts';
import { joined } from './joining.ts';
import { keyOf } from './keys.ts';
import { makeEntity } from './make-entity.ts';
import { createdPaths } from './marks.ts';
import { partOf, saysItsPart } from './parts.ts';
import { isCollected, type Resource } from './role.ts';

/** How many entities a collection begins with. */
const BEGINNING = 5;
/** The collection of a store that has, of each that was begun, the keys of what doesn't refer to others yet. */
const UNJOINED = 'unjoined';

/**
 * The entities of a collection, by key. One that is looked at for the first time has some, unless it
 * belongs to what a request created, or nobody could find them.
 */
export function entitiesOf(visit: Visit, resource: Resource): Collection<JsonObject> {
  const entities = unjoinedOf(visit, resource);
  const unjoined = collectionOf<string[]>(visit.store, UNJOINED);
  const name = collectionPath(resource, visit);
  const keys = unjoined.get(name) ?? [];
  if (keys.length === 0) return entities;
  unjoined.set(name, []);
  for (const key of keys) {
    const entity = entities.get(key);
    if (entity !== undefined) {
      entities.set(key, joined(visit, resource, entity, {}, unjoinedOf));
    }
  }
  return entities;
}

/** The entities of a collection, of which those that it begins with may not refer to others yet. */
function unjoinedOf(visit: Visit, resource: Resource): Collection<JsonObject> {
  const name = collectionPath(resource, visit);
  const entities = keptOf(visit, resource, name);
  const unjoined = collectionOf<string[]>(visit.store, UNJOINED);
  if (unjoined.get(name) !== undefined) return entities;
  unjoined.set(name, []);
  const isNew = createdPaths(visit).some((item) => name.startsWith(`${item}/`));
  if (isNew || !hasOwnBeginning(visit, resource)) return entities;
  const keys: string[] = [];
  for (let index = 0; index < BEGINNING; index += 1) {
    const entity = makeEntity(visit, resource, visit.random.derive(`${name} ${index}`), {});
    const key = keyOf(resource, entity);
    if (key === undefined || isTaken(visit, resource, key)) continue;
    entities.set(key, entity);
    keys.push(key);
  }
  unjoined.set(name, keys);
  return entities;
}

function keptOf(visit: Visit, resource: Resource, name: string): Collection<JsonObject> {
  const { whole, holder } = resource;
  if (holder !== undefined) {
    const holders = entitiesOf(visit, holder.resource);
    return embeddedIn(holders, keyInPath(holder.resource, visit), holder.member, resource);
  }
  if (whole === undefined) return collectionOf<JsonObject>(visit.store, name);
  return partOf(entitiesOf(visit, whole), visit, resource, name);
}

/** Whether a collection begins with some entities, rather than with those that another one has. */
function hasOwnBeginning(visit: Visit, resource: Resource): boolean {
  const { whole, isInParts, holder } = resource;
  if (holder !== undefined) return false;
  if (whole === undefined) return isCollected(resource) && isInParts !== true;
  return whole.isInParts === true || !saysItsPart(resource, visit);
}

/** Whether an entity has a key, in any part of the collection. */
export function isTaken(visit: Visit, resource: Resource, key: string): boolean {
  return unjoinedOf(visit, resource.whole ?? resource).get(key) !== undefined;
}
