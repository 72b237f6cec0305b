import { describe, expect, test } from 'vitest';
import { type Condition, matcherOf } from '../../../specs/tell/conditions.ts';
import type { Value } from '../../../specs/tell/occurrence.ts';
import { createUser } from '../../../specs/tell/user.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { answerTo, sum, valuesOf } from './tell.ts';

const user = createUser(createRandom('a'), 1, 0);
const source = {
  columns: [],
  rows: () => [],
  properties: ({ value }: { value: Value | undefined }) =>
    value === undefined ? ({} as Record<string, Value>) : { x: value },
};

function holds(condition: Omit<Condition, 'field'>, value: Value | undefined): boolean {
  const row = { time: 0, user, value };
  return matcherOf(source as never, [{ field: 'properties.x', ...condition }])(row as never);
}

test.each<[Condition['operator'], Condition['value'], Value[], (Value | undefined)[]]>([
  [undefined, 'a', ['a'], ['b', undefined]],
  ['eq', 5, [5, '5'], [6, undefined]],
  ['ne', 'a', ['b', undefined], ['a']] as never,
  ['gt', 5, [6, 10], [5, 4, undefined]],
  ['gte', 5, [5, 6], [4, undefined]],
  ['lt', 5, [4, -1], [5, undefined]],
  ['lte', 5, [5, 4], [6, undefined]],
  ['gt', '2025-01-01', ['2025-01-02'], ['2024-12-31', '2025-01-01']],
  ['contains', 'b', ['abc'], ['ac', undefined]],
  ['not_contains', 'b', ['ac', undefined], ['abc']] as never,
  ['starts_with', 'a', ['abc'], ['ba', undefined]],
  ['ends_with', 'c', ['abc'], ['ca', undefined]],
  ['in', ['a', 5], ['a', 5, '5'], ['b', undefined]],
  ['not_in', ['a'], ['b', undefined], ['a']] as never,
  ['is_set', undefined, ['', 0, false], [undefined]],
  ['is_not_set', undefined, [undefined], ['', 0]] as never,
  ['regex', '^a.c$', ['abc'], ['abcd', undefined]],
])('%s %j takes %j and leaves %j', (operator, value, taken, left) => {
  const condition = { ...(operator && { operator }), ...(value !== undefined && { value }) };
  expect(taken.map((actual) => holds(condition, actual))).toEqual(taken.map(() => true));
  expect(left.map((actual) => holds(condition, actual))).toEqual(left.map(() => false));
});

test.each(['toString', 'constructor', '__proto__'])(
  '%s is no field that a row has of itself',
  (field) => {
    const row = { time: 0, user, value: undefined };
    expect(matcherOf(source as never, [{ field, operator: 'is_set' }])(row as never)).toBe(false);
  },
);

test('all conditions have to hold', () => {
  const one = '&conditions[0][field]=country&conditions[0][value]=US';
  const other = '&conditions[1][field]=device_type&conditions[1][value]=mobile';
  const of = (filter: string) => sum(valuesOf(`events?range=30d${filter}`));
  expect(of(one + other)).toBeLessThan(of(one));
  expect(of(one)).toBeLessThan(of(''));
  expect(of(one + other)).toBeGreaterThan(0);
});

describe('a value that makes no sense for its operator is an invalid filter:', () => {
  test.each([
    ['[operator]=in&conditions[0][value]=US'],
    ['[operator]=not_in&conditions[0][value]=US'],
    ['[operator]=eq&conditions[0][value][]=US'],
    ['[operator]=contains'],
    ['[operator]=gt&conditions[0][value]=true'],
    ['[operator]=regex&conditions[0][value]=('],
    [''],
  ])('conditions[0]%s', (rest) => {
    const condition = `conditions[0][field]=country${rest === '' ? '' : `&conditions[0]${rest}`}`;
    const { status, body } = answerTo('GET', `/metrics/dau?${condition}`);
    expect([status, body.error]).toEqual([400, 'INVALID_FILTER']);
  });

  test('an operator that there is not is a bad request', () => {
    const path =
      '/metrics/dau?conditions[0][field]=a&conditions[0][operator]=like&conditions[0][value]=b';
    expect(answerTo('GET', path).body.error).toBe('BAD_REQUEST');
  });
});
