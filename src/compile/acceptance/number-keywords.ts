import type { Json } from '../../contract/contract.ts';
import { isBeyondSafe } from '../long-integers.ts';
import { isMultiple } from '../multiple-of.ts';
import { isNumber, type Keyword, ofNumbers } from './keyword.ts';

/** Keywords that ask numbers (JSON Schema Validation §6.2). */
export const NUMBER_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minimum: ofNumbers(isNumber, (limit) => (value) => value >= limit),
  maximum: ofNumbers(isNumber, (limit) => (value) => value <= limit),
  exclusiveMinimum: ofNumbers(isNumber, (limit) => (value) => value > limit),
  exclusiveMaximum: ofNumbers(isNumber, (limit) => (value) => value < limit),
  multipleOf: ofNumbers(isPositive, (divisor) => (value) => {
    return isBeyondSafe(value) ? undefined : isMultiple(value, divisor);
  }),
};

function isPositive(clause: Json): clause is number {
  return isNumber(clause) && clause > 0;
}
