import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateTime, dateTimeInSeconds } from '../../src/http/moments.ts';

test.each([
  [0, '1970-01-01T00:00:00Z'],
  [-1, '1969-12-31T23:59:59Z'],
  [1_709_251_199_999, '2024-02-29T23:59:59Z'],
])('%i is %s', (moment, wanted) => {
  expect(dateTimeInSeconds(moment)).toBe(wanted);
});

test('a moment is written as Date writes it', () => {
  const moments = fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(dateTime(moment)).toBe(new Date(moment).toISOString());
    }),
  );
});

test('a moment in whole seconds is the one of Date', () => {
  const moments = fc.date({
    min: new Date('0000-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(dateTimeInSeconds(moment.getTime())).toBe(`${moment.toISOString().slice(0, 19)}Z`);
    }),
  );
});
