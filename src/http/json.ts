/** A JSON text as a value, or the first place where it isn't JSON. */
export type ParsedJson = { readonly ok: true; readonly value: unknown } | JsonProblem;

/** Where a text stops being JSON, and why. */
export interface JsonProblem {
  readonly ok: false;
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units, from 1. */
  readonly column: number;
  /** What was expected there and what came: `expected "," or "]", received "}"`. */
  readonly problem: string;
  /**
   * The keys and indices that lead to the place: `['log', 'entries', 2]`. An index counts the
   * elements that were whole; a key that couldn't be read isn't there.
   */
  readonly path: readonly (string | number)[];
}

/**
 * Parses JSON (RFC 8259). A text that isn't JSON is scanned a second time, to find out where and why;
 * the nesting may be as deep as memory allows.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const path: (string | number)[] = [];
    const unexpected = findUnexpected(text, path);
    if (unexpected === undefined) throw error;
    const { offset, message: problem } = unexpected;
    return { ok: false, offset, ...positionAt(text, offset), problem, path };
  }
}

/** Thrown at the first character that can't stand where it stands. */
class Unexpected extends Error {
  readonly offset: number;

  constructor(text: string, offset: number, expected: string) {
    super(`expected ${expected}, received ${describe(text, offset)}`);
    this.offset = offset;
  }
}

const WORD = /\w+/y;
const LITERALS = ['true', 'false', 'null'];
const ESCAPES = '"\\/bfnrtu';

function findUnexpected(text: string, path: (string | number)[]): Unexpected | undefined {
  try {
    scan(text, path);
    return undefined;
  } catch (error) {
    if (error instanceof Unexpected) return error;
    throw error;
  }
}

/** Reads the whole text. `path` has a member for each open container, and so is the stack as well. */
function scan(text: string, path: (string | number)[]): void {
  let next: number | undefined = skipSpace(text, 0);
  while (next !== undefined) {
    const opening = text[next];
    if (opening !== '{' && opening !== '[') {
      next = leaveValue(text, readScalar(text, next), path);
      continue;
    }
    const inside: number = skipSpace(text, next + 1);
    if (text[inside] === (opening === '{' ? '}' : ']')) {
      next = leaveValue(text, inside + 1, path);
    } else if (opening === '[') {
      path.push(0);
      next = inside;
    } else {
      const member = readKey(text, inside, 'a key in double quotes or "}"');
      path.push(member.key);
      next = member.value;
    }
  }
}

/** From the end of a value to the start of the next one; `undefined` at the end of the text. */
function leaveValue(text: string, end: number, path: (string | number)[]): number | undefined {
  for (let at = skipSpace(text, end); ; at = skipSpace(text, at + 1)) {
    const place = path.at(-1);
    if (place === undefined) {
      if (at < text.length) throw new Unexpected(text, at, 'the end of the text');
      return undefined;
    }
    if (typeof place === 'number') path[path.length - 1] = place + 1;
    if (text[at] === ',') {
      const following = skipSpace(text, at + 1);
      if (typeof place === 'number') return following;
      const member = readKey(text, following, 'a key in double quotes');
      path[path.length - 1] = member.key;
      return member.value;
    }
    const closing = typeof place === 'number' ? ']' : '}';
    if (text[at] !== closing) throw new Unexpected(text, at, `"," or "${closing}"`);
    path.pop();
  }
}

function readKey(text: string, start: number, expected: string): { key: string; value: number } {
  if (text[start] !== '"') throw new Unexpected(text, start, expected);
  const end = readString(text, start);
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') throw new Unexpected(text, colon, '":" after the key');
  return { key: JSON.parse(text.slice(start, end)), value: skipSpace(text, colon + 1) };
}

function readScalar(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return readString(text, start);
  if (first === '-' || isDigit(first)) return readNumber(text, start);
  const word = wordAt(text, start);
  const end = start + word.length;
  if (LITERALS.includes(word)) return end;
  const literal = LITERALS.find((name) => name.startsWith(word));
  if (word !== '' && literal !== undefined && end === text.length) {
    throw new Unexpected(text, end, literal);
  }
  throw new Unexpected(text, start, 'a value');
}

function readString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') {
    if (at >= text.length) throw new Unexpected(text, at, 'a closing double quote');
    if (text.charCodeAt(at) < 0x20) throw new Unexpected(text, at, 'an escape in its place');
    at = text[at] === '\\' ? readEscape(text, at + 1) : at + 1;
  }
  return at + 1;
}

function readEscape(text: string, start: number): number {
  const letter = text[start];
  if (letter === undefined || !ESCAPES.includes(letter)) {
    throw new Unexpected(text, start, 'one of " \\ / b f n r t u after a backslash');
  }
  if (letter !== 'u') return start + 1;
  for (let at = start + 1; at <= start + 4; at += 1) {
    if (!/^[\da-f]$/i.test(text[at] ?? ''))
      throw new Unexpected(text, at, 'four hex digits after \\u');
  }
  return start + 5;
}

function readNumber(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  // A leading zero stands alone (RFC 8259 §6): what follows it is no longer the number.
  at = text[at] === '0' ? at + 1 : readDigits(text, at);
  if (text[at] === '.') at = readDigits(text, at + 1);
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  at += 1;
  return readDigits(text, text[at] === '+' || text[at] === '-' ? at + 1 : at);
}

function readDigits(text: string, start: number): number {
  if (!isDigit(text[start])) throw new Unexpected(text, start, 'a digit');
  let at = start + 1;
  while (isDigit(text[at])) at += 1;
  return at;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

function wordAt(text: string, start: number): string {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? '';
}

function describe(text: string, offset: number): string {
  const codePoint = text.codePointAt(offset);
  if (codePoint === undefined) return 'the end of the text';
  if (codePoint === 0x0a || codePoint === 0x0d) return 'a line break';
  if (codePoint === 0x09) return 'a tab';
  if (codePoint === 0xfeff) return 'a byte order mark';
  if (codePoint < 0x20) return `the control character U+${codePoint.toString(16).padStart(4, '0')}`;
  const word = wordAt(text, offset);
  if (word.length > 20) return `"${word.slice(0, 20)}…"`;
  return `"${word === '' ? String.fromCodePoint(codePoint) : word}"`;
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
