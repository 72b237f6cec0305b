import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, event, post, range, rows, type Schemas, seed, sum } from './tell.ts';

type Retention = Schemas['RetentionResponse']['data'];

const retention = (body: object, seed?: string) =>
  post<{ data: Retention }>('/retention', body, seed).data;

describe('retention', () => {
  const unit = fc.constantFrom('daily', 'weekly', 'monthly');
  const periods = fc.integer({ min: 1, max: 52 });
  const events = fc.record({ start_event: event, return_event: event }, { requiredKeys: [] });

  test('is a triangle of shares of cohorts, with their true averages', () => {
    fc.assert(
      fc.property(
        seed,
        range,
        unit,
        periods,
        events,
        (seed, range, granularity, periods, events) => {
          const asked = { range, granularity, periods, ...events };
          const { cohorts, averages, periods: echoed } = retention(asked, seed);
          expect(echoed).toBe(periods);
          let longest = periods;
          for (const { cohort_size: size, retention, counts } of cohorts) {
            expect(size).toBeGreaterThan(0);
            expect([retention[0], counts[0]]).toEqual([1, size]);
            expect(retention).toEqual(counts.map((count) => count / size));
            expect(Math.max(...counts)).toBe(size);
            expect(retention.length).toBeLessThanOrEqual(longest);
            longest = retention.length;
          }
          const columns = averages.map((_, index) =>
            cohorts.flatMap(({ retention }) => retention[index] ?? []),
          );
          averages.forEach((average, index) => {
            const column = columns[index] ?? [];
            expect(average).toBeCloseTo(sum(column) / column.length);
          });
          expect(averages).toHaveLength(
            Math.max(0, ...cohorts.map(({ retention }) => retention.length)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('has everybody who was active in one cohort', () => {
    fc.assert(
      fc.property(seed, range, unit, (seed, range, granularity) => {
        const { cohorts } = retention({ range, granularity }, seed);
        const path = `dau/raw?range=${range}&granularity=${granularity}&limit=1&count_total=true`;
        expect(sum(cohorts.map(({ cohort_size }) => cohort_size))).toBe(rows(path, seed).total);
      }),
      { numRuns: 15 },
    );
  });

  test('of nothing in particular is that of 90 days, of weeks, and of 8 of them', () => {
    const defaults = retention({});
    expect(defaults).toEqual(retention({ range: '90d', granularity: 'weekly', periods: 8 }));
    expect(defaults).toMatchObject({ granularity: 'week', periods: 8 });
    expect(defaults.cohorts.length).toBeGreaterThan(10);
    expect(defaults.cohorts.at(-1)?.retention).toEqual([1]);
    expect(defaults.cohorts[0]?.retention).toHaveLength(8);
  });

  test.each([{ periods: 0 }, { periods: 53 }, { granularity: 'hourly' }])(
    'with %j is refused',
    (body) => {
      expect(answerTo('POST', '/retention', body).status).toBe(422);
    },
  );
});
