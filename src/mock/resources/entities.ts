import { ID_NAMES, KEY_NAMES } from '../../compile/fakes/entity.ts';
import { wordsOf } from '../../compile/fakes/text.ts';
import type { Random } from '../../compile/random.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { decodePercent } from '../../http/percent.ts';
import { type Collection, collectionOf } from '../../semantics/store.ts';
import { givenByPath } from '../given.ts';
import { fakeBody } from '../response/body.ts';
import { fakeContext, type Visit } from '../visit.ts';
import type { Resource } from './find-resources.ts';
import type { EntityPlace } from './places.ts';
import { CREATED_AT, stamped } from './timestamps.ts';

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
 * belongs to what a request created.
 */
export function entitiesOf(visit: Visit, resource: Resource): Collection<JsonObject> {
  const name = collectionPath(resource, visit);
  const entities = collectionOf<JsonObject>(visit.store, name);
  const begun = collectionOf<true>(visit.store, 'begun');
  if (begun.get(name) === true) return entities;
  begun.set(name, true);
  const created = visit.store.keys('created');
  if (created.some((item) => name.startsWith(`${item}/`))) return entities;
  for (let index = 0; index < BEGINNING; index += 1) {
    const entity = makeEntity(visit, resource, visit.random.derive(`${name} ${index}`), {});
    const key = keyOf(resource, entity);
    if (key !== undefined && entities.get(key) === undefined) entities.set(key, entity);
  }
  return entities;
}

/**
 * Puts a new entity into a collection.
 * @param sent what the request says of it.
 * @returns its key and what became of it; `undefined` where it can't be told from the others, `taken`
 *   where the request gives it the key of another one.
 */
export function createEntity(
  visit: Visit,
  resource: Resource,
  sent: JsonObject,
): { readonly key: string; readonly entity: JsonObject } | 'taken' | undefined {
  const name = collectionPath(resource, visit);
  const entities = entitiesOf(visit, resource);
  const created = collectionOf<true>(visit.store, 'created');
  const count = visit.store.keys('created').length;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const random = visit.random.derive(`${name} created ${count}`).derive(attempt);
    const made = makeEntity(visit, resource, random, sent);
    const key = keyOf(resource, made);
    if (key === undefined) return undefined;
    if (entities.get(key) !== undefined) {
      if (key === keyOf(resource, sent)) return 'taken';
      continue;
    }
    const unsent = Object.entries(stamped(made, CREATED_AT, visit.now)).filter(
      ([name]) => !Object.hasOwn(sent, name),
    );
    const entity = { ...sent, ...made, ...Object.fromEntries(unsent) };
    entities.set(key, entity);
    created.set(`${name}/${encodeURIComponent(key)}`, true);
    return { key, entity };
  }
  return undefined;
}

/** An entity as one of its representations shows it. */
export function viewOf(visit: Visit, { path, media }: EntityPlace, entity: JsonObject): Json {
  const members = path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), entity);
  const given = { references: new Map(), members };
  return fakeBody(visit.compiled, media, { ...fakeContext(visit, 200), given });
}

/** The key of an entity, by the names of its members. */
export function keyOf({ keyNames }: Resource, entity: JsonObject): string | undefined {
  const named = Object.entries(entity).map(([name, value]) => ({ words: wordsOf(name), value }));
  for (const wanted of [...keyNames, ...ID_NAMES, ...KEY_NAMES]) {
    const found = named.find(({ words }) => words === wanted)?.value;
    if (typeof found === 'string' || typeof found === 'number') return String(found);
  }
  return undefined;
}

/** The value that a path of names leads to. */
export function valueIn(body: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isJsonObject(value) ? value[name] : undefined),
    body,
  );
}

function makeEntity(
  visit: Visit,
  { collection, entity: { path, media } }: Resource,
  random: Random,
  sent: JsonObject,
): JsonObject {
  const members = path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), sent);
  const given = { ...givenByPath(collection, visit.path), members };
  const body = fakeBody(visit.compiled, media, { ...fakeContext(visit, 200), random, given });
  const made = valueIn(body, path);
  return isJsonObject(made) ? made : {};
}
