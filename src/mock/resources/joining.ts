import { ID_NAMES, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Collection } from '../../semantics/store.ts';
import type { Visit } from '../visit.ts';
import { itemPath } from './item-path.ts';
import { keyOf } from './keys.ts';
import { createdOf } from './marks.ts';
import { valueIn, withValue } from './members.ts';
import { keyNamesOf, keyTold, withKeyTold } from './references.ts';
import type { Reference, Resource } from './role.ts';

/** The entities of a resource, by key. */
export type Entities = (visit: Visit, resource: Resource) => Collection<JsonObject>;

/** An entity whose references lead to others that there are, but for those that were sent. */
export function joined(
  visit: Visit,
  resource: Resource,
  entity: JsonObject,
  sent: JsonObject,
  entitiesOf: Entities,
): JsonObject {
  const references = resource.references?.() ?? [];
  const sentOnes = references.filter(({ path }) => valueIn(sent, path) !== undefined);
  const isSent = ({ subject }: Reference) => sentOnes.some((one) => one.subject === subject);
  return references.reduce((known, reference) => {
    const { path, subject, target, isKeyed } = reference;
    const member = valueIn(known, path);
    const key = keyTold(member, keyNamesOf(target));
    if (member === undefined || key === undefined || isSent(reference)) return known;
    const others = entitiesOf(visit, target);
    if (entityTold(others, target, key) !== undefined) return known;
    const ownKey = keyOf(resource, entity);
    const stream = visit.random.derive(`${resource.collection} ${ownKey} ${subject}`);
    const isSelf = (one: JsonObject) =>
      target.collection === resource.collection && keyOf(target, one) === ownKey;
    const choice = others.all().filter((one) => !isSelf(one) && !isCreated(visit, target, one));
    const chosen = choice[stream.integer(0, Math.max(0, choice.length - 1))];
    const told = chosen && isKeyed !== true ? keyTold(chosen) : undefined;
    const other = told ?? (chosen && keyOf(target, chosen));
    if (chosen === undefined || other === undefined || typeof other !== typeof key) return known;
    const joining = withKeyTold(member, other, keyNamesOf(target));
    return withValue(known, path, asTold(joining, chosen)) as JsonObject;
  }, entity);
}

/** An entity with what it tells of others as they are now. */
export function withOthers(
  visit: Visit,
  resource: Resource,
  entity: JsonObject,
  entitiesOf: Entities,
): JsonObject {
  const references = resource.references?.() ?? [];
  return references.reduce((known, { path, target }) => {
    const member = valueIn(known, path);
    const key = keyTold(member, keyNamesOf(target));
    if (member === undefined || !isJsonObject(member) || key === undefined) return known;
    const other = entityTold(entitiesOf(visit, target), target, key) ?? {};
    return withValue(known, path, asTold(member, other)) as JsonObject;
  }, entity);
}

/** A changed entity in which all that tells of another one tells of the one that it has now. */
export function rejoined(resource: Resource, changed: JsonObject, before: JsonObject): JsonObject {
  const references = resource.references?.() ?? [];
  const keyIn = (entity: JsonObject, { path, target }: Reference) =>
    keyTold(valueIn(entity, path), keyNamesOf(target));
  return references.reduce((known, reference) => {
    const { path, subject, target } = reference;
    const member = valueIn(known, path);
    const newKey = references
      .filter((one) => one.subject === subject)
      .map((one) => [keyIn(changed, one), keyIn(before, one)] as const)
      .find(([key, was]) => key !== undefined && key !== was)?.[0];
    if (member === undefined || newKey === undefined) return known;
    return withValue(known, path, withKeyTold(member, newKey, keyNamesOf(target))) as JsonObject;
  }, changed);
}

/** What is told of another entity, as that one has it. */
export function asTold(member: Json, other: JsonObject): Json {
  if (!isJsonObject(member)) return member;
  const members = Object.entries(member).map(([name, value]): [string, Json] => {
    const now = other[name];
    if (now === undefined || Array.isArray(value)) return [name, value];
    if (isJsonObject(value)) return [name, isJsonObject(now) ? asTold(value, now) : value];
    return [name, isJsonObject(now) ? value : now];
  });
  return Object.fromEntries(members);
}

/** Whether a request created an entity: nothing that a mock makes up is about it. */
function isCreated(visit: Visit, resource: Resource, entity: JsonObject): boolean {
  const path = itemPath(resource, visit, keyOf(resource, entity) ?? '');
  return createdOf(visit).get(path) === true;
}

/** The entity that a key tells of: its id is looked for where it is found by something else, such as its name. */
function entityTold(
  others: Collection<JsonObject>,
  { entity, keyNames }: Resource,
  key: string | number,
): JsonObject | undefined {
  const found = others.get(key);
  const isFoundByName = entity.members
    .map(wordsOf)
    .some((words) => keyNames.includes(words) && !ID_NAMES.includes(words));
  if (found !== undefined || !isFoundByName) return found;
  return others.all().find((one) => String(keyTold(one)) === String(key));
}
