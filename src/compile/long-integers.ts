import type { Json, Pointer } from '../contract/contract.ts';
import { valueAt } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import { type Decimal, readDecimal } from './decimal.ts';
import type { Doubts } from './doubts.ts';
import { isComposite } from './json-values.ts';
import { equalItems } from './unique-items.ts';
import { showValue, type Violation } from './violation.ts';

/** Judges values that may hold a {@link LongInteger}, though ajv knows doubles alone. */
export interface LongIntegers extends Comparing {
  /**
   * Each long integer becomes the nearest double, as the bounds and values of the schema did when the
   * document was read. Messages tell the digits that came, and integers that only their last digits
   * tell apart are unique items.
   */
  readonly judge: (
    judge: (value: unknown) => readonly Violation[],
    value: unknown,
  ) => readonly Violation[];
}

/** What a keyword asks about a double beyond the safe ones. */
export interface Comparing {
  /**
   * Whether something holds of a double in the value that is judged: of the integers that became it,
   * if any, else of itself. It is a doubt where that can't be told.
   * @param clause of the schema, which asks.
   * @param test gives `undefined` where it can't tell.
   */
  readonly holds: (
    double: number,
    clause: Json,
    test: (integer: bigint | number) => boolean | undefined,
  ) => boolean;
  /** The number that the author of a schema wrote at a place in it, which became a double. */
  readonly documented: (schema: object, at: Pointer, double: number) => Decimal | undefined;
}

/**
 * Makes the {@link LongIntegers} of a set of validators.
 * @param written the text of a number at a place in a schema.
 */
export function createLongIntegers(
  assume: Doubts['assume'],
  written: (schema: object, at: Pointer) => string | undefined,
): LongIntegers {
  /** What was rounded to a double; a number that stands for itself may be among them. */
  const rounded = new Map<number, (bigint | number)[]>();
  return {
    judge(judge, value) {
      if (!holdsLongInteger(value)) return judge(value);
      try {
        return judgeRounded(judge, value as Json, round(value) as Json);
      } finally {
        rounded.clear();
      }
    },
    holds(double, clause, test) {
      const [answer, ...others] = new Set((rounded.get(double) ?? [double]).map(test));
      if (answer !== undefined && others.length === 0) return answer;
      return assume(clause, double, undecided(double));
    },
    documented(schema, at, double) {
      const text = written(schema, at) ?? '';
      return Number(text) === double ? readDecimal(text) : undefined;
    },
  };

  function round(value: unknown): unknown {
    if (typeof value === 'number') return isBeyondSafe(value) ? keep(value, value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Number) return keep(nearestDouble(value), BigInt(String(value)));
    if (Array.isArray(value)) return value.map(round);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, round(member)]));
  }

  function keep(double: number, integer: bigint | number): number {
    rounded.set(double, [...(rounded.get(double) ?? []), integer]);
    return double;
  }
}

function undecided(double: number): SchemaError {
  return new SchemaError({
    problem: `of integers about ${double}, the last digits aren't known`,
    hint: 'Document integers beyond 2^53 as texts.',
  });
}

/** Whether a double stands for several integers, each rounded to it. */
export function isBeyondSafe(double: number): boolean {
  return Number.isInteger(double) && !Number.isSafeInteger(double);
}

/** 2^63 is one too many, but what the last int64 becomes as a double: it has the benefit of the doubt. */
export function isInt64(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= INT64_LIMIT;
}

/**
 * Whether a value holds a {@link LongInteger}, or a copy of one that has lost its digits. Every value
 * is asked, of any depth: hence no recursion, and no list of an object's members.
 */
export function holdsLongInteger(value: unknown): boolean {
  if (!isComposite(value)) return false;
  const pending: object[] = [value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (Array.isArray(node)) {
      for (const item of node) if (isComposite(item)) pending.push(item);
    } else if (node instanceof Number) {
      return true;
    } else {
      for (const key in node) {
        const member = (node as Record<string, unknown>)[key];
        if (isComposite(member)) pending.push(member);
      }
    }
  }
  return false;
}

function judgeRounded(
  judge: (value: unknown) => readonly Violation[],
  exact: Json,
  rounded: Json,
): Violation[] {
  return judge(rounded)
    .filter(({ keyword, pointer }) => {
      return keyword !== 'uniqueItems' || !areUnique(valueAt(exact, pointer));
    })
    .map((violation) => {
      const { pointer, value } = violation;
      // A violation may speak of something else than the value at its place: the name of a property.
      if (value !== valueAt(rounded, pointer)) return violation;
      const came = valueAt(exact, pointer);
      return { ...violation, received: showValue(came), value: came };
    });
}

const INT64_LIMIT = 2 ** 63;

/**
 * 2^63 stands for the last int64, which rounds to it in values and documents alike; -2^63 is the
 * first. An integer beyond them that rounds to them becomes the next double instead.
 */
function nearestDouble(integer: object): number {
  const nearest = Number(integer);
  if (Math.abs(nearest) !== INT64_LIMIT) return nearest;
  const isInt64 = BigInt.asIntN(64, BigInt(String(integer))) === BigInt(String(integer));
  return isInt64 ? nearest : nearest * (1 + Number.EPSILON);
}

function areUnique(items: Json | undefined): boolean {
  return Array.isArray(items) && equalItems(items) === undefined;
}
