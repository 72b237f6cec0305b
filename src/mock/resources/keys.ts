import { isKey } from '../../compile/fakes/compile.ts';
import { ID_NAMES, KEY_NAMES, wordsOf } from '../../compile/words.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { withValue } from './members.ts';
import type { Resource } from './role.ts';

/** What tells of an entity within it, by its name in words: Kubernetes has the key there. */
const METADATA = /^meta ?data$/;
/** A name, in words, of what is given to an entity once, rather than what it is called. */
const ID = new RegExp(`\\b(${ID_NAMES.join('|')})$`);

/** Where an entity has its key. */
export interface KeyMember {
  /** The names that lead to it. */
  readonly path: readonly [string, ...string[]];
  readonly value: string | number;
}

/** The key of an entity. */
export function keyOf(resource: Resource, entity: JsonObject): string | undefined {
  const member = keyMember(resource, entity);
  return member && String(member.value);
}

/** The member that holds the key of an entity, by its name: one of its own, or of its metadata. */
export function keyMember(resource: Resource, entity: JsonObject): KeyMember | undefined {
  const own = keyAmong(resource, entity);
  if (own !== undefined) return own;
  const metadata = Object.entries(entity).find(([name]) => METADATA.test(wordsOf(name)));
  const inner = isJsonObject(metadata?.[1]) ? keyAmong(resource, metadata[1]) : undefined;
  return metadata && inner && { ...inner, path: [metadata[0], ...inner.path] };
}

/** Whether a key is given to its entity once, rather than what that is called. */
export function isId({ path }: KeyMember): boolean {
  return ID.test(wordsOf(path.at(-1) ?? ''));
}

/** What is sent of an entity with another key than one that was made and is taken: `league-2`. */
export function withOtherKey(
  resource: Resource,
  sent: JsonObject,
  made: JsonObject,
  count: number,
): JsonObject {
  const member = keyMember(resource, made);
  if (member === undefined) return sent;
  const { path, value } = member;
  const other = typeof value === 'string' ? `${value}-${count}` : Number(value) + count;
  return withValue(sent, path, other) as JsonObject;
}

function keyAmong({ keyNames }: Resource, members: JsonObject): KeyMember | undefined {
  for (const wanted of [...keyNames, ...ID_NAMES, ...KEY_NAMES]) {
    const found = Object.entries(members).find(([name]) => wordsOf(name) === wanted);
    if (found !== undefined && isKey(found[1])) return { path: [found[0]], value: found[1] };
  }
  return undefined;
}
