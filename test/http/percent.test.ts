import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFormText,
  decodeFormTextStrictly,
  decodePercent,
  decodePercentStrictly,
  encodeFormText,
  MalformedEscape,
} from '../../src/http/percent.ts';

describe('percent-decoding', () => {
  test.each([
    ['plain', 'plain'],
    ['a%20b', 'a b'],
    ['a+b', 'a+b'],
    ['%C3%A9', 'é'],
    ['%c3%a9', 'é'],
    ['100%', '100%'],
    ['%zz%20', '%zz '],
    ['%FF', '%FF'],
    ['%20and%FF', ' and%FF'],
    ['%2525', '%25'],
  ])('%s gives %s', (text, decoded) => {
    expect(decodePercent(text)).toBe(decoded);
  });

  test('undoes encodeURIComponent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodePercent(encodeURIComponent(text))).toBe(text);
      }),
    );
  });

  test('never throws', () => {
    const pieces = fc.constantFrom('%', '%2', '%25', '%C3', '%A9', 'z', '+');
    fc.assert(
      fc.property(fc.array(pieces), (texts) => {
        expect(typeof decodePercent(texts.join(''))).toBe('string');
      }),
    );
  });
});

describe('to the letter', () => {
  test.each(['%', '%zz', '%FF', 'a%C3', '%ED%A0%80', '%C0%80'])('%s is refused', (text) => {
    expect(() => decodePercentStrictly(text)).toThrow(MalformedEscape);
    expect(() => decodeFormTextStrictly(text)).toThrow(MalformedEscape);
  });

  test('what is well-formed is decoded', () => {
    expect(decodePercentStrictly('a+%C3%A9%25')).toBe('a+é%');
    expect(decodeFormTextStrictly('a+%C3%A9%2B')).toBe('a é+');
  });
});

test.each([
  ['a+b', 'a b'],
  ['a%2Bb', 'a+b'],
  ['a%20b', 'a b'],
])('form text %s gives %s', (text, decoded) => {
  expect(decodeFormText(text)).toBe(decoded);
});

test.each<[string, boolean, string]>([
  ['a b+c&d=é', false, 'a+b%2Bc%26d%3D%C3%A9'],
  ['a/b?c,d&e', true, 'a/b?c%2Cd%26e'],
  ['\uD800', false, '%EF%BF%BD'],
])('%j as form text, reserved characters kept: %s', (text, reserved, encoded) => {
  expect(encodeFormText(text, reserved)).toBe(encoded);
});
