import { describe, expect, test } from 'vitest';
import { satisfying } from '../../../specs/tell/conditions.ts';
import type { Occurrence, Value } from '../../../specs/tell/occurrence.ts';
import { type Condition, OPERATORS } from '../../../specs/tell/operators.ts';
import { type SeenUser, type Source, USERS } from '../../../specs/tell/source.ts';
import { createUser } from '../../../specs/tell/user.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { answerTo, post, type Schemas, sum, tell, valuesOf } from './tell.ts';

interface Row extends Occurrence {
  readonly value: Value | undefined;
}

const user = createUser(createRandom('a'), 1, 0);
const source: Source<Row> = {
  columns: [],
  rows: () => [],
  properties: ({ value }) => (value === undefined ? {} : { x: value }),
};

function holds(condition: Omit<Condition, 'field'>, value: Value | undefined): boolean {
  const row = { time: 0, user, value };
  return satisfying(source, [{ field: 'properties.x', ...condition }], [row]).length === 1;
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
    expect(satisfying(source, [{ field, operator: 'is_set' }], [row])).toEqual([]);
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

describe('a moment is compared as one, however it is written:', () => {
  const at = (time: string): SeenUser => {
    const moment = Date.parse(time);
    return { time: moment, user, sessions: 1, events: 1 };
  };
  const seen = [at('2026-11-19T11:59:59.999Z'), at('2026-11-19T12:00:00.500Z')];

  test.each<[Condition['operator'], Condition['value'], number]>([
    ['gte', '2026-11-19T12:00:00Z', 1],
    ['gte', '2026-11-19 12:00:00', 1],
    ['gte', '2026-11-19T12:00', 1],
    ['gte', '2026-11-19T14:00:00+02:00', 1],
    ['gte', '2026-11-19 14:00:00.4+0200', 1],
    ['lt', '2026-11-19T12:00:00Z', 1],
    ['lt', '2026-11-19T12:00:00.501Z', 2],
    ['lt', '2026-11-19T12:00:00.500Z', 1],
    ['lte', '2026-11-19T12:00:00.5Z', 2],
    ['gt', '2026-11-19', 2],
    ['gt', '2026-11-20', 0],
    ['eq', '2026-11-19 12:00:00.500', 1],
    ['eq', '2026-11-19T13:00:00.5+01:00', 1],
    ['ne', '2026-11-19 12:00:00.500', 1],
    ['in', ['2026-11-19 12:00:00.5', '2026-11-19T11:59:59.999Z'], 2],
    ['not_in', ['2026-11-19 12:00:00.5'], 1],
    ['starts_with', '2026-11-19T12', 1],
    ['regex', '^2026-11-19T1', 2],
    ['gt', 'yesterday', 0],
    ['lte', 'yesterday', 0],
    ['eq', 'yesterday', 0],
    ['is_set', undefined, 2],
  ])('last_seen %s %j holds for %i of two', (operator, value, count) => {
    const condition = {
      field: 'last_seen',
      ...(operator && { operator }),
      ...(value && { value }),
    };
    expect(satisfying(USERS, [condition], seen)).toHaveLength(count);
  });

  test('in SQL, too', () => {
    const count = (where: string) =>
      post<{ data: Schemas['Rows'] }>('/data/query', {
        query: `SELECT COUNT(*) FROM events_v1 WHERE ${where}`,
      }).data.rows[0]?.[0];
    const from = count("timestamp >= '2026-11-19T12:00:00.000Z'");
    expect(from).toBeGreaterThan(0);
    expect(count("timestamp >= '2026-11-19 12:00:00'")).toBe(from);
    expect(count("timestamp >= '2026-11-19T14:00:00+02:00'")).toBe(from);
  });
});

describe('a condition that makes no sense is an invalid filter:', () => {
  const place = 'the query parameter conditions at /0';

  test.each([
    ['[operator]=in&[value]=US', '/value: expected an array of values for in, received "US"'],
    ['[operator]=not_in', '/value: expected an array of values for not_in, received nothing'],
    ['[operator]=eq&[value][]=US', '/value: expected one value for eq, received ["US"]'],
    ['[operator]=contains', '/value: expected one value for contains, received nothing'],
    ['[operator]=gt&[value]=true', '/value: expected a text or a number for gt, received true'],
    [
      '[operator]=regex&[value]=(',
      '/value: expected a regular expression ("(": Unterminated group), received "("',
    ],
    ['[operator]=is_set&[value]=x', '/value: expected no value beside is_set, received "x"'],
    ['[operator]=is_not_set&[value]=x', '/value: expected no value beside is_not_set'],
    ['[operator]=like&[value]=x', '/operator: expected one of eq, ne, gt,'],
    ['[field]=', '/field: expected the name of a field, received ""'],
    ['', '/value: expected one value for eq, received nothing'],
  ])('conditions[0]%s', (rest, reason) => {
    const condition = ['[field]=country', ...rest.split('&')].filter((part) => part !== '');
    const query = new Map(condition.map((part) => [part.split('=')[0], `conditions[0]${part}`]));
    const { status, body } = answerTo('GET', `/metrics/dau?${[...query.values()].join('&')}`);
    expect([status, body.error]).toEqual([400, 'INVALID_FILTER']);
    expect(body.message).toContain(`Invalid filter: ${place}${reason}`);
  });

  test.each<[unknown, string]>([
    [{ field: 'os' }, '/steps/1/filters/0/value: expected one value for eq, received nothing'],
    [{ field: 'os', value: null }, '/steps/1/filters/0/value: expected one value for eq'],
    [{ field: 'os', operator: 'in', value: [null] }, '/steps/1/filters/0/value: expected an array'],
    [{ value: 'iOS' }, '/steps/1/filters/0/field: expected the name of a field, received nothing'],
    ['os', '/steps/1/filters/0: expected a condition with a field, received "os"'],
  ])('%j in a body', (condition, reason) => {
    const steps = [{ event: 'search' }, { event: 'purchase', filters: [condition] }];
    expect(answerTo('POST', '/funnels', { steps })).toEqual({
      status: 400,
      body: {
        error: 'INVALID_FILTER',
        message: expect.stringContaining(`Invalid filter: the body at ${reason}`),
      },
    });
  });

  test('the operators are those of the contract', () => {
    const { Operator } = Reflect.get(Object(tell.contract.document).components, 'schemas');
    expect(OPERATORS).toEqual(Operator.enum);
  });
});
