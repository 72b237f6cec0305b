import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BrazeQuery, brazeQuery, dateTime } from '../../mock/braze-requests.ts';

import { byTime, countsOf, DAY, type DataPoint, NOW, series, unitOf } from './series.ts';

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
