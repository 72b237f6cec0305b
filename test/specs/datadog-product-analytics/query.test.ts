import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { openContract } from '../../../src/semantics/open.ts';
import {
  analytics,
  anyAttributes,
  attributes,
  occurring,
  post,
  SCALAR,
  search,
  searchQuery,
  TIMESERIES,
} from './analytics-requests.ts';
import { countOf, scalar, seed, timeseries } from './answers.ts';

const datadog = await openContract('datadog-product-analytics');

describe('a query', () => {
  test.each([
    ['simple', 'done'],
    ['materialized-view', 'done'],
    ['background', 'running'],
    ['trino-multistep', 'running'],
  ] as const)('that is %s is %s at first, and then done', (enforced_execution_type, first) => {
    const of = attributes({ group_by: [{ facet: '@type' }] }, { enforced_execution_type });
    for (const ask of [scalar, timeseries]) {
      const { meta, data } = ask(of);
      expect(meta?.status).toBe(first);
      if (first === 'done') continue;
      const empty = { columns: [], times: [], intervals: [], series: [], values: [] };
      expect(empty).toMatchObject(data?.attributes ?? {});
      const request_id = meta?.request_id ?? '';
      const again = ask({ ...of, request_id });
      expect(again.meta).toEqual({ request_id, status: 'done' });
      expect(again.data?.attributes).toEqual(ask(attributes(of.query)).data?.attributes);
    }
  });

  test('has an id of its own', () => {
    const ids = [
      ...[scalar, timeseries].map((ask) => ask(attributes()).data?.id),
      scalar(attributes({ query: search('other') })).data?.id,
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(scalar(attributes()).data?.id).toBe(ids[0]);
  });

  test('gives the same bytes, whatever was asked before', async () => {
    const [one, another] = [await createMock(datadog), await createMock(datadog)];
    fc.assert(
      fc.property(anyAttributes, fc.constantFrom(SCALAR, TIMESERIES), (of, path) => {
        const request = post(path, analytics(of));
        const { body } = one.respond(request);
        another.respond(post(path, analytics(attributes())));
        expect(another.respond(request).body).toEqual(body);
      }),
    );
  });

  test('gives the same bytes in another process', async () => {
    const { respond } = await createMock(datadog);
    const request = post(
      TIMESERIES,
      analytics(attributes({ group_by: [{ facet: '@customer.tier' }], query: search('checkout') })),
    );
    const source = new URL('../../../src/mock/create-mock.ts', import.meta.url).href;
    const script = `
      import { createMock } from ${JSON.stringify(source)};
      const { respond } = await createMock('datadog-product-analytics');
      process.stdout.write(String(respond(${JSON.stringify(request)}).body));`;
    const args = ['--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe(respond(request).body);
  });

  test('gives other numbers to another seed', () => {
    const counts = ['a', 'b', 'c'].map((seed) => countOf({}, seed));
    expect(new Set(counts).size).toBe(counts.length);
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
