import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate } from '../../src/semantics/calendar.ts';

const DAY = 86_400_000;

test.each([
  ['0000-01-01'],
  ['0000-02-29'],
  ['0099-12-31'],
  ['0100-03-01'],
  ['1600-02-29'],
  ['1900-02-28'],
  ['1900-03-01'],
  ['1970-01-01'],
  ['2000-02-29'],
  ['2026-11-20'],
  ['9999-12-31'],
])('%s', (date) => {
  expect(formatDate(Date.parse(`${date}T00:00:00Z`) / DAY)).toBe(date);
});

test('any day of the years 0000 to 9999 is written as Date writes it', () => {
  const first = Date.parse('0000-01-01T00:00:00Z') / DAY;
  const last = Date.parse('9999-12-31T00:00:00Z') / DAY;
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (day) => {
      expect(formatDate(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10));
    }),
    { numRuns: 2000 },
  );
});
