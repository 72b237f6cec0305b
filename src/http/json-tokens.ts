const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

/** Thrown at the first character that can't stand where it stands. */
export class Unexpected extends Error {
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
  /** Whether it is JSON, and only beyond what is read here (RFC 8259 §9). */
  readonly isBeyond: boolean;

  constructor(offset: number, problem: string, isBeyond = false) {
    super(problem);
    this.offset = offset;
    this.isBeyond = isBeyond;
  }
}

/** What is wrong with a text at an offset: `expected a value, received "]"`. */
export function unexpected(text: string, offset: number, expected: string): Unexpected {
  return new Unexpected(offset, `expected ${expected}, received ${describe(text, offset)}`);
}

/** The offset of the first character that is no white space (RFC 8259 §2). */
export function skipSpace(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1;
  return at;
}

/** A container of so many characters is gone over no more than once where its end is noted. */
const LONG = 1_000;

/**
 * The offset behind the value that begins at `start`. Not by recursion: a text may be nested deeper than
 * the stack.
 * @param ends where long containers end, by their starts: those that are met are noted.
 * @throws {Unexpected} if none does.
 */
export function endOfValue(text: string, start: number, ends?: Map<number, number>): number {
  const opened: number[] = [];
  let at = start;
  do {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === BRACE || code === BRACKET) {
      const end = ends?.get(at);
      if (end === undefined) opened.push(at);
      at = end ?? at + 1;
    } else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) {
      const opening = opened.pop() ?? at;
      at += 1;
      if (at - opening >= LONG) ends?.set(opening, at);
    } else if (opened.length > 0 && at < text.length) at += 1;
    else at = endOfScalar(text, at);
  } while (opened.length > 0);
  return at;
}

/**
 * The offset behind the string, number, `true`, `false` or `null` that begins at `start`.
 * @throws {Unexpected} if none does.
 */
export function endOfScalar(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first === '-' || isDigit(first)) return endOfNumber(text, start);
  return endOfLiteral(text, start);
}

/** @throws {Unexpected} if the string that begins at `start` isn't closed or holds what it may not. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    // By their codes, which are read in half the time of the characters.
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (at >= text.length) throw unexpected(text, at, 'a closing double quote');
    if (code < SPACE) throw unexpected(text, at, 'an escape in its place');
    at = code === BACKSLASH ? endOfEscape(text, at + 1) : at + 1;
  }
}

const ESCAPES = '"\\/bfnrtu';

function endOfEscape(text: string, start: number): number {
  const letter = text[start];
  if (letter === undefined || !ESCAPES.includes(letter)) {
    throw unexpected(text, start, 'one of " \\ / b f n r t u after a backslash');
  }
  if (letter !== 'u') return start + 1;
  for (let at = start + 1; at <= start + 4; at += 1) {
    if (!/^[\da-f]$/i.test(text[at] ?? '')) {
      throw unexpected(text, at, 'four hex digits after \\u');
    }
  }
  return start + 5;
}

function endOfNumber(text: string, start: number): number {
  let at = text[start] === '-' ? start + 1 : start;
  // A leading zero stands alone (RFC 8259 §6): what follows it is no longer the number.
  at = text[at] === '0' ? at + 1 : endOfDigits(text, at);
  if (text[at] === '.') at = endOfDigits(text, at + 1);
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  at += 1;
  return endOfDigits(text, text[at] === '+' || text[at] === '-' ? at + 1 : at);
}

function endOfDigits(text: string, start: number): number {
  if (!isDigit(text[start])) throw unexpected(text, start, 'a digit');
  let at = start + 1;
  while (isDigit(text[at])) at += 1;
  return at;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

const LITERALS = ['true', 'false', 'null'];

function endOfLiteral(text: string, start: number): number {
  const word = wordAt(text, start);
  const end = start + word.length;
  if (LITERALS.includes(word)) return end;
  const literal = LITERALS.find((name) => name.startsWith(word));
  if (word !== '' && literal !== undefined && end === text.length) {
    throw unexpected(text, end, literal);
  }
  throw unexpected(text, start, 'a value');
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

const WORD = /\w+/y;

function wordAt(text: string, start: number): string {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? '';
}
