import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDateTime } from '../../src/semantics/date-time.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['1969-12-31T23:59:59.999Z', -1],
  ['2026-11-20T00:00:00Z', Date.UTC(2026, 10, 20)],
  ['2026-11-20t00:00:00z', Date.UTC(2026, 10, 20)],
  ['2026-11-20 00:00:00Z', Date.UTC(2026, 10, 20)],
  ['2026-11-20T05:30:00+05:30', Date.UTC(2026, 10, 20)],
  ['2026-11-20T05:30:00+0530', Date.UTC(2026, 10, 20)],
  ['2026-11-20T05:00:00+05', Date.UTC(2026, 10, 20)],
  ['2026-11-19T19:00:00-05:00', Date.UTC(2026, 10, 20)],
  ['2026-11-20T00:00:00-00:00', Date.UTC(2026, 10, 20)],
  ['2026-11-20T23:59:00+23:59', Date.UTC(2026, 10, 20)],
  ['2026-11-20T00:00:00.5Z', Date.UTC(2026, 10, 20) + 500],
  ['2026-11-20T00:00:00.019Z', Date.UTC(2026, 10, 20) + 19],
  ['2026-11-20T00:00:00.123456789Z', Date.UTC(2026, 10, 20) + 123],
  ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ['0000-01-01T00:00:00Z', Date.parse('0000-01-01T00:00:00Z')],
  ['0000-02-29T00:00:00Z', Date.parse('0000-02-29T00:00:00Z')],
  ['0099-12-31T23:59:59Z', Date.parse('0099-12-31T23:59:59Z')],
  ['9999-12-31T23:59:59Z', Date.parse('9999-12-31T23:59:59Z')],
  ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1) - 1],
  ['2016-12-31T23:59:60.5Z', Date.UTC(2017, 0, 1) - 1],
  ['2017-01-01T08:59:60+09:00', Date.UTC(2017, 0, 1) - 1],
  ['2016-12-31T15:59:60-08:00', Date.UTC(2017, 0, 1) - 1],
])('%s', (text, milliseconds) => {
  expect(parseDateTime(text)).toBe(milliseconds);
});

test.each([
  '',
  'now',
  '2026-11-20',
  '2026-11-20T00:00:00',
  '2026-11-20T00:00Z',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:61Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01T22:59:60Z',
  '2026-01-01T23:59:60+01:00',
  '2026-01-01T00:00:00.Z',
  '2026-01-01T00:00:00+24:00',
  '2026-01-01T00:00:00+00:60',
  '2026-01-01T00:00:00 Z',
  '2026-01-01T00:00:00Z ',
  '-000001-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '26-01-01T00:00:00Z',
])('no date-time: %j', (text) => {
  expect(parseDateTime(text)).toBeUndefined();
});

test('reads what the format date-time allows, and nothing else', () => {
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const isDateTime = ajv.compile({ type: 'string', format: 'date-time' });
  const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
  // ajv-formats takes an hour past 23 or a minute past 59 where the offset takes it back to 23:59.
  const time = fc.tuple(two(23), two(59), two(61)).map((parts) => parts.join(':'));
  const zone = fc.oneof(
    fc.constantFrom('Z', 'z', ''),
    fc
      .tuple(fc.constantFrom('+', '-'), two(24), fc.constantFrom(':', ''), two(60))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(year, two(13), two(32), time, zone, (year, month, day, time, zone) => {
      const text = `${year}-${month}-${day}T${time}${zone}`;
      expect(parseDateTime(text) !== undefined).toBe(isDateTime(text));
    }),
    { numRuns: 1000 },
  );
});
