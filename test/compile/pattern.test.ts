import { describe, expect, test } from 'vitest';
import { quickLength } from '../../src/compile/backtracking.ts';
import { isMatch, matchingTexts, schemaRegExp } from '../../src/compile/pattern.ts';
import { SchemaError } from '../../src/errors.ts';

test.each([
  ['^\\p{Lu}$', 'É', 'u'],
  ['^a\\-b$', 'a-b', ''],
])('%s is taken with the flag u where it is valid with it', (pattern, text, flags) => {
  expect(schemaRegExp(pattern).flags).toBe(flags);
  expect(schemaRegExp(pattern).test(text)).toBe(true);
});

test('what is no regular expression is told', () => {
  expect(() => schemaRegExp('(')).toThrow(SchemaError);
});

test('what is no regular expression matches nothing', () => {
  expect(isMatch('(', '(')).toBe(false);
  expect(isMatch('b', 'abc')).toBe(true);
});

describe('a pattern that could take years is stopped', () => {
  test.each([
    ['^(a+)+$', `${'a'.repeat(60)}!`],
    ['^(?=a)(\\w|\\d|[a-z])*$', `${'a'.repeat(60)}!`],
    ['^a*a*a*a*a*a*a*a*a*a*$', `${'a'.repeat(200)}!`],
  ])('%s', (pattern, text) => {
    const regExp = schemaRegExp(pattern);
    expect(() => regExp.test(text)).toThrow(
      `takes longer than a second for ${text.length} characters`,
    );
    expect(regExp.test('aaab') || regExp.test('aaa')).toBe(true);
  });

  test.each([
    ['^(a+)+$', 'a'.repeat(60), true],
    ['^[a-z]+(-[a-z]+)*$', 'word-'.repeat(60), false],
    ['^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', `${'a'.repeat(3_000)}@example.com`, true],
  ])('and is not, where it ends: %s', (pattern, text, wanted) => {
    expect(schemaRegExp(pattern).test(text)).toBe(wanted);
  });
});

describe('the texts that a pattern matches', () => {
  test('are found', () => {
    expect(matchingTexts(/^(ab)+$/, ['ab', 'ba', 'abab'])).toEqual(['ab', 'abab']);
  });

  test('are to be found within a second, all together', () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => `${'a'.repeat(24)}${index}`);
    expect(() => matchingTexts(/^(a+)+$/, texts)).toThrow(SchemaError);
  });
});

test.each([
  ['^[a-z]+$', 10_000_000],
  ['^[0-9a-f]{8}-[0-9a-f]{4}$', Number.POSITIVE_INFINITY],
  ['^(?:[A-Za-z0-9+/]{4})*$', 10_000_000],
  ['^/v1/charges', Number.POSITIVE_INFINITY],
  ['charges', 10_000_000],
  ['^(red|green)-\\d+$', 5_000_000],
  ['^\\d+\\.\\d+\\.\\d+$', 215],
  ['[a-z]+_token_[0-9]+', 215],
  ['^a{0,99}b{0,99}c{0,9}d+$', 100],
  ['^(a+)+$', 12],
  ['^(a|b)*$', 12],
  ['^(a?){30}$', 12],
  ['^(?:(a|b){2})+$', 12],
  ['^(a)\\1*$', 12],
])('%s is quick for texts of %d characters', (pattern, length) => {
  expect(quickLength(pattern, /x/u)).toBe(length);
});
