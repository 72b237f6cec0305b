import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregation,
  attributes,
  FROM,
  facet,
  HOUR,
  occurring,
  type Query,
  search,
  searchQuery,
} from './analytics-requests.ts';
import { countOf, numberOf, rowsOf, seed } from './answers.ts';

describe('a search', () => {
  const any = fc.tuple(searchQuery, searchQuery, seed);

  test('finds no more when it is narrowed by AND, no less when it is widened by OR', () => {
    fc.assert(
      fc.property(any, ([left, right, seed]) => {
        const count = (query: string) => countOf({ query: search(query) }, seed);
        const [both, either] = [`(${left}) AND (${right})`, `(${left}) OR (${right})`].map(count);
        expect(both).toBeLessThanOrEqual(Math.min(count(left), count(right)));
        expect(either).toBeGreaterThanOrEqual(Math.max(count(left), count(right)));
        expect((both ?? 0) + (either ?? 0)).toBe(count(left) + count(right));
      }),
    );
  });

  test('and its negation find everything', () => {
    fc.assert(
      fc.property(any, ([left, _, seed]) => {
        const [found, others] = [left, `NOT (${left})`].map((text) =>
          countOf({ query: search(text) }, seed),
        );
        expect((found ?? 0) + (others ?? 0)).toBe(countOf({}, seed));
      }),
    );
  });

  test('for a value of a facet finds the group of that value', () => {
    fc.assert(
      fc.property(facet, seed, (facet, seed) => {
        for (const [value, count] of rowsOf(attributes({ group_by: [{ facet }] }), seed)) {
          const text = value === null ? `-${facet}:*` : `${facet}:${JSON.stringify(value)}`;
          expect(countOf({ query: search(text) }, seed)).toBe(count);
          if (value === null) continue;
          const grouped = attributes({ query: search(text), group_by: [{ facet }] });
          expect(rowsOf(grouped, seed)).toEqual([[value, count]]);
        }
      }),
    );
  });

  test.each([
    ['@view.name:/products*', '@view.name:("/products" OR "/products/?")'],
    ['@view.name:\\/cart', '@view.name:/cart'],
    ['@view.name:/c?rt', '@view.name:"/cart"'],
    ['@geo.country:United\\ States', '@geo.country:"United States"'],
    ['@geo.country:(France OR Japan)', '@geo.country:France || @geo.country:Japan'],
    ['@type:*', '*'],
    ['', '*'],
  ])('%s finds what %s does', (text, same) => {
    expect(numberOf({ query: search(text) })).toBe(numberOf({ query: search(same) }));
  });

  test('in quotes takes a wildcard at its word', () => {
    const count = (value: string) => countOf({ query: search(`@view.name:${value}`) });
    expect(count('"/products/?"')).toBeLessThan(count('/products*'));
    expect(count('"/c?rt"')).not.toBe(count('/c?rt'));
  });

  test.each(['@geo.country:Narnia', '@geo.country:Nar*', '@type:"view "'])(
    '%s, a value that a facet does not have, finds nothing, in groups as without',
    (text) => {
      const query = search(text);
      expect(countOf({ query })).toBe(0);
      for (const facet of ['@geo.country', '@type', '@plan'])
        expect(rowsOf(attributes({ query, group_by: [{ facet }] }))).toEqual([]);
    },
  );

  test.each([
    ['@plan:gold', 'gold'],
    ['@plan:"gold *"', 'gold *'],
    ['@plan:go*', 'go'],
    ['@plan:\\*g?ld*', '*g_ld'],
    ['@plan:(gold)', 'gold'],
  ])('%s, for a facet of unknown values, finds the group %s alone', (text, name) => {
    fc.assert(
      fc.property(seed, (seed) => {
        const query = search(text);
        const count = countOf({ query }, seed);
        expect(rowsOf(attributes({ query, group_by: [{ facet: '@plan' }] }), seed)).toEqual(
          count === 0 ? [] : [[name, count]],
        );
        const negated = attributes({ query: search(`-${text}`), group_by: [{ facet: '@plan' }] });
        expect(rowsOf(negated, seed).map(([plan]) => plan)).not.toContain(name);
      }),
    );
  });

  test('names its values also where it finds users or accounts', () => {
    for (const kind of ['users', 'accounts']) {
      const audience_filters = { [kind]: [{ name: 'a', query: '@plan:gold' }] };
      const rows = rowsOf(attributes({ audience_filters, group_by: [{ facet: '@plan' }] }));
      expect(rows.map(([plan]) => plan)).toEqual(['gold']);
    }
  });

  test.each(['*'.repeat(1000), '*?'.repeat(1000), '?*'.repeat(8)])(
    'with the wildcards %s ends',
    (wildcards) => {
      expect(countOf({ query: search(`@action.name:${wildcards}x`) })).toBe(0);
    },
  );

  test('whose wildcards fit the facet in countless ways ends', () => {
    const facet = `@${'a'.repeat(52)}`;
    const query = search(`${facet}:${'*a'.repeat(13)}*b`);
    const names = rowsOf(attributes({ query, group_by: [{ facet }] })).map(([name]) => name);
    expect(names).toEqual([`${'a'.repeat(13)}b`]);
  });

  test('for a facet with a long name finds values with shorter ones', () => {
    const rows = rowsOf(attributes({ group_by: [{ facet: `@${'long'.repeat(10_000)}` }] }));
    for (const [value] of rows) expect(String(value).length).toBeLessThan(100);
  });

  test('is left out by an empty query', () => {
    const query = { data_source: 'product_analytics' as const, search: {} };
    expect(numberOf({ query })).toBe(numberOf({}));
  });
});

