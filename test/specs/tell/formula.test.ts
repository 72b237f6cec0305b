import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, granularity, post, range, type Schemas, seed, series, sum } from './tell.ts';

type Formula = Schemas['FormulaResponse']['data'];

const formula = (body: object, seed?: string) =>
  post<{ data: Formula }>('/metrics/formula', body, seed).data;

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

  test.each([
    ['A / C', 'expected letters from A to B, received "C"'],
    ['A +', 'expected a letter, a number or ( at character 4, received "A +"'],
    ['(A - B', 'expected an operator or ) at character 7, received "(A - B"'],
    ['A B', 'expected an operator, or the end at character 3, received "A B"'],
  ])('%j is refused with the reason', (formula, reason) => {
    const series = [{ metric: 'dau' }, { metric: 'wau' }];
    expect(answerTo('POST', '/metrics/formula', { series, formula }).body.message).toBe(
      `Validation failed: the body at /formula: ${reason}`,
    );
  });

  test('is as long as anybody writes', () => {
    const asked = (terms: number) => ({
      series: [{ metric: 'dau' }],
      formula: Array(terms).fill('A').join('+'),
      range: '7d',
    });
    expect(formula(asked(100)).points.at(-1)?.value).toBe(
      100 * (series('dau').points.at(-1)?.value ?? 0),
    );
    expect(answerTo('POST', '/metrics/formula', asked(101))).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('100 letters and numbers') },
    });
  });

  test('is refused where the points of its series are too many', () => {
    const asked = (count: number) => ({
      series: Array(count).fill({ metric: 'dau' }),
      formula: 'A',
      range: '30d',
      granularity: 'minute',
    });
    expect(answerTo('POST', '/metrics/formula', asked(6))).toMatchObject({
      status: 400,
      body: { error: 'INVALID_TIME_RANGE' },
    });
    expect(formula(asked(1)).points).toHaveLength(43_200);
  });
});
