import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/** What error bodies call the member that tells a person what went wrong, the likeliest first. */
const MESSAGE_NAMES = [
  'message',
  'detail',
  'error_description',
  'error_message',
  'errormessage',
  'reason',
  'msg',
  'description',
  'error',
  'title',
  'errors',
];

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
  return path === undefined ? undefined : replaceAt(body, path, compose);
}

/** Breadth first, so that an outer `message` wins over one in a nested object. */
function findSlot(body: Json): (string | number)[] | undefined {
  const pending: { value: Json; path: (string | number)[] }[] = [{ value: body, path: [] }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { value, path } = next;
    if (typeof value === 'string') return path;
    if (Array.isArray(value) && value.length > 0) {
      pending.unshift({ value: value[0] as Json, path: [...path, 0] });
    } else if (isJsonObject(value)) {
      const named = membersByName(value);
      const slot =
        named.find(([, member]) => typeof member === 'string') ??
        named.find(([, member]) => member === null);
      if (slot !== undefined) return [...path, slot[0]];
      for (const [name, member] of named) pending.push({ value: member, path: [...path, name] });
    }
  }
  return undefined;
}

/** The members that can hold a message, the likeliest first. */
function membersByName(object: { [key: string]: Json }): [string, Json][] {
  return Object.entries(object)
    .filter(([name]) => MESSAGE_NAMES.includes(name.toLowerCase()))
    .sort(
      ([a], [b]) => MESSAGE_NAMES.indexOf(a.toLowerCase()) - MESSAGE_NAMES.indexOf(b.toLowerCase()),
    );
}

function replaceAt(
  value: Json,
  path: readonly (string | number)[],
  compose: (documented: string) => string,
): Json {
  const [key, ...rest] = path;
  if (key === undefined) return compose((value as string | null) ?? '');
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? replaceAt(item, rest, compose) : item));
  }
  const object = value as { [key: string]: Json };
  return { ...object, [key]: replaceAt(object[key] as Json, rest, compose) };
}
