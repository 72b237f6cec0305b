import { describe, expect, test } from 'vitest';
import { bucketName, comparedPeriod, NAMED_RANGES, periodOf } from '../../../specs/tell/period.ts';
import { answerTo, NOW, series, tell } from './tell.ts';

const now = Date.parse(NOW);

function points(range: string, granularity: Parameters<typeof periodOf>[1], at = now): string[] {
  const period = periodOf(range, granularity, at);
  return (period?.edges.slice(0, -1) ?? []).map((start) => bucketName(start, granularity));
}

test.each([
  ['7d', 'daily', 7, '2026-11-14', '2026-11-20'],
  ['30d', 'daily', 30, '2026-10-22', '2026-11-20'],
  ['90d', 'daily', 90, '2026-08-23', '2026-11-20'],
  ['7d', 'hourly', 168, '2026-11-13T11:00:00Z', '2026-11-20T10:00:00Z'],
  ['30d', 'weekly', 5, '2026-10-19', '2026-11-16'],
  ['30d', 'monthly', 2, '2026-10-01', '2026-11-01'],
  ['90d', 'minute', 129_600, '2026-08-22T10:31:00Z', '2026-11-20T10:30:00Z'],
  ['today', 'hourly', 11, '2026-11-20T00:00:00Z', '2026-11-20T10:00:00Z'],
  ['today', 'daily', 1, '2026-11-20', '2026-11-20'],
  ['yesterday', 'hourly', 24, '2026-11-19T00:00:00Z', '2026-11-19T23:00:00Z'],
  ['wtd', 'daily', 5, '2026-11-16', '2026-11-20'],
  ['mtd', 'daily', 20, '2026-11-01', '2026-11-20'],
  ['qtd', 'daily', 51, '2026-10-01', '2026-11-20'],
  ['ytd', 'monthly', 11, '2026-01-01', '2026-11-01'],
  ['last_week', 'daily', 7, '2026-11-09', '2026-11-15'],
  ['1h', 'minute', 60, '2026-11-20T09:31:00Z', '2026-11-20T10:30:00Z'],
  ['1h', 'hourly', 1, '2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z'],
  ['24h', 'hourly', 24, '2026-11-19T11:00:00Z', '2026-11-20T10:00:00Z'],
  ['24h', 'daily', 1, '2026-11-20', '2026-11-20'],
  ['3m', 'daily', 92, '2026-08-21', '2026-11-20'],
  ['3m', 'monthly', 3, '2026-09-01', '2026-11-01'],
  ['6m', 'monthly', 6, '2026-06-01', '2026-11-01'],
  ['12m', 'monthly', 12, '2025-12-01', '2026-11-01'],
  ['12m', 'daily', 365, '2025-11-21', '2026-11-20'],
  ['all_time', 'monthly', 37, '2023-11-01', '2026-11-01'],
  ['all_time', 'daily', 1097, '2023-11-20', '2026-11-20'],
  ['2025-01-01,2025-01-31', 'daily', 31, '2025-01-01', '2025-01-31'],
  ['2025-01-31,2025-01-31', 'daily', 1, '2025-01-31', '2025-01-31'],
  ['2024-02-28,2024-03-01', 'daily', 3, '2024-02-28', '2024-03-01'],
  ['2025-01-15,2025-03-10', 'monthly', 3, '2025-01-01', '2025-03-01'],
  ['2027-01-01,2027-01-02', 'daily', 2, '2027-01-01', '2027-01-02'],
] as const)('%s, %s, has %i points from %s to %s', (range, granularity, length, first, last) => {
  const drawn = points(range, granularity);
  expect(drawn).toHaveLength(length);
  expect([drawn[0], drawn.at(-1)]).toEqual([first, last]);
});

test('a range that ends at midnight ends with the day that begins there', () => {
  const midnight = Date.parse('2026-11-20T00:00:00Z');
  expect(points('7d', 'daily', midnight).at(-1)).toBe('2026-11-20');
  expect(points('1h', 'minute', midnight).at(-1)).toBe('2026-11-20T00:00:00Z');
});

test('three months before the last of May there is a last of February', () => {
  expect(points('3m', 'daily', Date.parse('2026-05-31T12:00:00Z'))[0]).toBe('2026-03-01');
});

