import { expect, test } from 'vitest';
import { shorten } from '../../src/report/shorten.ts';

test.each([
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abc…'],
  ['😀😀😀😀', 4, '😀😀😀😀'],
  ['a😀😀😀😀', 4, 'a😀😀…'],
  ['', 4, ''],
])('%s in %i characters', (text, most, wanted) => {
  expect(shorten(text, most)).toBe(wanted);
});
