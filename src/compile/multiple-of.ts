import { _, type Ajv2020 } from 'ajv/dist/2020.js';

/** How far a quotient of decimal numbers may be from a whole one, for being written in binary. */
const TOLERANCE = 1e-8;

/** Gives ajv a `multipleOf` (JSON Schema Validation §6.2.1) that reads numbers as they are written. */
export function addMultipleOf(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf').addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    compile: (divisor: number) => (value: number) => isMultiple(value, divisor),
    error: {
      message: 'must be a multiple',
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
  });
}

/** 19.99 is a multiple of 0.01, though not in binary. A quotient that overflows leaves the remainder to tell. */
export function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  if (!Number.isFinite(quotient)) return value % divisor === 0;
  return Math.abs(Math.round(quotient) - quotient) <= TOLERANCE;
}
