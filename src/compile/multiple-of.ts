import type { Ajv2020, AnySchemaObject } from 'ajv/dist/2020.js';
import { decimalOf, isDecimalMultiple } from './decimal.ts';
import { importAjv } from './import-ajv.ts';
import { type Comparing, isBeyondSafe } from './long-integers.ts';

/** How far a quotient of decimal numbers may be from a whole one, for being written in binary. */
const TOLERANCE = 1e-8;

/** Up to here, the quotient of two doubles is nearer to that of the decimals than {@link TOLERANCE}. */
const MOST_TRUSTED = 1e7;

/** Gives ajv a `multipleOf` (JSON Schema Validation §6.2.1) that reads numbers as they are written. */
export function addMultipleOf(ajv: Ajv2020, longIntegers: Comparing): void {
  const { _ } = importAjv();
  ajv.removeKeyword('multipleOf').addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (divisor: number, schema) => (value: number) =>
      isBeyondSafe(value)
        ? isLongMultiple(value, divisor, schema, longIntegers)
        : isMultiple(value, divisor),
    error: {
      message: 'must be a multiple',
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
  });
}

function isLongMultiple(
  value: number,
  divisor: number,
  schema: AnySchemaObject,
  { documented, holds }: Comparing,
): boolean {
  const by = isBeyondSafe(divisor)
    ? documented(schema, '/multipleOf', divisor)
    : decimalOf(divisor);
  return holds(value, divisor, (integer) => by && isDecimalMultiple(decimalOf(integer), by));
}

/** 19.99 is a multiple of 0.01, though not in binary. */
export function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (Math.abs(quotient) <= MOST_TRUSTED) {
    return Math.abs(Math.round(quotient) - quotient) <= TOLERANCE;
  }
  return isDecimalMultiple(decimalOf(value), decimalOf(divisor));
}
