import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, asked, breakdown, byDate, range, rows, seed, series, valuesOf } from './tell.ts';

describe('the top events', () => {
  test('descend, and add up to all events', () => {
    fc.assert(
      fc.property(seed, asked, (seed, query) => {
        const { points, total } = series(`events/top?${query}`, seed);
        const counts = points.map(({ value }) => value);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        expect(total).toBe(series(`events?${query}`, seed).total);
        for (const { date, dimension } of points) expect(dimension).toBe(date);
      }),
      { numRuns: 30 },
    );
  });

  test('have rows under their names, as many as are counted', () => {
    fc.assert(
      fc.property(seed, range, (seed, range) => {
        for (const { date, value } of series(`events/top?range=${range}`, seed).points) {
          const path = `events/top/${encodeURIComponent(date)}/raw?range=${range}&count_total=true`;
          expect(rows(path, seed).total).toBe(value);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('are compared name by name', () => {
    const { points, comparison } = series('events/top?range=7d&compare=previous');
    const before = series('events/top?range=2026-11-07,2026-11-13').points;
    expect(comparison?.previous_points?.map(({ date }) => date)).toEqual(
      points.map(({ date }) => date),
    );
    for (const { date, value } of comparison?.previous_points ?? []) {
      expect(value).toBe(before.find((point) => point.date === date)?.value ?? 0);
    }
  });
});

describe('a breakdown', () => {
  const split = fc.oneof(breakdown, fc.constant('properties.category'));

  test('splits a ranking into what adds up, the most frequent first', () => {
    fc.assert(
      fc.property(seed, asked, split, (seed, query, split) => {
        for (const path of ['events/top?', 'events/properties?event=purchase&property=category&']) {
          const whole = series(`${path}${query}`, seed);
          const { points, total } = series(`${path}${query}&breakdown=${split}`, seed);
          expect(total).toBe(whole.total);
          expect(byDate(points)).toEqual(byDate(whole.points));
          const counts = points.map(({ value }) => value);
          expect(counts).toEqual([...counts].sort((a, b) => b - a));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of a ranking has the dimensions of the series', () => {
    const dimensionsOf = (path: string) =>
      new Set(series(`${path}?range=30d&breakdown=country`).points.map((point) => point.dimension));
    expect(dimensionsOf('events/top')).toEqual(dimensionsOf('events'));
  });

  test('of a ranking is compared pair by pair', () => {
    const query = 'events/top?breakdown=os&range=';
    const { comparison } = series(`${query}7d&compare=previous`);
    const before = series(`${query}2026-11-07,2026-11-13`).points;
    for (const { date, dimension, value } of comparison?.previous_points ?? []) {
      const same = before.find((point) => point.date === date && point.dimension === dimension);
      expect(value).toBe(same?.value ?? 0);
    }
  });

  test('tells of each row which dimension it is of', () => {
    fc.assert(
      fc.property(seed, range, split, (seed, range, split) => {
        const path = `events/raw?range=${range}&breakdown=${split}&limit=100000`;
        const { columns, rows: list } = rows(path, seed);
        expect(columns.at(-1)).toEqual({ name: 'dimension', data_type: 'String' });
        const { points } = series(`events?range=${range}&breakdown=${split}`, seed);
        const counts = new Map<unknown, number>();
        for (const { dimension, value } of points) {
          counts.set(dimension, (counts.get(dimension) ?? 0) + value);
        }
        const own = [...Map.groupBy(list, (row) => row.at(-1))].map(
          ([dimension, { length }]) => [dimension, length] as const,
        );
        expect(new Map(own)).toEqual(counts);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the values of a property', () => {
  test('add up to its event, where each has one', () => {
    for (const property of ['load_time', 'properties.path', 'country', 'properties.plan']) {
      const { total } = series(`events/properties?event=page_view&property=${property}&range=30d`);
      expect(total).toBe(
        series('events/custom?event=page_view&property=load_time&range=30d').total,
      );
    }
    expect(series('events/properties?event=page_view&property=amount').points).toEqual([]);
  });

  test.each(['event=purchase', 'property=amount', ''])(
    'need both: only %j is a bad request',
    (query) => {
      expect(answerTo('GET', `/metrics/events/properties?${query}`).status).toBe(400);
    },
  );
});

test.each(['amount', 'method', 'category', 'path', 'plan', 'properties.query', 'nothing'])(
  'a count of %s is of all that have one, numbers or not',
  (property) => {
    for (const event of ['purchase', 'login', 'search', 'page_view']) {
      const asked = `event=${event}&property=${property}&range=90d`;
      const { total } = series(`events/custom?${asked}`);
      expect(total).toBe(series(`events/properties?${asked}`).total);
      expect(total).toBe(series(`events/custom?${asked}&metric=count`).total);
    }
    expect(series('events/custom?event=login&property=method&range=90d').total).toBeGreaterThan(0);
  },
);

test('aggregations agree with each other, at every point', () => {
  fc.assert(
    fc.property(
      seed,
      asked,
      fc.constantFrom('amount', 'load_time', 'nothing'),
      (seed, query, property) => {
        const of = (metric: string) =>
          valuesOf(
            `events/custom?event=purchase&property=${property}&metric=${metric}&${query}`,
            seed,
          );
        const [total, avg, min, max, count] = ['sum', 'avg', 'min', 'max', 'count'].map(of);
        total?.forEach((value, index) => {
          expect(min?.[index]).toBeLessThanOrEqual((avg?.[index] ?? 0) + 1e-9);
          expect(avg?.[index]).toBeLessThanOrEqual((max?.[index] ?? 0) + 1e-9);
          expect(value).toBeCloseTo((avg?.[index] ?? 0) * (count?.[index] ?? 0));
        });
      },
    ),
    { numRuns: 30 },
  );
});

test('sessions and logs are ranked by a property, as many as are asked for', () => {
  fc.assert(
    fc.property(seed, range, fc.integer({ min: 1, max: 8 }), (seed, range, limit) => {
      for (const [name, property] of [
        ['sessions', 'device_type'],
        ['logs', 'service'],
        ['logs', 'level'],
        ['logs', 'source'],
      ]) {
        const path = `${name}/top?property=${property}&range=${range}`;
        const whole = series(`${path}&limit=1000`, seed);
        expect(series(`${path}&limit=${limit}`, seed).points).toEqual(whole.points.slice(0, limit));
        expect(whole.total).toBe(series(`${name}?range=${range}`, seed).total);
      }
    }),
    { numRuns: 15 },
  );
});
