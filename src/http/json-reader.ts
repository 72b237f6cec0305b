import { endOfScalar, endOfString, skipSpace, Unexpected, unexpected } from './json-tokens.ts';
import { exactNumber } from './long-integer.ts';

/** How deep lists and objects may be nested: deeper values overflow the stack of who judges or writes them. */
export const MOST_LEVELS = 500;

/** What reading a JSON text gives. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | ({ readonly ok: false } & JsonFault);

/** The first place where a text isn't JSON, repeats a key, or holds what no value can hold. */
export interface JsonFault {
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
  /** What was expected there and what came: `expected "," or "]", received "}"`. */
  readonly problem: string;
  /**
   * The keys and indices that lead to the place: `['log', 'entries', 2]`. An index counts the
   * elements that were whole; a key that couldn't be read isn't there.
   */
  readonly path: readonly (string | number)[];
  /** Whether it is JSON, and only beyond what is read here (RFC 8259 §9). */
  readonly isBeyond: boolean;
}

interface OpenList {
  readonly closing: ']';
  readonly items: unknown[];
}

interface OpenObject {
  readonly closing: '}';
  readonly members: Map<string, unknown>;
  /** The key that was read last. */
  key?: string;
}

/** How far a text is read. */
interface Cursor {
  readonly text: string;
  readonly isLimited: boolean;
  at: number;
  /** The lists and objects around the place, the innermost last: no recursion, so no limit of depth. */
  readonly open: (OpenList | OpenObject)[];
}

/**
 * Reads a JSON text (RFC 8259) character by character: many times slower than `JSON.parse`, but it
 * says where and why a text isn't JSON, notices a repeated key and keeps the digits of long integers.
 * @param isLimited whether numbers beyond the doubles and nesting deeper than {@link MOST_LEVELS} are
 *   refused, as a reader may (RFC 8259 §9).
 */
export function readJson(text: string, isLimited = false): JsonReading {
  const cursor: Cursor = { text, isLimited, at: skipSpace(text, 0), open: [] };
  try {
    return { ok: true, value: readText(cursor) };
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    const { offset, message: problem, isBeyond } = error;
    return { ok: false, offset, problem, path: pathOf(cursor), isBeyond };
  }
}

function readText(cursor: Cursor): unknown {
  for (;;) {
    let value: unknown;
    const opened = openContainer(cursor);
    if (opened === undefined) {
      value = readScalar(cursor);
    } else if (cursor.text[cursor.at] === opened.closing) {
      value = closeContainer(cursor, opened);
    } else {
      if (opened.closing === '}') readKey(cursor, opened, 'a key in double quotes or "}"');
      continue;
    }
    // The value ends its container, and that perhaps the one around it, or a next member follows.
    for (let container = cursor.open.at(-1); ; container = cursor.open.at(-1)) {
      if (container === undefined) return expectEnd(cursor, value);
      addTo(container, value);
      if (cursor.text[cursor.at] === ',') {
        moveTo(cursor, cursor.at + 1);
        if (container.closing === '}') readKey(cursor, container, 'a key in double quotes');
        break;
      }
      value = closeContainer(cursor, container);
    }
  }
}

function openContainer(cursor: Cursor): OpenList | OpenObject | undefined {
  const opening = cursor.text[cursor.at];
  if (opening !== '{' && opening !== '[') return undefined;
  if (cursor.isLimited && cursor.open.length === MOST_LEVELS) {
    throw new Unexpected(cursor.at, `nested deeper than ${MOST_LEVELS} levels`, true);
  }
  const opened: OpenList | OpenObject =
    opening === '[' ? { closing: ']', items: [] } : { closing: '}', members: new Map() };
  cursor.open.push(opened);
  moveTo(cursor, cursor.at + 1);
  return opened;
}

function closeContainer(cursor: Cursor, container: OpenList | OpenObject): unknown {
  const { closing } = container;
  if (cursor.text[cursor.at] !== closing) {
    throw unexpected(cursor.text, cursor.at, `"," or "${closing}"`);
  }
  cursor.open.pop();
  moveTo(cursor, cursor.at + 1);
  return container.closing === ']' ? container.items : Object.fromEntries(container.members);
}

function addTo(container: OpenList | OpenObject, value: unknown): void {
  if (container.closing === ']') container.items.push(value);
  else container.members.set(container.key ?? '', value);
}

/** Reads `"key":`, up to the value. */
function readKey(cursor: Cursor, object: OpenObject, expected: string): void {
  const { text, at: start } = cursor;
  if (text[start] !== '"') throw unexpected(text, start, expected);
  const end = endOfString(text, start);
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') throw unexpected(text, colon, '":" after the key');
  object.key = JSON.parse(text.slice(start, end)) as string;
  if (object.members.has(object.key)) {
    throw new Unexpected(start, `the key ${text.slice(start, end)} is repeated`);
  }
  moveTo(cursor, colon + 1);
}

function readScalar(cursor: Cursor): unknown {
  const { text, at: start } = cursor;
  const end = endOfScalar(text, start);
  moveTo(cursor, end);
  const scalar = text.slice(start, end);
  if (!/^[-\d]/.test(scalar)) return JSON.parse(scalar);
  const number = exactNumber(scalar);
  if (cursor.isLimited && typeof number === 'number' && !Number.isFinite(number)) {
    throw new Unexpected(start, 'the number is beyond those that a double can hold', true);
  }
  return number;
}

function expectEnd({ text, at }: Cursor, value: unknown): unknown {
  if (at < text.length) throw unexpected(text, at, 'the end of the text');
  return value;
}

/** Moves on, over white space. */
function moveTo(cursor: Cursor, offset: number): void {
  cursor.at = skipSpace(cursor.text, offset);
}

function pathOf({ open }: Cursor): (string | number)[] {
  return open.flatMap((container) =>
    container.closing === ']' ? container.items.length : (container.key ?? []),
  );
}
