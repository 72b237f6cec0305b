import {
  type Decimal,
  decimalOf,
  isDecimalMultiple,
  isSameDecimal,
  readDecimal,
} from '../../../src/compile/decimal.ts';
import { equalsOneOf, IS_OF_TYPE, type JsonType } from '../../../src/compile/json-values.ts';
import { isBeyondSafe } from '../../../src/compile/long-integers.ts';
import { isMultiple } from '../../../src/compile/multiple-of.ts';
import { assume } from './doubts.ts';
import { fails, type Keyword } from './schema.ts';

/** `type` of JSON Schema Validation (§6.1.1). */
export function type(...types: readonly JsonType[]): Keyword {
  const tests = types.map((type) => IS_OF_TYPE[type]);
  const [test] = tests;
  const isOne =
    test !== undefined && tests.length === 1
      ? test
      : (value: unknown) => tests.some((is) => is(value));
  return {
    holds: (value, at) =>
      isOne(value) || fails(at, { keyword: 'type', value, params: { type: types } }),
  };
}

/** The schema `false`. */
export function never(): Keyword {
  return { holds: (value, at) => fails(at, { keyword: 'false schema', value }) };
}

/** A schema that doesn't compile: no value can be judged by it. */
export function unknowable(why: string): Keyword {
  return { holds: (value) => assume(why, value, why) };
}

/**
 * `const` (§6.1.3).
 * @param written of a number beyond 2^53: as its author wrote it.
 */
export function constant(allowed: unknown, written?: string): Keyword {
  const isAllowed = isOneOf([allowed], [written]);
  return {
    holds: (value, at) =>
      isAllowed(value) || fails(at, { keyword: 'const', value, params: { allowedValue: allowed } }),
    allows: (value) => value === allowed,
  };
}

/**
 * `enum` (§6.1.2).
 * @param written of each number beyond 2^53: as its author wrote it.
 */
export function enumeration(
  allowed: readonly unknown[],
  written: readonly (string | undefined)[] = [],
): Keyword {
  const isAllowed = isOneOf(allowed, written);
  return {
    holds: (value, at) =>
      isAllowed(value) || fails(at, { keyword: 'enum', value, params: { allowedValues: allowed } }),
    allows: (value) => allowed.includes(value),
  };
}

function isOneOf(
  allowed: readonly unknown[],
  written: readonly (string | undefined)[],
): (value: unknown) => boolean {
  const equals = equalsOneOf(allowed);
  return (value) => {
    if (!equals(value)) return false;
    if (typeof value !== 'number' || !isBeyondSafe(value)) return true;
    const isSame = allowed.some((other, index) => {
      const exact = other === value ? readDecimal(written[index] ?? '') : undefined;
      return exact !== undefined && isSameDecimal(exact, decimalOf(value));
    });
    return isSame || assume(allowed, value, undecided(value));
  };
}

/**
 * `multipleOf` (§6.2.1), of numbers as they are written.
 * @param written of a divisor beyond 2^53: as its author wrote it.
 */
export function multipleOf(divisor: number, written?: string): Keyword {
  const exact = isBeyondSafe(divisor) ? readDecimal(written ?? '') : decimalOf(divisor);
  const isFitting = (value: number) =>
    isBeyondSafe(value) ? isLongMultiple(value, exact, divisor) : isMultiple(value, divisor);
  return {
    holds: (value, at) =>
      !isNumber(value) ||
      isFitting(value) ||
      fails(at, { keyword: 'multipleOf', value, params: { multipleOf: divisor } }),
  };
}

function isLongMultiple(value: number, exact: Decimal | undefined, divisor: number): boolean {
  if (exact === undefined) return assume(divisor, value, undecided(divisor));
  return isDecimalMultiple(decimalOf(value), exact);
}

function undecided(double: number): string {
  return `of integers about ${double}, the last digits aren't known`;
}

/** `minimum` (§6.2.4). */
export function minimum(limit: number): Keyword {
  return bound('minimum', limit, (value) => value >= limit);
}

/** `maximum` (§6.2.2). */
export function maximum(limit: number): Keyword {
  return bound('maximum', limit, (value) => value <= limit);
}

/** `exclusiveMinimum` (§6.2.5). */
export function exclusiveMinimum(limit: number): Keyword {
  return bound('exclusiveMinimum', limit, (value) => value > limit);
}

/** `exclusiveMaximum` (§6.2.3). */
export function exclusiveMaximum(limit: number): Keyword {
  return bound('exclusiveMaximum', limit, (value) => value < limit);
}

function bound(keyword: string, limit: number, isWithin: (value: number) => boolean): Keyword {
  return {
    holds: (value, at) =>
      !isNumber(value) || isWithin(value) || fails(at, { keyword, value, params: { limit } }),
  };
}

/** As ajv: NaN and the infinities are no numbers of JSON. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
