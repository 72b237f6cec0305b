import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDateTime } from '../../src/compile/formats.ts';

test.each([
  ['2026-11-20T00:00:00Z', true],
  ['2026-11-20t00:00:00z', true],
  ['2026-11-20 00:00:00Z', true],
  ['2014-12-10T23:59:59-05:00', true],
  ['2014-12-10T23:59:59.123456789+23:59', true],
  ['0000-01-01T00:00:00Z', true],
  ['2024-02-29T12:00:00Z', true],
  ['2000-02-29T12:00:00Z', true],
  ['1990-12-31T23:59:60Z', true],
  ['1990-12-31T15:59:60-08:00', true],
  ['1990-12-31T22:59:60Z', false],
  ['2026-02-29T00:00:00Z', false],
  ['1900-02-29T00:00:00Z', false],
  ['2026-04-31T00:00:00Z', false],
  ['2026-13-01T00:00:00Z', false],
  ['2026-00-01T00:00:00Z', false],
  ['2026-01-00T00:00:00Z', false],
  ['2026-11-20T24:00:00Z', false],
  ['2026-11-20T24:59:10+01:00', false],
  ['2026-11-20T23:60:00+00:01', false],
  ['2026-11-20T00:00:00', false],
  ['2026-11-20T00:00:00+05', false],
  ['2026-11-20T00:00:00+0500', false],
  ['2026-11-20T00:00:00+24:00', false],
  ['2026-11-20', false],
  ['20261120T000000Z', false],
  ['2026-11-20T00:00:00.Z', false],
  [' 2026-11-20T00:00:00Z', false],
  ['yesterday', false],
])('%s: %s', (text, wanted) => {
  expect(isDateTime(text)).toBe(wanted);
});

test('every moment that Date writes is a date-time', () => {
  const min = new Date('0000-01-01T00:00:00Z');
  const max = new Date('9999-12-31T23:59:59Z');
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      expect(isDateTime(date.toISOString())).toBe(true);
    }),
  );
});
