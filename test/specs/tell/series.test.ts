import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakdown,
  byDate,
  event,
  filter,
  granularity,
  range,
  seed,
  series,
  sum,
  valuesOf,
} from './tell.ts';

const asked = fc
  .record({ range, granularity, filter })
  .map(({ range, granularity, filter }) => `range=${range}&granularity=${granularity}${filter}`);

/** That every value of a series is at most that of another. */
function expectAtMost(lower: string, higher: string, seed: string): void {
  const bounds = valuesOf(higher, seed);
  const values = valuesOf(lower, seed);
  expect(values).toHaveLength(bounds.length);
  values.forEach((value, index) => {
    expect(value).toBeLessThanOrEqual(bounds[index] ?? -1);
  });
}

test('a series sums up to what it says', () => {
  fc.assert(
    fc.property(
      seed,
      asked,
      fc.constantFrom('dau', 'events', 'logs', 'stickiness/weekly'),
      (seed, query, name) => {
        const { points, total, min, max, avg } = series(`${name}?${query}`, seed);
        const values = points.map(({ value }) => value);
        expect(total).toBeCloseTo(sum(values));
        expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
        expect(avg).toBeCloseTo(total / values.length);
      },
    ),
    { numRuns: 40 },
  );
});

describe('at the same instant', () => {
  test('daily active users are among the weekly ones, and they among the monthly ones', () => {
    fc.assert(
      fc.property(seed, asked, (seed, query) => {
        expectAtMost(`dau?${query}`, `wau?${query}`, seed);
        expectAtMost(`wau?${query}`, `mau?${query}`, seed);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['dau', 'events'],
    ['sessions/unique', 'sessions'],
    ['sessions', 'events'],
    ['logs', 'events'],
  ])('%s are no more than %s', (fewer, more) => {
    fc.assert(
      fc.property(seed, range, granularity, (seed, range, granularity) => {
        const query = `range=${range}&granularity=${granularity}`;
        expectAtMost(`${fewer}?${query}`, `${more}?${query}`, seed);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['daily', 'dau'],
    ['weekly', 'wau'],
  ])('%s stickiness is the share of the monthly active users', (name, part) => {
    fc.assert(
      fc.property(seed, asked, (seed, query) => {
        const whole = valuesOf(`mau?${query}`, seed);
        const wanted = valuesOf(`${part}?${query}`, seed).map((value, index) =>
          whole[index] === 0 ? 0 : value / (whole[index] ?? 1),
        );
        const shares = valuesOf(`stickiness/${name}?${query}`, seed);
        shares.forEach((share, index) => {
          expect(share).toBeCloseTo(wanted[index] ?? -1, 3);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('a breakdown', () => {
  test.each([
    ['events', 'country'],
    ['events', 'platform'],
    ['events', 'device_type'],
    ['events', 'os'],
    ['events', 'properties.plan'],
    ['logs', 'service'],
    ['logs', 'level'],
    ['logs', 'source'],
  ])('of %s by %s has several dimensions, each with a name', (name, field) => {
    const dimensions = new Set(
      series(`${name}?range=7d&breakdown=${field}`).points.map(({ dimension }) => dimension),
    );
    expect(dimensions.size).toBeGreaterThan(2);
    expect(dimensions).not.toContain('(not set)');
  });

  test.each(['events', 'sessions', 'logs'])('of %s adds up to the whole, at every date', (name) => {
    fc.assert(
      fc.property(seed, asked, breakdown, (seed, query, breakdown) => {
        const whole = byDate(series(`${name}?${query}`, seed).points);
        const parts = series(`${name}?${query}&breakdown=${breakdown}`, seed).points;
        for (const [date, total] of byDate(parts)) expect(total).toBe(whole.get(date));
        expect(sum(parts.map(({ value }) => value))).toBe(sum([...whole.values()]));
        for (const { dimension } of parts) expect(dimension).toBeTypeOf('string');
      }),
      { numRuns: 30 },
    );
  });

  test('of users by what they are adds up, too', () => {
    fc.assert(
      fc.property(
        seed,
        asked,
        fc.constantFrom('country', 'properties.plan'),
        (seed, query, field) => {
          for (const name of ['dau', 'wau', 'mau']) {
            const parts = byDate(series(`${name}?${query}&breakdown=${field}`, seed).points);
            const whole = byDate(series(`${name}?${query}`, seed).points);
            for (const [date, total] of parts) expect(total).toBe(whole.get(date));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is that of the same filter', () => {
    const { points } = series('events?range=30d&breakdown=country&granularity=monthly');
    const us = points.filter(({ dimension }) => dimension === 'US').map(({ value }) => value);
    const filtered = '&conditions[0][field]=country&conditions[0][value]=US';
    expect(us).toEqual(valuesOf(`events?range=30d&granularity=monthly${filtered}`));
  });

  test('puts together what is beyond the hundred most frequent values, and names what has none', () => {
    const { points } = series('events?range=90d&granularity=monthly&breakdown=user_id');
    const names = new Set(points.map(({ dimension }) => dimension));
    expect(names.size).toBe(101);
    expect(names).toContain('(other)');
    const unset = series('events?range=7d&breakdown=properties.amount&granularity=monthly').points;
    expect(unset.map(({ dimension }) => dimension)).toContain('(not set)');
  });

  test('has no points where there is nothing to split', () => {
    const path = 'events?range=2023-01-01,2023-01-31&breakdown=country';
    expect(series(path)).toEqual({ points: [], total: 0, min: 0, max: 0, avg: 0 });
  });
});

describe('a comparison', () => {
  test('is with as many points, and its change is that of the totals', () => {
    fc.assert(
      fc.property(
        seed,
        asked,
        fc.constantFrom('previous', 'yoy'),
        fc.boolean(),
        (seed, query, compare, split) => {
          const path = `events?${query}&compare=${compare}${split ? '&breakdown=os' : ''}`;
          const { points, total, comparison } = series(path, seed);
          const before = comparison?.previous_points ?? [];
          const previous = sum(before.map(({ value }) => value));
          expect(before).toHaveLength(points.length);
          expect(comparison?.previous_total).toBe(previous);
          expect(comparison?.change).toBe(total - previous);
          expect(comparison?.percent_change).toBe(
            previous === 0 ? null : ((total - previous) / previous) * 100,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('with the period before is that period', () => {
    const { comparison } = series('dau?range=7d&compare=previous');
    expect(comparison?.previous_points).toEqual(series('dau?range=2026-11-07,2026-11-13').points);
  });

  test('with a year before is that year', () => {
    const { comparison } = series('wau?range=2025-01-01,2025-01-31&compare=yoy');
    expect(comparison?.previous_points).toEqual(series('wau?range=2024-01-01,2024-01-31').points);
  });
});

test('hours add up to their days, and days to their months', () => {
  fc.assert(
    fc.property(seed, event, (seed, event) => {
      const path = (granularity: string) =>
        `events?range=2026-09-01,2026-10-31&granularity=${granularity}&conditions[0][field]=event_name&conditions[0][value]=${event}`;
      const of = (granularity: string, length: number) => {
        const totals = new Map<string, number>();
        for (const { date, value } of series(path(granularity), seed).points) {
          const key = date.slice(0, length);
          totals.set(key, (totals.get(key) ?? 0) + value);
        }
        return totals;
      };
      expect(of('hourly', 10)).toEqual(of('daily', 10));
      expect(of('daily', 7)).toEqual(of('monthly', 7));
    }),
    { numRuns: 10 },
  );
});
