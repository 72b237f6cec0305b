import { expect, test } from 'vitest';
import { createTexts } from '../../../src/report/html/texts.ts';

test('a text is kept once, the empty one first', () => {
  const texts = createTexts();
  expect(['', 'a', 'b', 'a'].map(texts.numberOf)).toEqual([0, 1, 2, 1]);
  expect(texts.all).toEqual(['', 'a', 'b']);
  expect(texts.size()).toBe(2);
});

test('what would steer how a text is shown is an escape, and a long text is cut', () => {
  const texts = createTexts();
  texts.numberOf('\u202eevil\u0000');
  texts.numberOf('x'.repeat(10_000));
  expect(texts.all.slice(1)).toEqual(['\\u202eevil\\u0000', `${'x'.repeat(400)}…`]);
});
