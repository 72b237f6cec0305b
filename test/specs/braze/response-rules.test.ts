import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { braze, checkOne, exchange } from '../../conformance/exchanges.ts';
import { type BrazeQuery, brazeQuery, seriesRequest } from '../../mock/braze-requests.ts';

import { type DataPoint, series } from './series.ts';

describe('response rules', () => {
  const brokenBy = async (query: BrazeQuery, status: number, body: unknown) => {
    const { url, headers } = seriesRequest(query);
    const request = { url: `https://rest.iad-01.braze.com${url}`, headers };
    const answer = { status, headers: { 'content-type': 'application/json' }, body };
    const { findings } = await checkOne(exchange(request, answer), [braze]);
    return findings.map(({ documented, pointer, received }) => [
      documented.match(/\(([a-z-]+)\)$/)?.[1],
      pointer,
      JSON.parse(received),
    ]);
  };
  const broken = (query: BrazeQuery, data: readonly Partial<DataPoint>[]) =>
    brokenBy(query, 200, { message: 'success', data });

  test("hold for the semantics' own answers", async () => {
    await fc.assert(
      fc.asyncProperty(brazeQuery, fc.string(), async (query, seed) => {
        expect(await broken(query, series(query, seed))).toEqual([]);
      }),
    );
  });

  const DAILY = { event: 'a', length: 2 };
  const HOURLY = { event: 'a', length: 2, unit: 'hour' } as const;
  const day = (time: string) => ({ time, count: 1 });

  test.each<[string, BrazeQuery, string[], unknown[]]>([
    [
      'one point more than asked for',
      DAILY,
      ['2026-01-01', '2026-01-02', '2026-01-03'],
      ['at-most-length-points', '/data', '3 points'],
    ],
    [
      'an hour in a daily series',
      DAILY,
      ['2026-01-01', '2026-01-02T00:00:00Z'],
      ['time-follows-unit', '/data/1/time', '2026-01-02T00:00:00Z'],
    ],
    [
      'a day in an hourly series',
      HOURLY,
      ['2026-01-01', '2026-01-01T01:00:00Z'],
      ['time-follows-unit', '/data/0/time', '2026-01-01'],
    ],
    [
      'points in descending order',
      DAILY,
      ['2026-01-02', '2026-01-01'],
      ['points-one-unit-apart', '/data/1/time', '2026-01-01'],
    ],
    [
      'a point twice',
      HOURLY,
      ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00'],
      ['points-one-unit-apart', '/data/1/time', '2026-01-01T01:00:00+01:00'],
    ],
    [
      'a gap',
      DAILY,
      ['2026-01-01', '2026-01-03'],
      ['points-one-unit-apart', '/data/1/time', '2026-01-03'],
    ],
    [
      'an hour after the end',
      { ...HOURLY, ending_at: '2026-01-01T00:59:59Z' },
      ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'],
      ['ends-at-ending-at', '/data/1/time', '2026-01-01T01:00:00Z'],
    ],
    [
      'an hour too early an end',
      { ...HOURLY, ending_at: '2026-01-01T01:00:01Z' },
      ['2026-01-01T00:00:00Z'],
      ['ends-at-ending-at', '/data/0/time', '2026-01-01T00:00:00Z'],
    ],
    [
      'a day after the end, wherever on Earth it is',
      { ...DAILY, ending_at: '2026-01-01T09:59:59Z' },
      ['2026-01-01', '2026-01-02'],
      ['ends-at-ending-at', '/data/1/time', '2026-01-02'],
    ],
    [
      'too early a day, wherever on Earth it is',
      { ...DAILY, ending_at: '2026-01-02T12:00:01Z' },
      ['2025-12-31', '2026-01-01'],
      ['ends-at-ending-at', '/data/1/time', '2026-01-01'],
    ],
  ])('find %s', async (_, query, times, found) => {
    expect(await broken(query, times.map(day))).toEqual([found]);
  });

  test.each<[string, BrazeQuery, string[]]>([
    ['fewer points than asked for', DAILY, ['2026-01-01']],
    ['no point', DAILY, []],
    [
      'the hour of the end',
      { ...HOURLY, ending_at: '2026-01-01T00:00:00Z' },
      ['2026-01-01T00:00:00Z'],
    ],
    [
      'the hour that ends there',
      { ...HOURLY, ending_at: '2026-01-01T01:00:00Z' },
      ['2026-01-01T00:00:00Z'],
    ],
    [
      'hours of another offset',
      { ...HOURLY, ending_at: '2026-01-01T00:30:00Z' },
      ['2025-12-31T23:00:00Z', '2026-01-01T05:30:00+05:30'],
    ],
    [
      'a day that began in the east',
      { ...DAILY, ending_at: '2026-01-01T10:00:00Z' },
      ['2026-01-02'],
    ],
    [
      'a day that goes on in the west',
      { ...DAILY, ending_at: '2026-01-02T12:00:00Z' },
      ['2026-01-01'],
    ],
    ['any end where none is asked for', DAILY, ['1999-12-31', '2000-01-01']],
  ])('allow %s', async (_, query, times) => {
    expect(await broken(query, times.map(day))).toEqual([]);
  });

  test('say nothing of an error', async () => {
    expect(await brokenBy(DAILY, 400, { message: 'Bad Syntax' })).toEqual([]);
  });
});
