import { expect, test } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

test.each([
  ['what fits', 'one two', 'one two'],
  ['at a blank', 'one two three', 'one two\n  three'],
  ['below what is labelled', '  At   one two three', '  At   one\n       two\n       three'],
  ['below what is indented', '  one two three', '  one two\n    three'],
  [
    'a word that is too wide stays whole',
    'one two-three-four five',
    'one\n  two-three-four\n  five',
  ],
  ['each line by itself', 'one\n\none two three', 'one\n\none two\n  three'],
  ['paint takes no room', '\u001b[31mone\u001b[39m two six', '\u001b[31mone\u001b[39m two six'],
])('%s', (_, text, wanted) => {
  expect(wrap(text, 11)).toBe(wanted);
});

test('a screen without an end', () => {
  const text = `  At  ${'one '.repeat(100)}`;
  expect(wrap(text, Number.POSITIVE_INFINITY)).toBe(text);
});
