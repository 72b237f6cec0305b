import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributes, facet, search, searchQuery } from './analytics-requests.ts';
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
