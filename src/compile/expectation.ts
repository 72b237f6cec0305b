import type { ErrorObject } from 'ajv';
import { counted } from '../errors.ts';
import { showValue } from './violation.ts';

type Params = ErrorObject['params'];

/** By keyword: what the schema asks for, in words that follow "expected". */
const EXPECTATIONS: Readonly<Record<string, (params: Params, schema: unknown) => string>> = {
  type: ({ type }) => [type].flat().join(' or '),
  enum: ({ allowedValues }) => `one of ${allowedValues.map(showValue).join(', ')}`,
  const: ({ allowedValue }) => showValue(allowedValue),
  format: ({ format }) => FORMATS[format] ?? `${format}`,
  pattern: ({ pattern }) => `to match the pattern ${pattern}`,
  minimum: ({ limit }) => `at least ${limit}`,
  maximum: ({ limit }) => `at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `more than ${limit}`,
  exclusiveMaximum: ({ limit }) => `less than ${limit}`,
  multipleOf: ({ multipleOf }) => `a multiple of ${multipleOf}`,
  minLength: ({ limit }) => `at least ${counted(limit, 'character')}`,
  maxLength: ({ limit }) => `at most ${counted(limit, 'character')}`,
  minItems: ({ limit }) => `at least ${counted(limit, 'item')}`,
  maxItems: ({ limit }) => `at most ${counted(limit, 'item')}`,
  uniqueItems: ({ i, j }) => `unique items (${Math.min(i, j)} and ${Math.max(i, j)} are equal)`,
  contains: ({ minContains, maxContains }) =>
    maxContains === undefined
      ? `at least ${counted(minContains, 'item')} of the documented kind`
      : `at least ${minContains} and at most ${counted(maxContains, 'item')} of the documented kind`,
  minProperties: ({ limit }) => `at least ${counted(limit, 'property', 'properties')}`,
  maxProperties: ({ limit }) => `at most ${counted(limit, 'property', 'properties')}`,
  required: () => 'a value (required)',
  dependentRequired: requiredBeside,
  dependencies: requiredBeside,
  additionalProperties: () => 'no undocumented property',
  unevaluatedProperties: () => 'no undocumented property',
  unevaluatedItems: ({ limit }) => `at most ${counted(limit ?? 0, 'item')}`,
  items: ({ limit }) => `at most ${counted(limit ?? 0, 'item')}`,
  not: (_, schema) => `anything but ${showValue(schema)}`,
  'false schema': () => 'nothing (the schema is false)',
};

/** What formats ask for beyond what their name says. */
const FORMATS: Readonly<Record<string, string>> = {
  int32: 'int32 (-2147483648 to 2147483647)',
  int64: 'int64 (-9223372036854775808 to 9223372036854775807)',
};

function requiredBeside({ property }: Params): string {
  return `a value (required beside ${showValue(property)})`;
}

/** What a failed keyword asks for: `at most 100`, `one of "day", "hour"`. */
export function expectation(error: ErrorObject): string {
  const words = EXPECTATIONS[error.keyword];
  return words === undefined ? (error.message ?? error.keyword) : words(error.params, error.schema);
}
