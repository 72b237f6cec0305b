import { matchingTexts, parsePattern } from '../../src/compile/pattern.ts';
import { parseMoment } from './moment.ts';
import type { Value } from './occurrence.ts';
import type { components } from './types.ts';

export type Operator = components['schemas']['Operator'];

export const OPERATORS: readonly Operator[] = [
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'in',
  'not_in',
  'is_set',
  'is_not_set',
  'regex',
];

/** A filter condition: `eq` where it names no operator. */
export interface Condition {
  readonly field: string;
  readonly operator?: Operator;
  readonly value?: Value | readonly Value[];
}

/** Whether a row's value of a field satisfies a condition. */
export type Test = (actual: Value | undefined) => boolean;

/** Those that look at values as texts: of a moment, as it is written. */
const TEXTUAL: ReadonlySet<Operator> = new Set([
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'regex',
]);

/**
 * What an operator compares, and how. Those that deny are the opposite of what they deny.
 * @param values those that will be tested.
 */
export function testOf(
  { field, operator = 'eq', value = '' }: Condition,
  values: readonly (Value | undefined)[],
): Test {
  switch (operator) {
    case 'ne':
      return not(testOf({ field, operator: 'eq', value }, values));
    case 'not_contains':
      return not(testOf({ field, operator: 'contains', value }, values));
    case 'not_in':
      return not(testOf({ field, operator: 'in', value }, values));
    case 'is_not_set':
      return (actual) => actual === undefined;
    case 'is_set':
      return (actual) => actual !== undefined;
    case 'in': {
      const wanted = new Set([value].flat().map(String));
      return onText((actual) => wanted.has(actual));
    }
    case 'contains':
      return onText((actual) => actual.includes(String(value)));
    case 'starts_with':
      return onText((actual) => actual.startsWith(String(value)));
    case 'ends_with':
      return onText((actual) => actual.endsWith(String(value)));
    case 'regex': {
      const texts = new Set(values.flatMap((actual) => actual?.toString() ?? []));
      const matching = new Set(matchingTexts(parsePattern(String(value)), [...texts]));
      return onText((actual) => matching.has(actual));
    }
    case 'gt':
      return (actual) => order(actual, value) > 0;
    case 'gte':
      return (actual) => order(actual, value) >= 0;
    case 'lt':
      return (actual) => order(actual, value) < 0;
    case 'lte':
      return (actual) => order(actual, value) <= 0;
    case 'eq':
      return onText((actual) => actual === String(value));
  }
}

/** As {@link testOf}, for values that are moments: they are compared as such, however they are written. */
export function momentTestsOf(values: readonly (Value | undefined)[]): (one: Condition) => Test {
  const moments = new Map(
    values.map((value) => [value, value === undefined ? value : momentOf(value)]),
  );
  return ({ field, operator = 'eq', value = '' }) => {
    if (TEXTUAL.has(operator)) return testOf({ field, operator, value }, values);
    const wanted = Array.isArray(value) ? value.map(momentOf) : momentOf(value as Value);
    const test = testOf({ field, operator, value: wanted }, []);
    return (actual) => test(moments.get(actual));
  };
}

/** Milliseconds since 1970; NaN, which is like no moment, where a value is none. */
function momentOf(value: Value): number {
  return parseMoment(String(value)) ?? Number.NaN;
}

function not(test: Test): Test {
  return (actual) => !test(actual);
}

function onText(holds: (actual: string) => boolean): Test {
  return (actual) => actual !== undefined && holds(String(actual));
}

/** Below, at or above 0; NaN, which is none of them, where there is nothing to compare. */
function order(actual: Value | undefined, value: Value | readonly Value[]): number {
  if (actual === undefined) return Number.NaN;
  if (typeof actual === 'number') return actual - Number(value);
  const [a, b] = [String(actual), String(value)];
  return a === b ? 0 : a < b ? -1 : 1;
}
