import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeReports } from '../../src/conformance/merge.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { braze, check, exchange, shop } from './exchanges.ts';
import { json, listOf, order, V1 } from './shop.ts';

const BRAZE = 'https://rest.iad-01.braze.com/events/data_series?event=e&length=1';

/** Exchanges of every verdict, of two contracts and none. */
const KINDS: readonly Exchange[] = [
  exchange({}, listOf(1)),
  exchange({}, listOf('2', null, '4')),
  exchange({}, listOf(...Array(15).fill(1))),
  exchange({}, { headers: { ...json, 'x-total': '1' }, body: Array(9).fill(order) }),
  exchange({ url: `${V1}/orders?page=0` }, listOf('5')),
  exchange({ url: `${V1}/broken` }, { headers: { ...json, 'x-total': '1' }, body: {} }),
  exchange({ url: `${V1}/carts/9` }, {}),
  exchange({ url: 'https://elsewhere.example/' }, {}),
  exchange({ url: BRAZE }, { headers: json, body: { message: 'success', data: [] } }),
  exchange({ url: BRAZE }, { status: 429, headers: json, body: {} }),
];

test('the shards of a run make up its report, whatever their number', async () => {
  const kinds = fc.array(fc.nat(KINDS.length - 1), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(kinds, { maxLength: 4 }),
      fc.integer({ min: 1, max: 5 }),
      async (files, of) => {
        const exchanges = files.flatMap((kinds, file) =>
          kinds.map((kind, index) => ({
            ...(KINDS[kind] as Exchange),
            source: { file: `${9 - file}.har`, index },
          })),
        );
        const run = (options: object) =>
          check(exchanges, [shop, braze], { contractsNamed: false, ...options });
        const shards = await Promise.all(
          Array.from({ length: of }, (_, index) => run({ shard: { index: index + 1, of } })),
        );
        expect(mergeReports(shards)).toEqual(await run({}));
      },
    ),
    { numRuns: 40 },
  );
});

test('shards that are missing are named', async () => {
  const shard = { index: 2, of: 3 };
  const report = await check([exchange({}, listOf(1))], [shop], { shard });
  expect(() => mergeReports([report])).toThrow(
    'the reports are not those of all shards: expected those of a whole run, received none of 1/3, 3/3',
  );
});

test('an exchange that is in two reports is refused', async () => {
  const report = await check([exchange({}, listOf(1))]);
  expect(() => mergeReports([report, report])).toThrow(
    'an exchange is in two of the reports: expected the reports of the shards of one run, each once, received a.har entries[0] twice',
  );
});