describe('occurrences', () => {
  const threshold = fc.nat(60);

  test('are compared as their operator says', () => {
    fc.assert(
      fc.property(searchQuery, threshold, seed, (text, value, seed) => {
        const count = (operator: '=' | '>=' | '<=' | '>' | '<', at = value) =>
          countOf({ query: occurring(operator, at, text) }, seed);
        const all = countOf({ query: search(text) }, seed);
        expect(count('>=') + count('<')).toBe(all);
        expect(count('>') + count('<=')).toBe(all);
        expect(count('>') + count('=')).toBe(count('>='));
        expect(count('>=', value + 1)).toBe(count('>'));
        expect(count('>=', 0)).toBe(all);
      }),
    );
  });

  test('tell visitors apart', () => {
    const counts = [0, 3, 10, 30, 1000].map((value) => countOf({ query: occurring('>=', value) }));
    expect(counts).toEqual([...new Set(counts)].sort((a, b) => b - a));
    expect(counts.at(-1)).toBe(0);
  });
});

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

describe('audiences', () => {
  const SEGMENT = '4c5c2b8e-6f0d-4d0a-9a55-2f7c3f0e1b6d';
  const all = {
    users: [{ name: 'u', query: '@geo.country:France' }],
    accounts: [{ name: 'a', query: '@customer.tier:premium' }],
    segments: [{ name: 's', segment_id: SEGMENT }],
  };
  const count = (filters: Query['audience_filters'] & object) =>
    countOf({ audience_filters: filters });
  const by = (formula: string) => count({ ...all, formula });

  test('narrow', () => {
    const everyone = countOf({});
    for (const formula of ['u', 'a', 's', 'u OR a OR s']) {
      expect(by(formula)).toBeLessThan(everyone);
      expect(by(formula)).toBeGreaterThan(0);
    }
  });

  test('are searches: of users, and of accounts', () => {
    expect(by('u')).toBe(countOf({ query: search('@geo.country:France') }));
    expect(by('a')).toBe(countOf({ query: search('@customer.tier:premium') }));
    expect(count({ users: [{ name: 'u' }] })).toBe(countOf({}));
  });

  test('are combined by their formula, else all of them', () => {
    expect(by('u AND s') + by('u AND NOT s')).toBe(by('u'));
    expect(by('u OR a') + by('u AND a')).toBe(by('u') + by('a'));
    expect(by('NOT (u OR a OR s)') + by('u OR a OR s')).toBe(countOf({}));
    for (const formula of ['', ' ']) expect(by(formula)).toBe(by('u AND a AND s'));
    expect(count(all)).toBe(by('u AND a AND s'));
    expect(count({})).toBe(countOf({}));
  });

  test('whose names hold a space stand in quotes in their formula', () => {
    const users = [{ name: 'power "users"', query: '@geo.country:France' }, { name: 'others' }];
    const quoted = String.raw`"power \"users\""`;
    for (const formula of [quoted, `${quoted} AND "others"`])
      expect(count({ users, formula })).toBe(countOf({ query: search('@geo.country:France') }));
  });

  test('that are segments are told apart by their id, not by their name', () => {
    const segment = (name: string, segment_id: string) =>
      count({ segments: [{ name, segment_id }] });
    expect(segment('x', SEGMENT)).toBe(segment('y', SEGMENT));
    expect(segment('x', SEGMENT)).not.toBe(segment('x', SEGMENT.replace('4', '5')));
  });
});
