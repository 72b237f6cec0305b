import { expect, test } from 'vitest';
import { counted } from '../src/errors.ts';

test.each([
  [0, '0 findings'],
  [1, '1 finding'],
  [2, '2 findings'],
])('%i in words', (number, words) => {
  expect(counted(number, 'finding')).toBe(words);
});

test('a noun with a plural of its own', () => {
  expect([1, 2].map((number) => counted(number, 'entry', 'entries'))).toEqual([
    '1 entry',
    '2 entries',
  ]);
});
