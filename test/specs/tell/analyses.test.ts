import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerTo,
  breakdown,
  event,
  granularity,
  post,
  range,
  rows,
  type Schemas,
  seed,
  series,
  sum,
} from './tell.ts';

type Formula = Schemas['FormulaResponse']['data'];
type Groups = Schemas['GroupedResponse']['data']['groups'];
type Funnel = Schemas['FunnelResponse']['data'];
type Retention = Schemas['RetentionResponse']['data'];

const formula = (body: object, seed?: string) =>
  post<{ data: Formula }>('/metrics/formula', body, seed).data;
const groups = (body: object, seed?: string) =>
  post<{ data: { groups: Groups } }>('/metrics/grouped', body, seed).data.groups;
const funnel = (body: object, seed?: string) => post<{ data: Funnel }>('/funnels', body, seed).data;
const trend = (body: object, seed?: string) =>
  post<{ data: Schemas['Series'] }>('/funnels/trend', body, seed).data;
const retention = (body: object, seed?: string) =>
  post<{ data: Retention }>('/retention', body, seed).data;

describe('a formula', () => {
  const METRICS = {
    dau: 'dau?',
    wau: 'wau?',
    mau: 'mau?',
    events: 'events?',
    sessions: 'sessions?',
    users: 'dau?',
    logs: 'logs?',
    'event:search': 'events?conditions[0][field]=event_name&conditions[0][value]=search&',
  };
  const metric = fc.constantFrom(...(Object.keys(METRICS) as (keyof typeof METRICS)[]));

  test('is evaluated point by point over the series that its letters name', () => {
    fc.assert(
      fc.property(seed, metric, metric, range, granularity, (seed, a, b, range, granularity) => {
        const asked = {
          series: [{ metric: a }, { metric: b }],
          formula: 'A / B * 100',
          range,
          granularity,
        };
        const { points, series: used } = formula(asked, seed);
        const of = (name: keyof typeof METRICS) =>
          series(`${METRICS[name]}range=${range}&granularity=${granularity}`, seed).points;
        expect(used).toEqual([
          { reference: 'A', metric: a, points: of(a) },
          { reference: 'B', metric: b, points: of(b) },
        ]);
        const divisors = of(b);
        expect(points).toEqual(
          of(a).map(({ date, value }, index) => {
            const divisor = divisors[index]?.value ?? 0;
            return { date, value: divisor === 0 ? null : (value / divisor) * 100 };
          }),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('has filters per series', () => {
    const filters = [{ field: 'country', value: 'US' }];
    const { points } = formula({
      series: [{ metric: 'dau', filters }, { metric: 'dau' }],
      formula: 'A / B',
    });
    for (const { value } of points) expect(value).toBeLessThan(1);
  });

  test('compares ranges of one length, counted from the last point', () => {
    const before = { metric: 'dau', range: '2026-11-07,2026-11-13' };
    const { points } = formula({ series: [{ metric: 'dau' }, before], formula: 'B', range: '7d' });
    const wanted = series('dau?range=2026-11-07,2026-11-13').points.map(({ value }) => value);
    expect(points.map(({ value }) => value)).toEqual(wanted);
    const shorter = formula({
      series: [{ metric: 'dau', range: 'today' }],
      formula: 'A',
      range: '7d',
    });
    expect(shorter.points.slice(0, -1).every(({ value }) => value === null)).toBe(true);
    expect(shorter.points.at(-1)?.value).toBe(series('dau?range=today').total);
  });

  test('has a series beside each dimension of another', () => {
    const asked = [{ metric: 'events', breakdown: 'country' }, { metric: 'events' }];
    const { points } = formula({
      series: asked,
      formula: 'A / B',
      range: '30d',
      granularity: 'monthly',
    });
    const dates = Map.groupBy(points, ({ date }) => date);
    for (const shares of dates.values()) {
      expect(sum(shares.map(({ value }) => value ?? 0))).toBeCloseTo(1);
    }
  });

  test.each([
    ['A / B', [{ metric: 'dau' }]],
    ['A A', [{ metric: 'dau' }]],
    ['(A', [{ metric: 'dau' }]],
    ['A', []],
    ['A % 2', [{ metric: 'dau' }]],
    ['1 + 1', [{ metric: 'dau' }]],
    ['A', [{ metric: 'nonsense' }]],
    ['A', Array(27).fill({ metric: 'dau' })],
  ])('%j is refused', (formula, series) => {
    const { status, body } = answerTo('POST', '/metrics/formula', { series, formula });
    expect([status, body.error]).toEqual([422, 'VALIDATION_ERROR']);
  });
});

describe('groups', () => {
  const size = fc.constantFrom(
    { type: 'count' },
    { type: 'unique_actors' },
    { type: 'sum', property: 'properties.revenue' },
  );
  const intensity = fc.constantFrom(
    { type: 'avg_per_actor' },
    { type: 'percentile_per_actor', percentile: 0.9 },
    { type: 'unique_actors' },
    { type: 'avg', property: 'load_time' },
  );

  test('are the largest, in their order, no more than asked for', () => {
    fc.assert(
      fc.property(
        seed,
        breakdown,
        size,
        intensity,
        range,
        fc.integer({ min: 1, max: 10 }),
        (seed, group_by, size, intensity, range, most) => {
          const asked = { group_by, size, intensity, range };
          const all = groups({ ...asked, max_groups: 1000 }, seed);
          const sizes = all.map(({ size }) => size);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          expect(groups({ ...asked, max_groups: most }, seed)).toEqual(all.slice(0, most));
          expect(groups(asked, seed)).toEqual(all.slice(0, 20));
          if (size.type !== 'count') return;
          expect(sum(sizes)).toBe(series(`events?range=${range}`, seed).total);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('are of one event where it is named', () => {
    const asked = {
      group_by: 'event_name',
      size: { type: 'count' },
      intensity: { type: 'unique_actors' },
    };
    expect(groups({ ...asked, event: 'purchase' }).map(({ group }) => group)).toEqual(['purchase']);
    expect(groups({ ...asked, event: 'unheard_of' })).toEqual([]);
  });

  test.each([
    [{ size: { type: 'sum' } }],
    [{ intensity: { type: 'avg' } }],
    [{ intensity: { type: 'percentile_per_actor' } }],
    [{ intensity: { type: 'percentile_per_actor', percentile: 1 } }],
    [{ max_groups: 0 }],
    [{ group_by: undefined }],
  ])('with %j are refused', (change) => {
    const asked = {
      group_by: 'country',
      size: { type: 'count' },
      intensity: { type: 'unique_actors' },
    };
    expect(answerTo('POST', '/metrics/grouped', { ...asked, ...change }).status).toBe(422);
  });
});

describe('a funnel', () => {
  const steps = fc.array(
    event.map((event) => ({ event })),
    { minLength: 2, maxLength: 10 },
  );

  test('has an entry per step, whose counts never rise', () => {
    fc.assert(
      fc.property(
        seed,
        steps,
        range,
        fc.integer({ min: 1, max: 1e6 }),
        (seed, steps, range, window_seconds) => {
          const { steps: taken, overall_conversion: conversion } = funnel(
            { steps, range, window_seconds },
            seed,
          );
          expect(taken.map(({ step, event }) => ({ step, event }))).toEqual(
            steps.map(({ event }, index) => ({ step: index + 1, event })),
          );
          const counts = taken.map(({ count }) => count);
          expect(counts).toEqual([...counts].sort((a, b) => b - a));
          const [first = 0] = counts;
          const last = counts.at(-1) ?? 0;
          expect(conversion).toBe(first === 0 ? 0 : last / first);
          expect(taken.map(({ drop_off }) => drop_off)).toEqual(
            counts.map((count, index) => (counts[index - 1] ?? count) - count),
          );
          if (first > 0)
            expect(taken[0]).toMatchObject({ overall_rate: 1, step_rate: 1, drop_off: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  test('begins with everybody who took the first step', () => {
    fc.assert(
      fc.property(seed, range, event, (seed, range, event) => {
        const { steps } = funnel({ steps: [{ event }, { event: 'purchase' }], range }, seed);
        const { rows: list } = rows(`events/top/${event}/raw?range=${range}&limit=100000`, seed);
        expect(steps[0]?.count).toBe(new Set(list.map((row) => row[3])).size);
      }),
      { numRuns: 20 },
    );
  });

  test('has no fewer conversions in a longer window', () => {
    const windows = fc.tuple(fc.integer({ min: 1, max: 1e4 }), fc.integer({ min: 0, max: 1e7 }));
    fc.assert(
      fc.property(seed, steps, range, windows, (seed, steps, range, [short, more]) => {
        const counts = (window_seconds: number) =>
          funnel({ steps, range, window_seconds }, seed).steps.map(({ count }) => count);
        const longer = counts(short + more);
        counts(short).forEach((count, index) => {
          expect(count).toBeLessThanOrEqual(longer[index] ?? -1);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('splits into funnels that add up', () => {
    fc.assert(
      fc.property(seed, steps, range, breakdown, (seed, steps, range, breakdown) => {
        const whole = funnel({ steps, range, breakdown }, seed);
        expect(funnel({ steps, range }, seed).steps).toEqual(whole.steps);
        whole.steps.forEach(({ count }, index) => {
          const parts = whole.breakdown?.map(({ steps }) => steps[index]?.count ?? 0) ?? [];
          expect(sum(parts)).toBe(count);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('has a trend: a share of users in each bucket, that comes to the whole', () => {
    fc.assert(
      fc.property(seed, steps, range, granularity, (seed, steps, range, granularity) => {
        const { points } = trend({ steps, range, granularity }, seed);
        expect(points.map(({ date }) => date)).toEqual(
          series(`events?range=${range}&granularity=${granularity}`, seed).points.map(
            ({ date }) => date,
          ),
        );
        for (const { value } of points) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
    const whole = {
      steps: [{ event: 'page_view' }, { event: 'purchase' }],
      range: '2026-10-01,2026-10-31',
    };
    const [point] = trend({ ...whole, granularity: 'monthly' }).points;
    expect(point?.value).toBe(funnel(whole).overall_conversion);
    const split = trend({ ...whole, granularity: 'monthly', breakdown: 'os' }).points;
    expect(split.every(({ dimension }) => dimension !== undefined)).toBe(true);
  });

  test('filters its steps', () => {
    const of = (filters: object[]) =>
      funnel({ steps: [{ event: 'page_view' }, { event: 'purchase', filters }], range: '90d' })
        .steps[1]?.count ?? -1;
    const plans = ['free', 'pro', 'team'];
    expect(of([{ field: 'properties.plan', operator: 'in', value: plans }])).toBe(of([]));
    expect(sum(plans.map((value) => of([{ field: 'properties.plan', value }])))).toBe(of([]));
  });

  test.each([0, 1, 11])('of %i steps is refused', (length) => {
    const steps = Array(length).fill({ event: 'page_view' });
    for (const path of ['/funnels', '/funnels/trend']) {
      expect(answerTo('POST', path, { steps })).toMatchObject({
        status: 422,
        body: { error: 'VALIDATION_ERROR' },
      });
    }
  });
});

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
