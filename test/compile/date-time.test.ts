import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDate, isDateTime, parseDateTime } from '../../src/compile/date-time.ts';
import { addAllFormats } from '../../src/compile/formats.ts';

test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['1969-12-31T23:59:59.999Z', -1],
  ['2026-11-20T00:00:00Z', Date.UTC(2026, 10, 20)],
  ['2026-11-20t00:00:00z', Date.UTC(2026, 10, 20)],
  ['2026-11-20T05:30:00+05:30', Date.UTC(2026, 10, 20)],
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
  expect(isDateTime(text)).toBe(true);
});

test.each([
  '',
  'now',
  ' 2026-11-20T00:00:00Z',
  '20261120T000000Z',
  '2026-11-20 00:00:00Z',
  '2026-11-20T00:00:00+05',
  '2026-11-20T00:00:00+0500',
  '2026-11-20T24:59:10+01:00',
  '2026-11-20T23:60:00+00:01',
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
  'year-01-01T00:00:00Z',
  '2026-01-01T00:00:00+٠٥:00',
])('no date-time: %j', (text) => {
  expect(parseDateTime(text)).toBeUndefined();
  expect(isDateTime(text)).toBe(false);
});

test('every moment that Date writes is read as that moment', () => {
  const min = new Date('0000-01-01T00:00:00Z');
  const max = new Date('9999-12-31T23:59:59Z');
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      expect(parseDateTime(date.toISOString())).toBe(date.getTime());
    }),
  );
});

test('the format date-time allows what is read, and nothing else', () => {
  const ajv = new Ajv2020();
  addAllFormats(ajv);
  const isValid = ajv.compile({ type: 'string', format: 'date-time' });
  const two = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, '0'));
  const year = fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0'));
  const time = fc.tuple(two(24), two(60), two(61)).map((parts) => parts.join(':'));
  const zone = fc.oneof(
    fc.constantFrom('Z', 'z', ''),
    fc
      .tuple(fc.constantFrom('+', '-'), two(24), fc.constantFrom(':', ''), two(60))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(year, two(13), two(32), time, zone, (year, month, day, time, zone) => {
      const text = `${year}-${month}-${day}T${time}${zone}`;
      expect(isValid(text)).toBe(parseDateTime(text) !== undefined);
    }),
    { numRuns: 1000 },
  );
});

/** The parts by RFC 3339 §5.6, whichever days the months have. */
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/;
const TIME =
  /^.{10}[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

test('one character more, less or other is seen, wherever it stands', () => {
  const texts = ['2026-01-20T01:02:03Z', '2026-01-20T01:02:03.5+01:30', '2026-01-20'];
  const characters = fc.constantFrom(...'0123456789-+:.TZtz x/\n٣');
  const edit = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.nat(27),
    gone: fc.nat(1),
    put: fc.oneof(characters, fc.constant('')),
  });
  fc.assert(
    fc.property(edit, ({ text, at, gone, put }) => {
      const edited = text.slice(0, at) + put + text.slice(at + gone);
      expect(isDate(edited)).toBe(DATE.test(edited) && edited.length === 10);
      expect(isDateTime(edited)).toBe(DATE.test(edited) && TIME.test(edited));
    }),
    { numRuns: 2000 },
  );
});
