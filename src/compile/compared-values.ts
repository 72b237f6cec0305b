import type { Ajv2020, KeywordCxt } from 'ajv/dist/2020.js';
import type { Json, Pointer } from '../contract/contract.ts';
import { type Decimal, decimalOf, isSameDecimal } from './decimal.ts';
import { importAjv } from './import-ajv.ts';
import { equalsOneOf } from './json-values.ts';
import { type Comparing, isBeyondSafe } from './long-integers.ts';

/**
 * Gives ajv a `const` and an `enum` (JSON Schema Validation §6.1.2, §6.1.3) that compare objects by their
 * members, whatever those are called. Its own calls the value's `valueOf`.
 */
export function addComparedValues(ajv: Ajv2020, longIntegers: Comparing): void {
  const { _ } = importAjv();
  ajv.removeKeyword('const').addKeyword({
    keyword: 'const',
    before: 'not',
    error: {
      message: 'must be equal to constant',
      params: ({ schemaCode }) => _`{allowedValue: ${schemaCode}}`,
    },
    code: (cxt) => failUnlessOneOf([cxt.schema], () => '/const', cxt, longIntegers),
  });
  ajv.removeKeyword('enum').addKeyword({
    keyword: 'enum',
    before: 'not',
    schemaType: 'array',
    error: {
      message: 'must be equal to one of the allowed values',
      params: ({ schemaCode }) => _`{allowedValues: ${schemaCode}}`,
    },
    code: (cxt) => failUnlessOneOf(cxt.schema, (index) => `/enum/${index}`, cxt, longIntegers),
  });
}

/** @param placeOf where a value stands in the schema, by its index. */
function failUnlessOneOf(
  values: readonly Json[],
  placeOf: (index: number) => Pointer,
  cxt: KeywordCxt,
  { documented, holds }: Comparing,
): void {
  const equals = equalsOneOf(values);
  const isOneOf = (value: unknown): boolean =>
    equals(value) && (typeof value !== 'number' || !isBeyondSafe(value) || isLongOneOf(value));
  const isLongOneOf = (double: number): boolean => {
    const near = values.flatMap((value, index) => {
      return value === double ? [documented(cxt.parentSchema, placeOf(index), double)] : [];
    });
    return holds(double, cxt.schema, (integer) => isAmong(near, integer));
  };
  const { _ } = importAjv();
  const ref = cxt.gen.scopeValue('keyword', { ref: isOneOf });
  cxt.fail(_`!${ref}(${cxt.data})`);
}

/** Whether an integer is one of those documented; `undefined` where that can't be told. */
function isAmong(
  documented: readonly (Decimal | undefined)[],
  integer: bigint | number,
): boolean | undefined {
  const decimal = decimalOf(integer);
  if (documented.some((one) => one !== undefined && isSameDecimal(one, decimal))) return true;
  // What came as a double may have been rounded, as an example of the document is.
  return typeof integer === 'number' || documented.includes(undefined) ? undefined : false;
}
