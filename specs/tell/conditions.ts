import { matchingTexts, parsePattern } from '../../src/compile/pattern.ts';
import { SchemaError } from '../../src/errors.ts';
import type { RuleBreach } from '../../src/semantics/semantics.ts';
import type { Occurrence, Value } from './occurrence.ts';
import { readerOf, type Source } from './source.ts';
import type { components } from './types.ts';
import type { Workspace } from './workspace.ts';

type Operator = components['schemas']['Operator'];

/** A filter condition: `eq` where it names no operator. */
export interface Condition {
  readonly field: string;
  readonly operator?: Operator;
  readonly value?: Value | readonly Value[];
}

/** The condition that an event is of a name. */
export function named(event: string): Condition[] {
  return [{ field: 'event_name', value: event }];
}

/** Whether a row's value of a field satisfies a condition. */
type Test = (actual: Value | undefined) => boolean;

/** What occurred in a workspace from one moment to before another, as far as it satisfies conditions. */
export function findRows<Row extends Occurrence>(
  source: Source<Row>,
  workspace: Workspace,
  conditions: readonly Condition[],
  [from, to]: readonly [number, number],
): readonly Row[] {
  const rows = source.rows(workspace, from, to, eventsNamed(conditions));
  return satisfying(source, conditions, rows);
}

/** The events that conditions ask for by name. */
export function eventsNamed(conditions: readonly Condition[]): string[] {
  return conditions.flatMap(({ field, operator = 'eq', value = [] }) => {
    const asksFor = field === 'event_name' && (operator === 'eq' || operator === 'in');
    return asksFor ? [value].flat().map(String) : [];
  });
}

/**
 * The rows of a source that satisfy all of some conditions.
 * @throws {SchemaError} a regular expression takes too long for them.
 */
export function satisfying<Row extends Occurrence>(
  source: Source<Row>,
  conditions: readonly Condition[],
  rows: readonly Row[],
): readonly Row[] {
  return conditions.reduce((left, condition) => {
    const values = left.map(readerOf(source, condition.field));
    const test = testOf(condition, values);
    return left.filter((_, index) => test(values[index]));
  }, rows);
}

/**
 * What an operator compares, and how. Those that deny are the opposite of what they deny.
 * @param values those that will be tested.
 */
function testOf(
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
      const wanted = [value].flat().map(String);
      return (actual) => actual !== undefined && wanted.includes(String(actual));
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
      return (actual) => actual !== undefined && String(actual) === String(value);
  }
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

/** The first condition of some whose value makes no sense for its operator. */
export function brokenCondition(
  conditions: readonly Condition[] = [],
  at: RuleBreach['at'],
  pointer: string,
): RuleBreach | undefined {
  const index = conditions.findIndex((condition) => !makesSense(condition));
  if (index === -1) return undefined;
  return { at, pointer: `${pointer}/${index}/value`, received: conditions[index]?.value };
}

function makesSense({ operator = 'eq', value }: Condition): boolean {
  if (operator === 'is_set' || operator === 'is_not_set') return true;
  if (operator === 'in' || operator === 'not_in') return Array.isArray(value);
  if (value === undefined || Array.isArray(value)) return false;
  if (['gt', 'gte', 'lt', 'lte'].includes(operator)) return typeof value !== 'boolean';
  return operator !== 'regex' || isPattern(String(value));
}

function isPattern(text: string): boolean {
  try {
    parsePattern(text);
    return true;
  } catch (error) {
    if (error instanceof SchemaError) return false;
    throw error;
  }
}
