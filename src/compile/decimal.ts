/** A decimal number: `digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const DECIMAL = /^(?<whole>-?\d+)(?:\.(?<fraction>\d+))?(?:e(?<exponent>[+-]?\d+))?$/i;

/** Reads a number as it is written in JSON: `1.5e+300`, `0.01`; `undefined` where it is written otherwise. */
export function readDecimal(text: string): Decimal | undefined {
  const parts = DECIMAL.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { whole = '', fraction = '', exponent = '0' } = parts;
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The number that is written for a value. */
export function decimalOf(value: number | bigint): Decimal {
  const decimal = readDecimal(String(value));
  if (decimal === undefined) throw new RangeError(`${value} is no decimal number`);
  return decimal;
}

/** Whether one number is a multiple of another. */
export function isDecimalMultiple(dividend: Decimal, divisor: Decimal): boolean {
  const exponent = Math.min(dividend.exponent, divisor.exponent);
  return scaled(dividend, exponent) % scaled(divisor, exponent) === 0n;
}

/** Whether two numbers are the same. */
export function isSameDecimal(one: Decimal, other: Decimal): boolean {
  const exponent = Math.min(one.exponent, other.exponent);
  return scaled(one, exponent) === scaled(other, exponent);
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
