import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import { breakdown, granularity, range, request, tell, tellMock } from './tell.ts';

const subject = { compiled: compileContract(tell.contract), semantics: tell.semantics };

/** The moments at which ranges such as `wtd` are of other lengths, and some in between. */
const now = fc.oneof(
  fc.constantFrom(
    '2026-01-01T00:00:00Z',
    '2026-02-28T23:59:59Z',
    '2024-02-29T12:00:00Z',
    '2026-03-01T00:00:00Z',
    '2026-11-16T00:00:00Z',
  ),
  fc
    .date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
);
const cohorts = fc.constantFrom('daily', 'weekly', 'monthly');
const one = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const series = fc
  .record({
    name: fc.constantFrom('dau', 'logs', 'stickiness/daily', 'events/top', 'lifecycle'),
    range,
    granularity,
    compare: one(fc.constantFrom('previous', 'yoy')),
    breakdown: one(breakdown),
  })
  .map(({ name, ...query }) => {
    const pairs = Object.entries(query).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[key, value]],
    );
    return { path: `/metrics/${name}?${new URLSearchParams(pairs)}` };
  });

const steps = [{ event: 'page_view' }, { event: 'search' }];
const analysis = fc
  .record({ range, granularity, cohorts, breakdown: one(breakdown), own: one(range) })
  .chain(({ range, granularity, cohorts, breakdown, own }) =>
    fc.constantFrom(
      { path: '/funnels', body: { steps, range, breakdown } },
      { path: '/funnels/trend', body: { steps, range, granularity, breakdown } },
      { path: '/retention', body: { range, granularity: cohorts } },
      {
        path: '/metrics/formula',
        body: {
          series: [
            { metric: 'events', range: own },
            { metric: 'dau', breakdown },
          ],
          formula: '(A - B) / B',
          range,
          granularity,
        },
      },
    ),
  );

test('what the mock answers is right, whatever it is asked and when', async () => {
  const asked = fc.oneof(series, analysis) as fc.Arbitrary<{ path: string; body?: unknown }>;
  await fc.assert(
    fc.asyncProperty(now, asked, async (now, { path, body }) => {
      const { respond } = await tellMock({ now: `fixed:${now}` });
      const sent = request(body === undefined ? 'GET' : 'POST', path, { body });
      const given = respond(sent);
      const url = `https://your-tell-server${sent.url}`;
      const judged = await checkOne(exchange({ ...sent, url }, given), [subject]);
      expect([given.status, judged.findings]).toEqual([200, []]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
