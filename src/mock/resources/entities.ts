import type { JsonObject } from '../../contract/contract.ts';
import type { Visit } from '../visit.ts';
import { entitiesOf, isTaken } from './collections.ts';
import { collectionPath, itemPath, keyInPath } from './item-path.ts';
import { joined } from './joining.ts';
import { keyOf, withOtherKey } from './keys.ts';
import { makeEntity, makeEntityAt } from './make-entity.ts';
import { changesOf, createdOf, createdPaths, removedOf } from './marks.ts';
import { isCollected, type Resource } from './role.ts';

/** How many keys are tried for one that isn't taken. */
const ATTEMPTS = 10;

/**
 * Puts a new entity into a collection.
 * @param sent what the request says of it.
 * @param overwrites whether it takes the place of another one whose key the request gives it.
 * @returns its key and what became of it; `undefined` where it can't be told from the others, `taken`
 *   where another one has its key.
 */
export function createEntity(
  visit: Visit,
  resource: Resource,
  sent: JsonObject,
  overwrites: boolean,
): Kept | 'taken' | undefined {
  const name = collectionPath(resource, visit);
  const count = createdPaths(visit).length;
  const stream = visit.random.derive(`${name} created ${count}`);
  let first: JsonObject | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const random = stream.derive(attempt);
    // A documented example can't be the key of two.
    const wanted = first === undefined ? sent : withOtherKey(resource, sent, first, attempt + 1);
    const made = makeEntity(visit, resource, random, wanted, resource.collection, 201);
    first ??= made;
    const key = keyOf(resource, made);
    if (key === undefined) return undefined;
    const isAsked = key === keyOf(resource, sent);
    if (!isTaken(visit, resource, key) || (isAsked && overwrites)) {
      return keepCreated(visit, resource, key, made, sent);
    }
    if (isAsked) return 'taken';
  }
  return undefined;
}

/** Puts a new entity where a request's path says (RFC 9110 §9.3.4). */
export function createAt(visit: Visit, resource: Resource, sent: JsonObject): JsonObject {
  const made = makeEntityAt(visit, resource, sent, 201);
  return keepCreated(visit, resource, keyInPath(resource, visit), made, sent).entity;
}

/** The entity that a request's path names; `undefined` where there is none. */
export function entityAt(visit: Visit, resource: Resource): JsonObject | undefined {
  return keptAt(visit, resource) ?? impliedAt(visit, resource);
}

/** The entity that a request's path names, where it was put there. */
export function keptAt(visit: Visit, resource: Resource): JsonObject | undefined {
  return entitiesOf(visit, resource).get(keyInPath(resource, visit));
}

/** What no collection lists is there for every key, until it is removed. */
function impliedAt(visit: Visit, resource: Resource): JsonObject | undefined {
  const isRemoved = removedOf(visit).get(itemPath(resource, visit, keyInPath(resource, visit)));
  return isCollected(resource) || isRemoved ? undefined : makeEntityAt(visit, resource, {});
}

/** Removes the entity that a request's path names. */
export function removeAt(visit: Visit, resource: Resource): void {
  const key = keyInPath(resource, visit);
  entitiesOf(visit, resource).delete(key);
  removedOf(visit).set(itemPath(resource, visit, key), true);
}

/** An entity, and the key by which it is found. */
interface Kept {
  readonly key: string;
  readonly entity: JsonObject;
}

function keepCreated(
  visit: Visit,
  resource: Resource,
  key: string,
  made: JsonObject,
  sent: JsonObject,
): Kept {
  const unsent = Object.entries(made).filter(([name]) => !Object.hasOwn(sent, name));
  const whole = { ...sent, ...made, ...Object.fromEntries(unsent) };
  const entity = joined(visit, resource, whole, sent, entitiesOf);
  keep(visit, resource, key, entity);
  const item = itemPath(resource, visit, key);
  createdOf(visit).set(item, true);
  removedOf(visit).delete(item);
  return { key, entity };
}

/** Keeps an entity as it is from now on. */
export function keep(visit: Visit, resource: Resource, key: string, entity: JsonObject): void {
  entitiesOf(visit, resource).set(key, entity);
  changesOf(visit).set(itemPath(resource, visit, key), visit.now);
}

/** When an entity was changed, in milliseconds since 1970; `undefined` where no request did. */
export function changeTime(visit: Visit, resource: Resource, key: string): number | undefined {
  return changesOf(visit).get(itemPath(resource, visit, key));
}
