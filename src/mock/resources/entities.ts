import type { Random } from '../../compile/random.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { decodePercent } from '../../http/percent.ts';
import { type Collection, collectionOf } from '../../semantics/store.ts';
import { defaultsOf } from '../defaults.ts';
import { givenByPath } from '../given.ts';
import { fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { keyOf, withOtherKey } from './keys.ts';
import { valueIn, within } from './members.ts';
import { partOf, saysItsPart } from './parts.ts';
import { isCollected, type Resource } from './role.ts';

/** How many entities a collection begins with. */
const BEGINNING = 5;
/** How many keys are tried for one that isn't taken. */
const ATTEMPTS = 10;

/** The path of a collection: its name in a store. */
export function collectionPath({ collection }: Resource, { path }: Visit): string {
  return collection.replaceAll(/\{([^{}]+)\}/g, (_, name) =>
    encodeURIComponent(decodePercent(path[name] ?? '')),
  );
}

/** The key of the item that a request's path names. */
export function keyInPath({ parameter }: Resource, { path }: Visit): string {
  return decodePercent(path[parameter] ?? '');
}

/**
 * The entities of a collection, by key. One that is looked at for the first time has some, unless it
 * belongs to what a request created, or nobody could find them.
 */
export function entitiesOf(visit: Visit, resource: Resource): Collection<JsonObject> {
  const name = collectionPath(resource, visit);
  const entities = keptOf(visit, resource, name);
  const begun = collectionOf<true>(visit.store, 'begun');
  if (begun.get(name) === true) return entities;
  begun.set(name, true);
  const created = visit.store.keys('created');
  const isNew = created.some((item) => name.startsWith(`${item}/`));
  if (isNew || !hasOwnBeginning(visit, resource)) return entities;
  for (let index = 0; index < BEGINNING; index += 1) {
    const entity = makeEntity(visit, resource, visit.random.derive(`${name} ${index}`), {});
    const key = keyOf(resource, entity);
    if (key !== undefined && !isTaken(visit, resource, key)) entities.set(key, entity);
  }
  return entities;
}

function keptOf(visit: Visit, resource: Resource, name: string): Collection<JsonObject> {
  const { whole } = resource;
  if (whole === undefined) return collectionOf<JsonObject>(visit.store, name);
  return partOf(entitiesOf(visit, whole), visit, resource, name);
}

/** Whether a collection begins with some entities, rather than with those that another one has. */
function hasOwnBeginning(visit: Visit, resource: Resource): boolean {
  const { whole, isInParts } = resource;
  if (whole === undefined) return isCollected(resource) && isInParts !== true;
  return whole.isInParts === true || !saysItsPart(resource, visit);
}

/** Whether an entity has a key, in any part of the collection. */
function isTaken(visit: Visit, resource: Resource, key: string): boolean {
  return entitiesOf(visit, resource.whole ?? resource).get(key) !== undefined;
}

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
  const count = visit.store.keys('created').length;
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

function removedOf({ store }: Visit): Collection<true> {
  return collectionOf<true>(store, 'removed');
}

function itemPath(resource: Resource, visit: Visit, key: string): string {
  return `${collectionPath(resource.whole ?? resource, visit)}/${encodeURIComponent(key)}`;
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
  const entity = { ...sent, ...made, ...Object.fromEntries(unsent) };
  keep(visit, resource, key, entity);
  const item = itemPath(resource, visit, key);
  collectionOf<true>(visit.store, 'created').set(item, true);
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

function changesOf({ store }: Visit): Collection<number> {
  return collectionOf<number>(store, 'changed');
}

function makeEntityAt(
  visit: Visit,
  resource: Resource,
  sent: JsonObject,
  status = 200,
): JsonObject {
  const key = keyInPath(resource, visit);
  const random = visit.random.derive(`${collectionPath(resource, visit)} ${key}`);
  return makeEntity(visit, resource, random, sent, resource.item ?? resource.collection, status);
}

/**
 * @param template of the path that tells of the entity.
 * @param status of an answer that tells of it: 201 where it is new.
 */
function makeEntity(
  visit: Visit,
  { collection, entity: { path, media } }: Resource,
  random: Random,
  sent: JsonObject,
  template = collection,
  status = 200,
): JsonObject {
  const assumed = status === 201 ? defaultsOf(visit.compiled.contract, visit.operation) : {};
  const members = within(path, { ...assumed, ...sent });
  const given = { ...givenByPath(template, visit.path), members };
  const body = fakeBody(visit.compiled, media, { ...fakeContext(visit, status), random, given });
  const made = valueIn(body, path);
  return isJsonObject(made) ? made : {};
}
