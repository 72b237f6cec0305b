import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { components } from '../../../specs/braze/types.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { openContract } from '../../../src/semantics/open.ts';
import type { OperationSemantics, ValidRequest } from '../../../src/semantics/semantics.ts';
import { createStore } from '../../../src/semantics/store.ts';
import { braze, checkOne, exchange } from '../../conformance/exchanges.ts';
import { type BrazeQuery, brazeQuery, dateTime, seriesRequest } from '../../mock/braze-requests.ts';

type DataPoint = components['schemas']['DataPoint'];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-20T10:30:00Z');

const { contract, semantics } = await openContract('braze');
const [operation] = contract.operations;
if (operation === undefined) throw new Error('there is no operation');
const spoken = semantics?.operations[operation.id] as OperationSemantics;

function answer(query: BrazeQuery, seed = 'a', now = NOW) {
  return spoken.respond?.(valid(query), {
    now,
    random: createRandom(seed),
    store: createStore(),
    caller: undefined,
  });
}

function series(query: BrazeQuery, seed?: string, now?: number): DataPoint[] {
  return (answer(query, seed, now)?.body as { data?: DataPoint[] } | undefined)?.data ?? [];
}

/** A request as the mock gives it to the semantics: without what wasn't sent, with the defaults. */
function valid(query: BrazeQuery): ValidRequest {
  const sent = Object.entries({ unit: 'day', ...query }).filter(([, value]) => value !== undefined);
  return {
    parameters: { query: Object.fromEntries(sent), header: {}, path: {}, cookie: {} },
    body: undefined,
  } as unknown as ValidRequest;
}

const unitOf = ({ unit }: BrazeQuery) => (unit === 'hour' ? HOUR : DAY);
const countsOf = (data: readonly DataPoint[]) => data.map(({ count }) => count);
const byTime = (data: readonly DataPoint[]) =>
  new Map(data.map(({ time, count }) => [time, count]));

describe('the points of a series', () => {
  test('are `length` many, a unit apart, ascending, and end in the unit of `ending_at`', () => {
    fc.assert(
      fc.property(brazeQuery, dateTime, (query, endingAt) => {
        const data = series({ ...query, ending_at: endingAt });
        const unit = unitOf(query);
        const last = Math.floor(Date.parse(endingAt.toUpperCase()) / unit) * unit;
        const wanted = Array.from(
          { length: query.length },
          (_, index) => last - (query.length - 1 - index) * unit,
        );
        expect(data.map(({ time }) => Date.parse(time))).toEqual(wanted);
      }),
    );
  });

  test('end in the unit of the clock where no `ending_at` is sent', () => {
    expect(series({ event: 'a', length: 2 }).map(({ time }) => time)).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
    expect(series({ event: 'a', length: 2, unit: 'hour' }).map(({ time }) => time)).toEqual([
      '2026-11-20T09:00:00Z',
      '2026-11-20T10:00:00Z',
    ]);
  });

  test.each([
    ['hour', '2014-12-10T23:59:59-05:00', '2014-12-11T04:00:00Z'],
    ['day', '2014-12-10T23:59:59-05:00', '2014-12-11'],
    ['hour', '2016-12-31T23:59:60Z', '2016-12-31T23:00:00Z'],
    ['day', '2016-12-31T23:59:60Z', '2016-12-31'],
    ['hour', '1969-12-31t22:15:00z', '1969-12-31T22:00:00Z'],
    ['day', '1969-12-31T00:00:00Z', '1969-12-31'],
    ['hour', '2026-01-01 00:30:00+05:30', '2025-12-31T19:00:00Z'],
    ['hour', '9999-12-31T23:59:59Z', '9999-12-31T23:00:00Z'],
    ['hour', '0000-01-01T02:00:00Z', '0000-01-01T02:00:00Z'],
    ['day', '0000-01-03T00:00:00Z', '0000-01-03'],
  ] as const)('by the %s, ending at %s, end with %s', (unit, endingAt, last) => {
    const data = series({ event: 'a', length: 3, unit, ending_at: endingAt });
    expect(data.length).toBe(3);
    expect(data.at(-1)?.time).toBe(last);
  });

  test.each([
    ['begins before the year 0000', 'day', '0000-01-02T23:00:00Z', NOW],
    ['begins before the year 0000', 'hour', '0000-01-01T01:59:59Z', NOW],
    ['ends after the year 9999', 'hour', '9999-12-31T23:30:00-01:00', NOW],
    ['ends after the year 9999', 'day', undefined, Date.parse('+010000-01-01T00:00:00Z')],
  ] as const)('that %s, by the %s, have no ISO 8601: 400', (_, unit, ending_at, now) => {
    expect(answer({ event: 'a', length: 3, unit, ending_at }, 'a', now)).toEqual({
      status: 400,
      body: { message: 'Bad Syntax: a series is written in the years 0000 to 9999' },
    });
  });

  test('have times in the form that belongs to their unit', () => {
    fc.assert(
      fc.property(brazeQuery, (query) => {
        const form = query.unit === 'hour' ? /^\d{4}-\d\d-\d\dT\d\d:00:00Z$/ : /^\d{4}-\d\d-\d\d$/;
        for (const { time } of series(query)) expect(time).toMatch(form);
      }),
    );
  });
});

