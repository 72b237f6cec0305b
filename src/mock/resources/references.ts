import { isKey } from '../../compile/fakes/compile.ts';
import { ID_NAMES, isHolder, KEY_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { propertyAt, propertyNames } from './places.ts';
import { isCollected, type Reference, type Resource, scopeOf } from './role.ts';

/** What is given to an entity once, at the end of a name in words: `company id`. */
const OF_ID = new RegExp(` (${ID_NAMES.join('|')})$`);
/** Where resources name others (JSON:API 1.1, Resource Linkage). */
const RELATIONSHIPS = 'relationships';

/** A member of an entity: the names that lead to it, what it is called in words, and its schema. */
interface Member {
  readonly path: readonly string[];
  readonly words: string;
  readonly schema: Pointer;
}

/**
 * The members of a resource's entities that refer to those of others, which its own path can name:
 * `company_id`, `company` with an id, `author` of the schema of users.
 */
export function referencesAmong(
  document: JsonObject,
  { entity, collection, words: own }: Resource,
  resources: readonly Resource[],
): Reference[] {
  const targets = resources.filter(
    (one) =>
      one.parameter !== '' &&
      one.whole === undefined &&
      isCollected(one) &&
      collection.startsWith(scopeOf(one)),
  );
  return membersAt(document, entity.schemas[0]).flatMap(({ path, words, schema }) => {
    const holder = follow(document, schema)?.pointer ?? schema;
    const isHolding = propertyNames(document, holder).length > 0;
    if (!isHolding && !OF_ID.test(words)) return [];
    const subject = words.replace(OF_ID, '');
    // `order_id` of an order is its own.
    if (subject === own) return [];
    const target =
      targets.find((one) => one.entity.schemas.includes(holder)) ??
      targetNamed(typeOf(document, holder), targets) ??
      targetNamed(subject, targets);
    return target === undefined ? [] : [{ path, subject, target }];
  });
}

/** What a member that tells of an entity may call its key, other than an id. */
export function keyNamesOf({ keyNames, entity }: Resource): readonly string[] {
  const members = entity.members.map(wordsOf);
  const isNamed = members.some((words) => [...keyNames, ...ID_NAMES].includes(words));
  const known = KEY_NAMES.find((words) => members.includes(words));
  return isNamed || known === undefined ? keyNames : [...keyNames, known];
}

/** The key of another entity that a member tells: it is that key, or an object that has it. */
export function keyTold(member: Json | undefined, names: readonly string[] = []) {
  if (isKey(member)) return member;
  if (member === undefined || !isJsonObject(member)) return undefined;
  const name = keyNameIn(member, names);
  return name === undefined ? undefined : (member[name] as string | number);
}

/** A member of an entity that tells of another one, with another key. */
export function withKeyTold(member: Json, key: Json, names: readonly string[]): Json {
  if (!isJsonObject(member)) return key;
  const name = keyNameIn(member, names);
  return name === undefined ? member : { ...member, [name]: key };
}

function keyNameIn(holder: JsonObject, names: readonly string[]): string | undefined {
  return [...ID_NAMES, ...names]
    .map((wanted) => Object.keys(holder).find((name) => wordsOf(name) === wanted))
    .find((name) => name !== undefined && isKey(holder[name]));
}

/** The members of an entity, also those in its attributes, and what its relationships lead to. */
function membersAt(document: JsonObject, schema: Pointer, path: readonly string[] = []): Member[] {
  return propertyNames(document, schema).flatMap((name): Member[] => {
    const inner = propertyAt(document, schema, name);
    const at = [...path, name];
    if (inner === undefined) return [];
    if (path.length > 0) return [{ path: at, words: wordsOf(name), schema: inner }];
    if (name === RELATIONSHIPS) return linkagesAt(document, inner, at);
    return isHolder(wordsOf(name))
      ? membersAt(document, inner, at)
      : [{ path: at, words: wordsOf(name), schema: inner }];
  });
}

function linkagesAt(document: JsonObject, schema: Pointer, path: readonly string[]): Member[] {
  return propertyNames(document, schema).flatMap((name) => {
    const relationship = propertyAt(document, schema, name);
    const data = relationship && propertyAt(document, relationship, 'data');
    return data === undefined
      ? []
      : [{ path: [...path, name, 'data'], words: wordsOf(name), schema: data }];
  });
}

/** What an object says of its own kind, in words. */
function typeOf(document: JsonObject, schema: Pointer): string {
  const type = propertyAt(document, schema, 'type');
  const node = type === undefined ? undefined : follow(document, type)?.node;
  const { const: value, enum: values } = node ?? {};
  const only = Array.isArray(values) && values.length === 1 ? values[0] : value;
  return typeof only === 'string' ? singular(wordsOf(only)) : '';
}

/** The resource of a name, or whose name is what another one ends with: `billing company`. */
function targetNamed(name: string, targets: readonly Resource[]): Resource | undefined {
  return (
    targets.find(({ words }) => words === name) ??
    targets.find(({ words }) => name.endsWith(` ${words}`))
  );
}
