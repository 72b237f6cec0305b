import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDrift } from '../../../src/conformance/drift/count.ts';
import type { DriftRow } from '../../../src/conformance/drift/row.ts';
import { mergeReports } from '../../../src/conformance/merge.ts';
import { replayOn } from '../../../src/conformance/replay/replay.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { check } from '../exchanges.ts';
import { contractOfBody, json, recordings } from './drifting.ts';

const row: DriftRow = {
  contract: 'api',
  operation: 'GET /thing',
  status: 200,
  at: 'response.body',
  pointer: '/id',
  documented: 'integer',
  recorded: 'integer',
  received: 'string',
  disagree: ['contract-target', 'recording-target'],
  severity: 'error',
  exchanges: 1,
  first: { file: 'a.har', index: 0 },
  contractLocation: { file: 'api.yaml', pointer: '/paths' },
};

test('the worst first, then what most exchanges show', () => {
  const count = countDrift();
  const info: DriftRow = { ...row, pointer: '/info', severity: 'info', exchanges: 9 };
  const often: DriftRow = { ...row, pointer: '/often', exchanges: 2 };
  count.add([info, { ...row, pointer: '/b' }, { ...row, pointer: '/a' }, often]);
  expect(count.rows().map(({ pointer }) => pointer)).toEqual(['/often', '/a', '/b', '/info']);
});

const places = fc.record({
  pointer: fc.constantFrom('/a', '/b', ''),
  status: fc.constantFrom(200, 404),
  received: fc.constantFrom('string', null),
  severity: fc.constantFrom('error', 'info'),
  exchanges: fc.integer({ min: 1, max: 3 }),
  first: fc.record({ file: fc.constantFrom('a.har', 'b.har'), index: fc.nat(3) }),
});

test('the order in which rows come makes no difference, nor how they are summed up before', () => {
  const rows = fc.array(places.map((change): DriftRow => ({ ...row, ...change })));
  fc.assert(
    fc.property(
      rows.chain((some) =>
        fc.tuple(
          fc.constant(some),
          fc.shuffledSubarray(some, { minLength: some.length }),
          fc.nat(some.length),
        ),
      ),
      ([some, shuffled, cut]) => {
        const whole = countDrift();
        whole.add(some);
        const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].map((part) => {
          const count = countDrift();
          count.add(part);
          return count.rows();
        });
        const joined = countDrift();
        for (const part of parts) joined.add(part);
        expect(joined.rows()).toEqual(whole.rows());
      },
    ),
  );
});

const thing = await contractOfBody({ type: 'object', properties: { id: { type: 'integer' } } });
const BODIES = [{ id: 1 }, { id: 'a' }, {}, { id: null, more: 1 }, { more: 'a' }, []];

test('the replays of shards make up that of the whole', async () => {
  const pairs = fc.array(fc.tuple(fc.nat(BODIES.length - 1), fc.nat(BODIES.length - 1)));
  await fc.assert(
    fc.asyncProperty(pairs, fc.integer({ min: 1, max: 3 }), async (chosen, of) => {
      const exchanges = chosen.map(([recorded, received], index): Exchange => {
        const [one] = recordings({ headers: json, body: BODIES[recorded] }) as [Exchange];
        const url = `${one.request.url}?answer=${received}`;
        return {
          ...one,
          source: { file: `${index % 4}.har`, index },
          request: { ...one.request, url },
        };
      });
      const run = (options: object) =>
        check(exchanges, [thing], { replayed: true, replay, concurrency: 3, ...options });
      const shards = await Promise.all(
        Array.from({ length: of }, (_, index) => run({ shard: { index: index + 1, of } })),
      );
      expect(mergeReports(shards).drift).toEqual((await run({})).drift);
    }),
    { numRuns: 30 },
  );
});

/** A target that answers as it is asked to. */
const replay = replayOn({
  baseUrl: 'http://127.0.0.1:1',
  local: true,
  mock: false,
  allowed: new Set(),
  credentials: new Map(),
  send: async ({ url }) => {
    const body = JSON.stringify(BODIES[Number(new URL(url).searchParams.get('answer'))]);
    return { status: 200, headers: json, body };
  },
});
