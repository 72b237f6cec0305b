import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/** Where a member stands: the names and indices on the way to it. */
export type MemberPath = readonly (string | number)[];

/** What error bodies call, in words, the member that tells a person what went wrong, the likeliest first. */
const MESSAGE_NAMES = [
  /^message$/,
  /^detail$/,
  /^error description$/,
  /(message|msg)$/,
  /^reason$/,
  /^issue$/,
  /^diagnostics$/,
  /^fault ?string$/,
  /^description$/,
  /^problem$/,
  /^error$/,
  /^title$/,
  /^errors$/,
];

/** What they call, in words, an object that holds such a member. */
const HOLDER_NAME =
  /^(messages?|details?|errors?|problems?|faults?|failures?|exceptions?|meta|status|result|response|body|envelope)$/;

/** What holds the text of a message in several languages (OData 3, JSON format §19). */
const MESSAGE_TEXT = /^(value|text)$/;

/**
 * Finds where an error body says what went wrong, and puts a message there: the shallowest member
 * with a name such as `message` or `detail`, or the first text in a list such as `errors`. A member
 * that is null takes a message where no text does.
 *
 * @param compose gives the new message from the one that stands there; `''` for null.
 * @returns the body with the message; `undefined` where it has no place for one.
 */
export function fillMessage(body: Json, compose: (documented: string) => string): Json | undefined {
  const path = findSlot(body);
  if (path === undefined) return undefined;
  return replaceAt(body, path, (documented) => compose((documented as string | null) ?? ''));
}

/** Whether a member of a name may hold what tells of the error that it is part of. */
export function mayHoldMessage(name: string): boolean {
  return HOLDER_NAME.test(wordsOf(name));
}

/** Whether a member of a name may be what tells a person what went wrong. */
export function isMessageName(name: string): boolean {
  return rankOf(name) !== -1;
}

/** A value with another one in the place of one of its members. */
export function replaceAt(value: Json, path: MemberPath, replace: (member: Json) => Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return replace(value);
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      index === Number(key) ? replaceAt(item, rest, replace) : item,
    );
  }
  const object = value as JsonObject;
  return { ...object, [key]: replaceAt(object[key] as Json, rest, replace) };
}

/** A value without one of the members of its objects. */
export function without(value: Json, path: MemberPath): Json {
  const name = path.at(-1);
  return replaceAt(value, path.slice(0, -1), (holder) => {
    const members = Object.entries(holder as JsonObject).filter(([key]) => key !== name);
    return Object.fromEntries(members);
  });
}

/** Breadth first, so that an outer `message` wins over one in a nested object. */
function findSlot(body: Json): MemberPath | undefined {
  const pending: { value: Json; path: MemberPath }[] = [{ value: body, path: [] }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { value, path } = next;
    if (typeof value === 'string') return path;
    if (Array.isArray(value) && value.length > 0) {
      pending.unshift({ value: value[0] as Json, path: [...path, 0] });
    } else if (isJsonObject(value)) {
      const named = messagesOf(value, path.at(-1));
      const slot =
        named.find(([, member]) => isMessage(member)) ??
        named.find(([, member]) => member === null);
      if (slot !== undefined) return [...path, slot[0], ...(Array.isArray(slot[1]) ? [0] : [])];
      const holders = Object.entries(value).filter(
        (member) => mayHoldMessage(member[0]) && !named.some(([name]) => name === member[0]),
      );
      for (const [name, member] of [...named, ...holders]) {
        if (typeof member === 'object') pending.push({ value: member, path: [...path, name] });
      }
    }
  }
  return undefined;
}

function isMessage(member: Json): boolean {
  return typeof member === 'string' || (Array.isArray(member) && typeof member[0] === 'string');
}

/** The members that can hold a message, the likeliest first. */
function messagesOf(object: JsonObject, parent: string | number | undefined): [string, Json][] {
  const isOfMessage = typeof parent === 'string' && isMessageName(parent);
  const names = isOfMessage ? [...MESSAGE_NAMES, MESSAGE_TEXT] : MESSAGE_NAMES;
  return Object.entries(object)
    .filter(([name]) => rankOf(name, names) !== -1)
    .sort(([a], [b]) => rankOf(a, names) - rankOf(b, names));
}

function rankOf(name: string, names: readonly RegExp[] = MESSAGE_NAMES): number {
  const words = wordsOf(name);
  return names.findIndex((pattern) => pattern.test(words));
}