describe('counts', () => {
  test('agree where windows overlap', () => {
    fc.assert(
      fc.property(brazeQuery, dateTime, fc.integer({ min: 0, max: 99 }), (query, end, shift) => {
        const earlier = Date.parse(end.toUpperCase()) - shift * unitOf(query);
        const one = byTime(series({ ...query, ending_at: end }));
        const other = byTime(
          series({ ...query, length: 100, ending_at: new Date(earlier).toISOString() }),
        );
        const shared = [...one.keys()].filter((time) => other.has(time));
        expect(shared.length).toBe(Math.max(query.length - shift, 0));
        for (const time of shared) expect(one.get(time)).toBe(other.get(time));
      }),
    );
  });

  test('of the hours of a day sum to that of the day', () => {
    fc.assert(
      fc.property(brazeQuery, (query) => {
        const [day] = series({ ...query, unit: 'day', length: 1 });
        const endingAt = `${day?.time}T23:00:00Z`;
        const hours = series({ ...query, unit: 'hour', length: 24, ending_at: endingAt });
        expect(countsOf(hours).reduce((sum, count) => sum + count, 0)).toBe(day?.count);
      }),
    );
  });

  test('are never raised by an app or a segment, alone or together', () => {
    const id = fc.string();
    fc.assert(
      fc.property(brazeQuery, id, id, fc.string(), (query, app_id, segment_id, seed) => {
        const whole = { ...query, app_id: undefined, segment_id: undefined };
        const counts = (narrowing: Partial<BrazeQuery>) =>
          countsOf(series({ ...whole, ...narrowing }, seed));
        const all = counts({});
        const app = counts({ app_id });
        const segment = counts({ segment_id });
        const both = counts({ app_id, segment_id });
        expectNoneRaised(app, all);
        expectNoneRaised(segment, all);
        expectNoneRaised(both, app);
        expectNoneRaised(both, segment);
      }),
    );
  });

  test('are narrowed by an app, and differently by another', () => {
    const query = { event: 'a', length: 100, unit: 'day' } as const;
    const total = (data: readonly DataPoint[]) => countsOf(data).reduce((sum, n) => sum + n, 0);
    const all = total(series(query));
    const one = total(series({ ...query, app_id: 'one' }));
    const two = total(series({ ...query, app_id: 'two' }));
    expect(one).toBeLessThan(all);
    expect(two).toBeLessThan(all);
    expect(one).not.toBe(two);
  });

  test('depend on the seed and on the event, and on nothing else', () => {
    fc.assert(
      fc.property(brazeQuery, fc.string(), (query, seed) => {
        const data = series({ ...query, ending_at: '2026-01-01T00:00:00Z' }, seed);
        const later = NOW + 1000 * DAY;
        expect(series({ ...query, ending_at: '2026-01-01T00:00:00Z' }, seed, later)).toEqual(data);
      }),
    );
    const query = { event: 'a', length: 100 };
    expect(countsOf(series(query, 'b'))).not.toEqual(countsOf(series(query, 'a')));
    expect(countsOf(series({ ...query, event: 'b' }))).not.toEqual(countsOf(series(query)));
  });

  test('are whole and not negative', () => {
    fc.assert(
      fc.property(brazeQuery, fc.string(), (query, seed) => {
        for (const { count } of series(query, seed)) {
          expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
        }
      }),
    );
  });

  test('rise and fall with the hour of the day', () => {
    const hours = series({
      event: 'a',
      length: 96,
      unit: 'hour',
      ending_at: '2026-01-04T23:00:00Z',
    });
    const at = (hour: number) =>
      hours.filter((_, index) => index % 24 === hour).reduce((sum, { count }) => sum + count, 0);
    expect(at(19)).toBeGreaterThan(at(3));
  });
});

function expectNoneRaised(narrowed: readonly number[], counts: readonly number[]): void {
  expect(narrowed.length).toBe(counts.length);
  expect(narrowed.every((count, index) => count <= (counts[index] as number))).toBe(true);
}

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
