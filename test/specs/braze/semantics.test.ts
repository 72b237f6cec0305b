import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brazeQuery, dateTime } from '../../mock/braze-requests.ts';

import { answer, NOW, series, unitOf } from './series.ts';

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
    ['hour', '2026-01-01T00:30:00+05:30', '2025-12-31T19:00:00Z'],
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
