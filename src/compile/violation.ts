import type { ParameterLocation, Pointer } from '../contract/contract.ts';
import { LongInteger } from '../http/long-integer.ts';

/** One way in which a value breaks its schema. */
export interface Violation {
  /** Where in the value; empty: the value itself. */
  readonly pointer: Pointer;
  /** The schema keyword that is broken, and where it stands in the normalised document. */
  readonly keyword: string;
  readonly contractPointer: Pointer;
  /** What is documented, as words that follow "expected": `at most 100`. */
  readonly expected: string;
  /** What came, as JSON, shortened. */
  readonly received: string;
  /** What came, as it is; `undefined` where nothing did. */
  readonly value: unknown;
  /** Of an `anyOf` or `oneOf` that the value fails: the branch it comes nearest to, by name. */
  readonly branch?: string;
}

/** A part of an exchange: what a violation's pointer starts from. */
export type ExchangePart =
  | `request.${ParameterLocation}`
  | 'request.body'
  | 'request'
  | 'response'
  | 'response.header'
  | 'response.body';

/** A violation in an exchange. A parameter's pointer begins with its name: `/length`. */
export interface PlacedViolation extends Violation {
  readonly at: ExchangePart;
  /** Whether something else couldn't be judged, and isn't told of because of this one. */
  readonly hides?: boolean;
  /** Whether the value is only beyond what is read here: nobody's fault. */
  readonly isBeyond?: boolean;
}

const LONGEST_SHOWN = 80;

/**
 * Shows a value as JSON of at most 80 characters: for messages. `undefined` is shown as `nothing`,
 * and a number too large to be one as `Infinity`.
 */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : jsonOf(value);
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1)}…`;
}

/** Who asserts what a value is may well come with one that is no JSON: a `bigint`, or a circle. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** What is expected of a value, in words that follow its place: `to be integer`, `to match the pattern ^a`. */
export function toBe(expected: string): string {
  return expected.startsWith('to ') ? expected : `to be ${expected}`;
}

/** The type of a JSON value, as a schema's `type` calls it. */
export function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return value instanceof LongInteger ? 'number' : typeof value;
}
