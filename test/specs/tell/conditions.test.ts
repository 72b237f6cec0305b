import { describe, expect, test } from 'vitest';
import { type Condition, satisfying } from '../../../specs/tell/conditions.ts';
import type { Occurrence, Value } from '../../../specs/tell/occurrence.ts';
import type { Source } from '../../../specs/tell/source.ts';
import { createUser } from '../../../specs/tell/user.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { answerTo, request, sum, tellMock, valuesOf } from './tell.ts';

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

describe('a regular expression that would take years is stopped:', () => {
  const filter = { field: 'timestamp', operator: 'regex', value: '^([\\w.:-]+)+!$' };
  const query = Object.entries(filter)
    .map(([name, value]) => `conditions[0][${name}]=${encodeURIComponent(value)}`)
    .join('&');
  const steps = [{ event: 'page_view', filters: [filter] }, { event: 'purchase' }];

  test.each<[string, string, unknown]>([
    ['GET', `/metrics/events?${query}`, undefined],
    ['GET', `/metrics/events/top?${query}`, undefined],
    ['GET', `/metrics/events/raw?${query}`, undefined],
    ['GET', `/metrics/lifecycle?${query}`, undefined],
    [
      'POST',
      '/metrics/formula',
      { series: [{ metric: 'events', filters: [filter] }], formula: 'A' },
    ],
    ['POST', '/funnels', { steps }],
    ['POST', '/funnels/trend', { steps }],
  ])('%s %s is answered with an invalid filter', (method, path, body) => {
    expect(answerTo(method, path, body)).toEqual({
      status: 400,
      body: {
        error: 'INVALID_FILTER',
        message: 'Invalid filter: a regular expression takes longer than a second',
      },
    });
  });

  test('the users of an audience with one are not counted', async () => {
    const mock = await tellMock();
    const body = { name: 'a', definition: { filters: [filter] } };
    const created = mock.respond(request('POST', '/audiences', { body }));
    const { id } = JSON.parse(String(created.body)).data;
    const { status, body: text } = mock.respond(request('GET', `/audiences/${id}/count`));
    expect([status, JSON.parse(String(text)).error]).toEqual([500, 'QUERY_FAILED']);
  });

  test('one that can take long, and does not, filters', () => {
    const slow = 'conditions[0][field]=os&conditions[0][operator]=regex&conditions[0][value]=';
    const other = 'conditions[0][field]=os&conditions[0][operator]=contains&conditions[0][value]=';
    expect(valuesOf(`events?${slow}${encodeURIComponent('^(i|O|S)+$')}`)).toEqual(
      valuesOf(`events?${other}iOS`),
    );
  });
});
