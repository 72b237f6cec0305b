import { expect, test } from 'vitest';
import { isDecimalMultiple, isSameDecimal, readDecimal } from '../../src/compile/decimal.ts';

function read(text: string) {
  const decimal = readDecimal(text);
  if (decimal === undefined) throw new Error(`${text} is not read`);
  return decimal;
}

test.each([
  ['100', '1e2', true],
  ['-1.50', '-15E-1', true],
  ['9007199254740993', '9007199254740992', false],
  ['-1', '1', false],
])('%s is the same number as %s: %s', (one, other, wanted) => {
  expect(isSameDecimal(read(one), read(other))).toBe(wanted);
});

test.each([
  ['9007199254740993', '3', true],
  ['9007199254740992', '3', false],
  ['19.99', '0.01', true],
  ['1e300', '0.5', true],
  ['0', '7', true],
])('%s is a multiple of %s: %s', (dividend, divisor, wanted) => {
  expect(isDecimalMultiple(read(dividend), read(divisor))).toBe(wanted);
});

test.each(['0x10', '1_000', '.5', '', 'NaN'])('%j is no number of JSON', (text) => {
  expect(readDecimal(text)).toBeUndefined();
});
