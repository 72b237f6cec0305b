import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asked, event, range, rows, seed, series, sum, valuesOf } from './tell.ts';

describe('first-time users', () => {
  const users = (query: string, event: string) => {
    const condition = `conditions[${query.includes('conditions') ? 1 : 0}]`;
    return `dau?${query}&${condition}[field]=event_name&${condition}[value]=${event}`;
  };

  test('are among the users of the event', () => {
    fc.assert(
      fc.property(seed, asked, event, fc.boolean(), (seed, query, event, match) => {
        const unique = valuesOf(users(query, event), seed);
        const first = valuesOf(
          `events/first-time?event=${event}&match_mode=${match}&${query}`,
          seed,
        );
        first.forEach((value, index) => {
          expect(value).toBeLessThanOrEqual(unique[index] ?? -1);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('are no more where one looks further back', () => {
    fc.assert(
      fc.property(
        seed,
        asked,
        event,
        fc.array(fc.integer({ min: 1, max: 900 })),
        (seed, query, event, days) => {
          const totals = [
            ...days.sort((a, b) => a - b).map((days) => `&lookback_days=${days}`),
            '',
          ].map(
            (lookback) =>
              series(`events/first-time?event=${event}&${query}${lookback}`, seed).total,
          );
          expect(totals).toEqual([...totals].sort((a, b) => b - a));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('are each user once, who never did it before', () => {
    const usersIn = (range: string) => {
      const { rows: list } = rows(`events/top/purchase/raw?range=${range}&limit=100000`);
      return new Set(list.map((row) => row[3]));
    };
    const { total } = series('events/first-time?event=purchase&range=2025-06-01,2026-11-20');
    const before = usersIn('2023-11-20,2025-05-31');
    expect(total).toBe(usersIn('2025-06-01,2026-11-20').difference(before).size);
  });

  test('with match_mode are those of the first match, not those whose first occurrence matches', () => {
    const condition =
      '&conditions[0][field]=properties.amount&conditions[0][operator]=gt&conditions[0][value]=200';
    const of = (mode: boolean) =>
      series(
        `events/first-time?event=purchase&range=all_time&granularity=monthly&match_mode=${mode}${condition}`,
      ).total;
    expect(of(true)).toBeGreaterThan(of(false));
    expect(of(false)).toBeGreaterThan(0);
  });
});

describe('per actor', () => {
  const METRICS = ['min', 'p50', 'p75', 'p90', 'p95', 'p99', 'max'];

  test('percentiles ascend, the median is the 50th, and the average lies between', () => {
    const property = fc.constantFrom('', '&property=properties.amount', '&property=load_time');
    fc.assert(
      fc.property(seed, asked, event, property, (seed, query, event, property) => {
        const of = (metric: string) =>
          valuesOf(`events/per-actor?event=${event}&metric=${metric}${property}&${query}`, seed);
        const ascending = METRICS.map(of);
        expect(of('median')).toEqual(ascending[1]);
        const avg = of('avg');
        avg.forEach((value, index) => {
          const values = ascending.map((list) => list[index] ?? 0);
          expect(values).toEqual([...values].sort((a, b) => a - b));
          expect(value).toBeGreaterThanOrEqual((values[0] ?? 0) - 1e-9);
          expect(value).toBeLessThanOrEqual((values.at(-1) ?? 0) + 1e-9);
        });
      }),
      { numRuns: 15 },
    );
  });

  test('the sum is the number of events; of a property, its sum', () => {
    fc.assert(
      fc.property(seed, range, event, (seed, range, event) => {
        const base = `event=${event}&range=${range}`;
        const counts = valuesOf(`events/custom?${base}&property=load_time&metric=count`, seed);
        expect(valuesOf(`events/per-actor?${base}&metric=sum`, seed)).toEqual(counts);
        const sums = valuesOf(`events/custom?${base}&property=amount&metric=sum`, seed);
        const perActor = valuesOf(
          `events/per-actor?${base}&metric=sum&property=properties.amount`,
          seed,
        );
        expect(sum(perActor)).toBeCloseTo(sum(sums));
      }),
      { numRuns: 20 },
    );
  });
});
