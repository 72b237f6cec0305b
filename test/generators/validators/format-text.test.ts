import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../../generators/validators/format-text.ts';
import * as formats from '../../../generators/validators/runtime/formats.ts';
import { formatOf, isOfFormat } from '../../../src/compile/formats.ts';

/** They say nothing of a value. */
const SILENT = ['float', 'double', 'password', 'binary'];

const OTHERS = ['idn-email', 'iri', 'iri-reference', 'int64', 'hostname', 'uuid'];

describe('the text of a format', () => {
  test.each([...Object.keys(fullFormats), ...OTHERS])(
    '%s has one, if it says anything',
    (format) => {
      expect(formatOf(format)).toBeDefined();
      expect(formatText(format) === undefined).toBe(SILENT.includes(format));
    },
  );

  test.each([
    ['no-format', undefined],
    ['toString', undefined],
    ['int32', 'numberFormat("int32", _isInt32)'],
    ['date-time', 'format("date-time", _isDateTime)'],
    ['json-pointer', String.raw`format("json-pointer", regExp("^(?:\\/(?:[^~/]|~0|~1)*)*$").test)`],
  ])('%s: %s', (format, text) => {
    expect(formatText(format)).toBe(text);
  });
});

const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
const time = fc
  .tuple(
    fc.array(digits, { minLength: 3, maxLength: 3 }).map((parts) => parts.join(':')),
    fc.constantFrom('', '.5', '.'),
    fc.oneof(
      fc.constantFrom('', 'Z', 'z', '+05'),
      digits.map((hours) => `-${hours}:59`),
    ),
  )
  .map((parts) => parts.join(''));
const leapSecond = fc.tuple(digits, digits).map(([hours, minutes]) => `${hours}:${minutes}:60Z`);
const times = fc.oneof(time, leapSecond, fc.constantFrom('23:59:60+00:00', '00:29:60+00:30'));

describe('ajv-formats says the same', () => {
  test.each<[string, (text: string) => boolean, fc.Arbitrary<string>]>([
    ['time', formats.isTime, times],
    ['iso-time', formats.isIsoTime, times],
    [
      'iso-date-time',
      formats.isIsoDateTime,
      fc
        .tuple(
          fc.constantFrom('2026-02-28', '2026-02-30', ''),
          fc.constantFrom('T', 't', ' ', ''),
          times,
        )
        .map((parts) => parts.join('')),
    ],
    ['byte', formats.isByte, fc.oneof(fc.base64String(), fc.string(), fc.constant('!\n'))],
    ['regex', formats.isRegex, fc.oneof(fc.string(), fc.constantFrom('a\\Z', '(', '[a-z]+'))],
  ])('%s', (format, isOf, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(isOf(text)).toBe(isOfFormat(format, text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('int32', () => {
    const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(2 ** 31, -(2 ** 31)));
    fc.assert(
      fc.property(numbers, (number) => {
        fc.pre(Number.isFinite(number));
        expect(formats.isInt32(number)).toBe(isOfFormat('int32', number));
      }),
    );
  });
});
