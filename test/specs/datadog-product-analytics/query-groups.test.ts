import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregation,
  attributes,
  FROM,
  facet,
  HOUR,
  search,
  searchQuery,
} from './analytics-requests.ts';
import { countOf, rowsOf, seed } from './answers.ts';

describe('groups', () => {
  const sort = fc.record(
    {
      aggregation,
      metric: fc.constantFrom('@cart.total', '@session.time_spent'),
      order: fc.constantFrom('asc' as const, 'desc' as const),
    },
    { requiredKeys: [] },
  );

  test('cut off at a limit are the first of all of them', () => {
    fc.assert(
      fc.property(facet, sort, fc.integer({ min: 1, max: 9 }), seed, (facet, sort, limit, seed) => {
        const rows = (limit?: number) =>
          rowsOf(
            attributes({ group_by: [{ facet, sort, ...(limit !== undefined && { limit }) }] }),
            seed,
          );
        expect(rows(limit)).toEqual(rows().slice(0, limit));
      }),
    );
  });

  test('of several facets are limited in each', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        seed,
        (a, b, seed) => {
          const group_by = [
            { facet: '@view.name', limit: a },
            { facet: '@geo.country', limit: b },
          ];
          const rows = rowsOf(attributes({ group_by }), seed);
          expect(new Set(rows.map(([view]) => view)).size).toBeLessThanOrEqual(a);
          expect(new Set(rows.map(([, country]) => country)).size).toBeLessThanOrEqual(b);
          const all = rowsOf(
            attributes({ group_by: group_by.map(({ facet }) => ({ facet })) }),
            seed,
          );
          expect(all).toEqual(expect.arrayContaining(rows));
        },
      ),
    );
  });

  test('are sorted by what the rule says, else by what is computed, the largest first', () => {
    fc.assert(
      fc.property(facet, sort, seed, (facet, sort, seed) => {
        const compute = { aggregation: 'avg', metric: '@cart.total' };
        const { order, ...measure } = sort;
        const sorted = rowsOf(attributes({ compute, group_by: [{ facet, sort }] }), seed).map(
          ([group]) => group,
        );
        const measured = rowsOf(
          attributes({ compute: { ...compute, ...measure }, group_by: [{ facet }] }),
          seed,
        );
        const byGroup = new Map(measured.map(([group, value]) => [group, Number(value)]));
        const values = sorted.map((group) => byGroup.get(group) ?? Number.NaN);
        const sign = order === 'asc' ? 1 : -1;
        expect(values).toEqual([...values].sort((a, b) => sign * (a - b)));
        expect(new Set(sorted)).toEqual(new Set(byGroup.keys()));
      }),
    );
  });

  test('are those that have events', () => {
    const length = fc.integer({ min: 1, max: 4 * HOUR });
    fc.assert(
      fc.property(facet, length, seed, (facet, length, seed) => {
        const of = attributes({ group_by: [{ facet }] }, { to: FROM + length });
        for (const [, count] of rowsOf(of, seed)) expect(count).toBeGreaterThan(0);
      }),
    );
  });

  test('without a value are left out where that is asked for', () => {
    const rows = (should_exclude_missing: boolean) =>
      rowsOf(attributes({ group_by: [{ facet: '@customer.tier', should_exclude_missing }] }));
    const missing = rows(false).filter(([tier]) => tier === null);
    expect(missing).toHaveLength(1);
    expect(rows(true)).toEqual(rows(false).filter(([tier]) => tier !== null));
    const [[, count] = []] = missing;
    expect(countOf({ query: search('-@customer.tier:*') })).toBe(count);
  });
});

describe('the cardinality of', () => {
  const cardinality = (metric: string, query = '*') =>
    countOf({ compute: { aggregation: 'cardinality', metric }, query: search(query) });

  test('a facet is the number of its groups', () => {
    const anyFacet = fc.oneof(facet, fc.constantFrom('@plan', '@cart.total'));
    fc.assert(
      fc.property(anyFacet, searchQuery, seed, (facet, text, seed) => {
        const compute = { aggregation: 'cardinality', metric: facet };
        const group_by = [{ facet, should_exclude_missing: true }];
        const groups = rowsOf(attributes({ query: search(text), group_by }), seed);
        expect(countOf({ compute, query: search(text) }, seed)).toBe(groups.length);
      }),
    );
  });

  test('the users is that of the visitors', () => {
    expect(cardinality('@view.name')).toBe(8);
    expect(cardinality('@usr.id')).toBeGreaterThan(1000);
    expect(cardinality('@usr.id', '@type:view')).toBeLessThan(cardinality('@usr.id'));
  });
});
