import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ANY,
  fits,
  ONE,
  type Pattern,
} from '../../../specs/datadog-product-analytics/wildcards.ts';

/** A pattern as it is written: `*` and `?` are the wildcards. */
function pattern(written: string): Pattern {
  const wildcards: Readonly<Record<string, Pattern[number]>> = { '*': ANY, '?': ONE };
  return [...written].map((character) => wildcards[character] ?? character);
}

test.each([
  ['', '', true],
  ['a', '', false],
  ['', '*', true],
  ['', '?', false],
  ['ab', '*', true],
  ['ab', 'a*', true],
  ['ab', '*a', false],
  ['abab', '*ab', true],
  ['abc', 'a?c', true],
  ['ac', 'a?c', false],
  ['ac', 'a**c', true],
  ['aXbYb', 'a*b', true],
  ['👋', '?', true],
])('%j fits %j: %s', (text, written, wanted) => {
  expect(fits(text, pattern(written))).toBe(wanted);
});

test('a text fits a pattern as it does the regular expression', () => {
  const text = (characters: string) =>
    fc.string({ unit: fc.constantFrom(...characters), maxLength: 8 });
  fc.assert(
    fc.property(text('ab'), text('ab*?'), (text, written) => {
      const source = written.replaceAll('*', '.*').replaceAll('?', '.');
      expect(fits(text, pattern(written))).toBe(new RegExp(`^${source}$`).test(text));
    }),
  );
});

test('wildcards that could share a text out in countless ways end', () => {
  expect(fits('a'.repeat(1000), pattern(`${'*a'.repeat(100)}b`))).toBe(false);
});
