import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, twoDigits } from '../../src/http/calendar.ts';

const DAY = 86_400_000;
const FIRST = Date.parse('0000-01-01') / DAY;
const LAST = Date.parse('9999-12-31') / DAY;

test.each([
  [0, '1970-01-01'],
  [-1, '1969-12-31'],
  [FIRST, '0000-01-01'],
  [LAST, '9999-12-31'],
  [Date.parse('0000-02-29') / DAY, '0000-02-29'],
  [Date.parse('1900-02-28') / DAY + 1, '1900-03-01'],
  [Date.parse('2000-02-28') / DAY + 1, '2000-02-29'],
])('day %i is %s', (day, date) => {
  expect(formatDate(day)).toBe(date);
});

test('writes every day as Date does', () => {
  fc.assert(
    fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
      expect(formatDate(day)).toBe(new Date(day * DAY).toISOString().slice(0, 10));
    }),
    { numRuns: 2000 },
  );
});

test('writes two digits', () => {
  expect([0, 9, 10, 59].map(twoDigits)).toEqual(['00', '09', '10', '59']);
});