test.each([
  ['12m', 'minute'],
  ['all_time', 'minute'],
  ['0001-01-01,9999-12-31', 'daily'],
])('%s by %s is refused: too many points', (range, granularity) => {
  const { status, body } = answerTo(
    'GET',
    `/metrics/dau?range=${range}&granularity=${granularity}`,
  );
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: 'INVALID_TIME_RANGE',
    message: expect.stringMatching(/130,000 buckets, or 260,000 points/),
  });
});

test('a breakdown into many dimensions is refused where its points are too many', () => {
  const { status } = answerTo(
    'GET',
    '/metrics/events?range=90d&granularity=hourly&breakdown=user_id&compare=previous',
  );
  expect(status).toBe(400);
});

const NAMES = 'one of 7d, 30d, 90d, today,';

describe.each([
  ['2025-01-31,2025-01-01', 'two dates, the first not after the second'],
  ['2025-02-30,2025-03-01', 'two dates that there are'],
  ['2025-01-01,2025-13-01', 'two dates that there are'],
  ['2025-02-29,2025-03-01', 'two dates that there are'],
  ['2025-01-01', NAMES],
  ['5d', NAMES],
  ['7D', NAMES],
  ['', NAMES],
])('%j is no time range:', (range, expected) => {
  test.each([
    ['GET', `/metrics/dau?range=${range}`, undefined, 'the query parameter range'],
    ['GET', `/metrics/segments?range=${range}`, undefined, 'the query parameter range'],
    ['POST', '/retention', { range }, 'the body at /range'],
    [
      'POST',
      '/metrics/formula',
      { series: [{ metric: 'dau', range }], formula: 'A' },
      'the body at /series/0/range',
    ],
  ])('%s %s %j', (method, path, body, place) => {
    const answer = answerTo(method, path, body);
    expect([answer.status, answer.body.error]).toEqual([400, 'INVALID_TIME_RANGE']);
    expect(answer.body.message).toContain(`Invalid time range: ${place}: expected ${expected}`);
  });
});

test('the ranges with a name are those of the contract', () => {
  const { Range } = Reflect.get(Object(tell.contract.document).components, 'schemas');
  const names = /^\^\((.*?)\|\\d/.exec(Range.pattern)?.[1];
  expect(NAMED_RANGES).toEqual(names?.split('|'));
});

describe('what is compared', () => {
  test.each([
    ['7d', 'daily', 'previous', '2026-11-07', '2026-11-13'],
    ['7d', 'daily', 'yoy', '2025-11-14', '2025-11-20'],
    ['24h', 'hourly', 'previous', '2026-11-18T11:00:00Z', '2026-11-19T10:00:00Z'],
    ['30d', 'weekly', 'previous', '2026-09-14', '2026-10-12'],
    ['30d', 'weekly', 'yoy', '2025-10-20', '2025-11-17'],
    ['3m', 'monthly', 'previous', '2026-06-01', '2026-08-01'],
    ['2025-01-01,2025-01-31', 'daily', 'yoy', '2024-01-01', '2024-01-31'],
    ['2024-02-29,2024-03-01', 'daily', 'yoy', '2023-02-28', '2023-03-01'],
    ['2025-01-02,2026-01-01', 'daily', 'yoy', '2024-01-03', '2025-01-01'],
    ['2023-03-01,2024-02-29', 'daily', 'yoy', '2022-02-28', '2023-02-28'],
    ['2024-03-01,2024-03-01', 'hourly', 'yoy', '2023-03-01T00:00:00Z', '2023-03-01T23:00:00Z'],
  ] as const)('%s, %s, with %s is from %s to %s', (range, granularity, compare, first, last) => {
    const period = periodOf(range, granularity, now);
    if (period === undefined) throw new Error('there is no period');
    const names = comparedPeriod(period, compare, now)
      .edges.slice(0, -1)
      .map((start) => bucketName(start, granularity));
    expect(names).toHaveLength(period.edges.length - 1);
    expect([names[0], names.at(-1)]).toEqual([first, last]);
  });
});

test('the last point is so far that of the clock', () => {
  expect(series('events?range=2026-11-21,2026-11-30').total).toBe(0);
  expect(series('events?range=2023-01-01,2023-11-19').total).toBe(0);
});
