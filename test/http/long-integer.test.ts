import { expect, test } from 'vitest';
import { exactNumber, LongInteger } from '../../src/http/long-integer.ts';

test.each([
  '9007199254740992',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '1000000000000000000000000000000',
])('%s keeps its digits', (text) => {
  const integer = exactNumber(text);
  expect(integer).toBeInstanceOf(LongInteger);
  expect(JSON.stringify({ integer })).toBe(`{"integer":${text}}`);
  expect(String(integer)).toBe(text);
  expect(Number(integer)).toBe(Number(text));
});

test.each([
  ['0', 0],
  ['-0', -0],
  ['9007199254740991', 9007199254740991],
  ['-9007199254740991', -9007199254740991],
  ['1.5', 1.5],
  ['0.30000000000000004', 0.30000000000000004],
  ['1e300', 1e300],
  ['9223372036854775807.5', 2 ** 63],
])('%s is a number like any other', (text, number) => {
  expect(exactNumber(text)).toBe(number);
});

test('counts and compares as the nearest number', () => {
  const integer = exactNumber('9223372036854775807') as number;
  expect([integer - 1, integer > 5, Math.min(integer, 7)]).toEqual([2 ** 63, true, 7]);
});
