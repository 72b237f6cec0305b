import { describe, expect, test } from 'vitest';
import { checkOne } from '../../conformance/exchanges.ts';
import { type Query, SCALAR } from './analytics-requests.ts';
import {
  answered,
  average,
  byA,
  firstOfA,
  firstOfBoth,
  number,
  subject,
  users,
} from './answered.ts';

const group = (...values: (string | null)[]) => ({ name: '@a', type: 'group', values });

type Sort = NonNullable<NonNullable<Query['group_by']>[number]['sort']>;

const sortedBy = (sort: Sort) => ({ group_by: [{ facet: '@a', sort }] });
const known = { group_by: [{ facet: '@a', should_exclude_missing: true }] };

describe('scalars', () => {
  test.each<[Partial<Query>, object[]]>([
    [{}, [number(1)]],
    [{}, []],
    [{}, [{ type: 'number' }]],
    [byA, []],
    [byA, [number(1, 2), group('x', null)]],
    [known, [group('x'), number(1)]],
    [{ compute: average }, [number(-0.5)]],
    [sortedBy({ order: 'desc' }), [group('x', 'y', 'z'), number(2, 2, 1)]],
    [sortedBy({ order: 'asc', metric: '@b' }), [group('x', 'y', 'z'), number(1, 1, 2)]],
    [sortedBy({ aggregation: 'count' }), [group('x', 'y', 'z'), number(1, 3, 2)]],
    [sortedBy({ aggregation: 'max', order: 'asc' }), [group('x', 'y'), number(2, 1)]],
    [
      { ...sortedBy({ metric: '@b', order: 'asc' }), compute: average },
      [group('x', 'y'), number(2, 1)],
    ],
    [
      { group_by: [{ facet: '@a', sort: { order: 'asc' } }, { facet: '@b' }] },
      [group('x', 'x'), { ...group('y', 'z'), name: '@b' }, number(2, 1)],
    ],
    [byA, [{ name: '@a', type: 'group' }, number(1, 2)]],
    [firstOfA, [group('x'), number(1)]],
    [firstOfBoth, [group('x', 'x'), { ...group('y', 'z'), name: '@b' }, number(1, 2)]],
  ])('of %j can have the columns %j', async (query, columns) => {
    const { verdict, findings } = await checkOne(answered(SCALAR, query, { columns }), [subject]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('pass');
  });

  test.each([
    [byA, [number(1)], 'group-column-per-facet', ''],
    [{}, [group('x'), number(1)], 'group-column-per-facet', ''],
    [byA, [{ ...group('x'), name: '@b' }, number(1)], 'group-column-per-facet', ''],
    [byA, [group('x', 'y'), number(1)], 'columns-of-one-length', '/1/values'],
    [firstOfA, [group('x', 'y'), number(1, 2)], 'at-most-limit-groups', '/0/values'],
    [byA, [group('x')], 'one-number-column', ''],
    [{}, [number(1), number(1)], 'one-number-column', ''],
    [{}, [number(1, 2)], 'one-value-ungrouped', '/0/values'],
    [byA, [group('x', null, 'x'), number(1, 2, 3)], 'groups-differ', ''],
    [known, [group('x', null), number(1, 2)], 'missing-excluded', '/0/values/1'],
    [
      sortedBy({ aggregation: 'count', order: 'desc' }),
      [group('x', 'y'), number(1, 2)],
      'sorted-by-order',
      '/1/values/1',
    ],
    [sortedBy({ order: 'asc' }), [group('x', 'y'), number(2, 1)], 'sorted-by-order', '/1/values/1'],
    [{}, [number(-4.5)], 'counts-whole', '/0/values/0'],
    [{}, [number(-1)], 'counts-whole', '/0/values/0'],
    [{ compute: users }, [number(0.5)], 'counts-whole', '/0/values/0'],
  ])('of %j break a rule by the columns %j', async (query, columns, rule, place) => {
    const { verdict, findings } = await checkOne(answered(SCALAR, query, { columns }), [subject]);
    expect(verdict).toBe('fail');
    expect(findings).toMatchObject([
      {
        check: 'documented-rule',
        contract: 'datadog-product-analytics',
        operation: `POST ${SCALAR}`,
        at: 'response.body',
        pointer: `/data/attributes/columns${place}`,
        documented: expect.stringContaining(`(${rule})`),
      },
    ]);
  });

  test.each([
    ['a column that is neither of numbers nor of groups', { ...number(1), type: 'text' }],
    ['a text among numbers', { ...number(), values: ['1'] }],
  ])('%s is found', async (_what, column) => {
    const { findings } = await checkOne(answered(SCALAR, {}, { columns: [column] }), [subject]);
    expect(findings).toMatchObject([
      {
        check: 'response-body',
        pointer: expect.stringMatching(/^\/data\/attributes\/columns\/0/),
      },
    ]);
  });
});
