import { type JsonFault, type JsonReading, MOST_LEVELS, readJson } from './json-reader.ts';

/** A JSON text as a value, or the first place where it can't be read as one. */
export type ParsedJson = { readonly ok: true; readonly value: unknown } | JsonProblem;

/** Where a text stops being JSON, and why. */
export interface JsonProblem extends JsonFault {
  readonly ok: false;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 code units, from 1. */
  readonly column: number;
}

/**
 * Parses JSON as `JSON.parse` does. A text that isn't JSON is read a second time, to find out where
 * and why; the nesting may be as deep as memory allows.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const reading = readJson(text);
    if (reading.ok) throw error;
    return placed(text, reading);
  }
}

/**
 * Parses JSON without losing anything: an integer that a double may not hold becomes a
 * {@link LongInteger}, and a repeated key is a problem, since which of its values counts is up to the
 * reader (RFC 8259 §4; forbidden by I-JSON, RFC 7493 §2.3). So are a number beyond the doubles, and
 * nesting deeper than {@link MOST_LEVELS}.
 */
export function parseJsonExactly(text: string): ParsedJson {
  const parsed = parseJson(text);
  if (!parsed.ok || !mayHaveLost(text, parsed.value)) return parsed;
  return placed(text, readJson(text, true));
}

/**
 * Whether a key is repeated or an integer is rounded, for all that two cheap counts can tell: reading
 * every text character by character would cost more than all else that is done with it.
 */
function mayHaveLost(text: string, value: unknown): boolean {
  return countKeyEnds(text) !== countKeys(value, 0);
}

const SPACE = 0x20;
const QUOTE = 0x22;

/** How many colons follow a quote: one for each key, and perhaps some inside strings. */
function countKeyEnds(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= SPACE) before -= 1;
    if (text.charCodeAt(before) === QUOTE) count += 1;
  }
  return count;
}

/**
 * How many keys a value holds. NaN, which equals no count, where it holds a number that may be a
 * rounded integer, or is nested too deep.
 */
function countKeys(value: unknown, level: number): number {
  if (isBeyondSafe(value)) return Number.NaN;
  if (!isContainer(value)) return 0;
  if (level === MOST_LEVELS) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    // By index, and without a call for each item: lists of numbers are long.
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (isContainer(item)) count += countKeys(item, level + 1);
      else if (isBeyondSafe(item)) return Number.NaN;
    }
    return count;
  }
  for (const key in value) count += 1 + countKeys(value[key], level + 1);
  return count;
}

function isBeyondSafe(value: unknown): boolean {
  if (typeof value !== 'number') return false;
  return value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function placed(text: string, reading: JsonReading): ParsedJson {
  return reading.ok ? reading : { ...reading, ...positionAt(text, reading.offset) };
}

/** The line and column, both from 1, of an offset. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
