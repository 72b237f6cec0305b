import { parsePattern } from '../../src/compile/pattern.ts';
import { SchemaError } from '../../src/errors.ts';
import { OPERATORS, type Operator } from './operators.ts';

/** What is wrong with a condition: its member with a slash before it, or nothing for all of it. */
interface BrokenCondition {
  readonly member: '' | '/field' | '/operator' | '/value';
  readonly received: unknown;
  readonly expected: string;
}

const ORDERING: readonly Operator[] = ['gt', 'gte', 'lt', 'lte'];

/** Why something is no condition whose value its operator can compare with. */
export function brokenCondition(condition: unknown): BrokenCondition | undefined {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) {
    return { member: '', received: condition, expected: 'a condition with a field' };
  }
  const { field, operator = 'eq', value } = condition as Readonly<Record<string, unknown>>;
  if (typeof field !== 'string' || field === '') {
    return { member: '/field', received: field, expected: 'the name of a field' };
  }
  const known = OPERATORS.find((name) => name === operator);
  if (known === undefined) {
    return { member: '/operator', received: operator, expected: `one of ${OPERATORS.join(', ')}` };
  }
  const expected = expectedValue(known, value);
  return expected === undefined ? undefined : { member: '/value', received: value, expected };
}

/** What an operator should have been given, where it was given something else. */
function expectedValue(operator: Operator, value: unknown): string | undefined {
  if (operator === 'is_set' || operator === 'is_not_set') {
    return value === undefined ? undefined : `no value beside ${operator}`;
  }
  if (operator === 'in' || operator === 'not_in') {
    const isList = Array.isArray(value) && value.every(isScalar);
    return isList ? undefined : `an array of values for ${operator}`;
  }
  if (!isScalar(value)) return `one value for ${operator}`;
  if (ORDERING.includes(operator) && typeof value === 'boolean') {
    return `a text or a number for ${operator}`;
  }
  return operator === 'regex' ? expectedPattern(String(value)) : undefined;
}

function isScalar(value: unknown): boolean {
  // An integer that a number can't hold exactly comes as an object that counts as one.
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Number;
}

function expectedPattern(text: string): string | undefined {
  try {
    parsePattern(text);
    return undefined;
  } catch (error) {
    if (error instanceof SchemaError) return `a regular expression (${error.received})`;
    throw error;
  }
}
