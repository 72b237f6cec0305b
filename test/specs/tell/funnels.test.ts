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

type Funnel = Schemas['FunnelResponse']['data'];

const funnel = (body: object, seed?: string) => post<{ data: Funnel }>('/funnels', body, seed).data;
const trend = (body: object, seed?: string) =>
  post<{ data: Schemas['Series'] }>('/funnels/trend', body, seed).data;

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
