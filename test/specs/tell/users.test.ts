import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerTo,
  breakdown,
  filter,
  get,
  granularity,
  range,
  rows,
  type Schemas,
  seed,
  series,
  sum,
} from './tell.ts';

type Lifecycle = Schemas['Lifecycle'];
type Segments = Schemas['SegmentCount'][];
type Segment = Schemas['SegmentResponse']['data'];

const SEGMENTS = [
  ['new', 'lifecycle'],
  ['returning', 'lifecycle'],
  ['dormant', 'lifecycle'],
  ['churned', 'lifecycle'],
  ['one_timer', 'engagement'],
  ['casual', 'engagement'],
  ['regular', 'engagement'],
  ['power_user', 'engagement'],
] as const;

const lifecycle = (query: string, seed?: string) =>
  get<{ data: Lifecycle }>(`/metrics/lifecycle?${query}`, seed).data;
const segments = (query: string, seed?: string) =>
  get<Segments>(`/metrics/segments?${query}`, seed);
const segment = (name: string, query: string, seed?: string) =>
  get<{ data: Segment }>(`/metrics/segments/${name}?${query}`, seed).data.users;

describe('the lifecycle', () => {
  test('has each active user of a period in one state', () => {
    fc.assert(
      fc.property(seed, range, granularity, filter, (seed, range, granularity, filter) => {
        const query = `range=${range}&granularity=${granularity}${filter}`;
        const active = series(`dau?${query}`, seed).points;
        const states = lifecycle(query, seed).points;
        expect(
          states.map(({ date, ...states }) => ({
            date,
            value: states.new + states.returning + states.resurrected,
          })),
        ).toEqual(active);
      }),
      { numRuns: 40 },
    );
  });

  test('splits into what adds up for users who stay what they are', () => {
    fc.assert(
      fc.property(seed, range, (seed, range) => {
        const whole = lifecycle(`range=${range}`, seed).points;
        const parts = lifecycle(`range=${range}&breakdown=country`, seed).points;
        for (const state of ['new', 'returning', 'resurrected'] as const) {
          expect(sum(parts.map((point) => point[state]))).toBe(
            sum(whole.map((point) => point[state])),
          );
        }
      }),
      { numRuns: 15 },
    );
  });

  test('is weekly where nothing is said', () => {
    expect(lifecycle('range=30d').points).toEqual(lifecycle('range=30d&granularity=weekly').points);
    expect(lifecycle('').points.map(({ date }) => new Date(date).getUTCDay())).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });

  test('counts everybody as new once, when they were first seen', () => {
    const { points } = lifecycle('range=all_time&granularity=daily');
    const everybody = rows('users/raw?range=all_time&limit=100000');
    const arrivals = everybody.rows.filter((row) => String(row[1]) >= '2023-11-20');
    expect(sum(points.map((point) => point.new))).toBe(arrivals.length);
    expect(arrivals.length).toBeLessThan(everybody.row_count);
  });

  test('is compared with as many periods', () => {
    const { points, comparison } = lifecycle('range=90d&compare=previous');
    expect(comparison?.previous_points).toHaveLength(points.length);
    expect(points).not.toEqual(comparison?.previous_points);
  });

  test('takes what a series takes', () => {
    fc.assert(
      fc.property(seed, range, breakdown, filter, (seed, range, breakdown, filter) => {
        for (const point of lifecycle(`range=${range}&breakdown=${breakdown}${filter}`, seed)
          .points) {
          expect(point.dimension).toBeTypeOf('string');
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe('the segments', () => {
  test('are eight, and each family holds every user once', () => {
    fc.assert(
      fc.property(seed, range, (seed, range) => {
        const counts = segments(`range=${range}`, seed);
        expect(counts.map(({ segment, category }) => [segment, category])).toEqual(SEGMENTS);
        const of = (family: string) =>
          sum(counts.filter(({ category }) => category === family).map(({ users }) => users));
        expect(of('lifecycle')).toBe(of('engagement'));
      }),
      { numRuns: 25 },
    );
  });

  test('of all users: as many as there are, the active ones new or returning', () => {
    const counts = new Map(segments('range=30d').map(({ segment, users }) => [segment, users]));
    const lifecycle = ['new', 'returning', 'dormant', 'churned'] as const;
    expect(sum(lifecycle.map((name) => counts.get(name) ?? 0))).toBe(
      rows('users/raw?range=all_time&limit=1&count_total=true').total,
    );
    expect((counts.get('new') ?? 0) + (counts.get('returning') ?? 0)).toBe(
      rows('users/raw?range=30d&limit=1&count_total=true').total,
    );
    for (const [, users] of counts) expect(users).toBeGreaterThan(0);
  });

  test('are drilled into: as many users as there are, up to the limit', () => {
    fc.assert(
      fc.property(
        seed,
        range,
        fc.constantFrom(...SEGMENTS),
        fc.integer({ min: 1, max: 100 }),
        (seed, range, [name], limit) => {
          const { users: all = -1 } =
            segments(`range=${range}`, seed).find((count) => count.segment === name) ?? {};
          const users = segment(name, `range=${range}&limit=${limit}`, seed);
          expect(users).toHaveLength(Math.min(all, limit));
          expect(new Set(users.map(({ user_id }) => user_id)).size).toBe(users.length);
          for (const { first_seen, last_seen } of users) {
            expect(Date.parse(first_seen)).toBeLessThanOrEqual(Date.parse(last_seen));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test('show 50 users where no limit is asked for, and 100 at most', () => {
    expect(segment('churned', '')).toHaveLength(50);
    expect(segment('churned', 'limit=100')).toHaveLength(100);
    expect(answerTo('GET', '/metrics/segments/churned?limit=101').status).toBe(400);
  });

  test('one that is not built in is not found, whatever else is asked for', () => {
    for (const path of ['vip', 'New', 'vip?limit=101', 'vip?range=8d']) {
      const { status, body } = answerTo('GET', `/metrics/segments/${path}`);
      expect([status, body]).toEqual([404, { error: 'NOT_FOUND', message: 'Segment not found' }]);
    }
  });
});
