import type { Fault } from '../request/refusal.ts';
import { conventions } from './error-codes.ts';

/** By the keyword that is broken, what APIs call the kind of the fault in code, the likeliest first. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['required', 'required missing missing_field missing_required_field blank invalid'],
  ['dependentRequired', 'required missing missing_field missing_required_field blank invalid'],
  ['type', 'invalid_type type_error type invalid'],
  ['style', 'invalid_type type_error type invalid'],
  ['enum', 'invalid_value invalid_enum_value invalid_choice not_allowed inclusion enum invalid'],
  ['const', 'invalid_value not_allowed inclusion const invalid'],
  ['format', 'invalid_format format invalid_string invalid'],
  ['pattern', 'invalid_format pattern invalid_string invalid'],
  ['minLength', 'too_short min_length too_small invalid_length invalid'],
  ['maxLength', 'too_long max_length too_big invalid_length invalid'],
  ['minimum', 'too_small too_low minimum min out_of_range invalid'],
  ['exclusiveMinimum', 'too_small too_low minimum min out_of_range invalid'],
  ['maximum', 'too_large too_big too_high maximum max out_of_range invalid'],
  ['exclusiveMaximum', 'too_large too_big too_high maximum max out_of_range invalid'],
  ['multipleOf', 'not_multiple_of multiple_of invalid'],
  ['minItems', 'too_few too_small too_short min_items invalid'],
  ['maxItems', 'too_many too_big too_long max_items invalid'],
  ['uniqueItems', 'not_unique duplicate unique invalid'],
  ['additionalProperties', 'unknown_field unrecognized_keys unexpected not_allowed invalid'],
  ['unevaluatedProperties', 'unknown_field unrecognized_keys unexpected not_allowed invalid'],
]);

/** The same in FastAPI, by what its validation calls them (Pydantic 2, "Validation Errors"). */
const PYDANTIC: ReadonlyMap<string, string> = new Map([
  ['required', 'missing'],
  ['dependentRequired', 'missing'],
  ['enum', 'enum'],
  ['const', 'literal_error'],
  ['pattern', 'string_pattern_mismatch'],
  ['minLength', 'string_too_short'],
  ['maxLength', 'string_too_long'],
  ['minimum', 'greater_than_equal'],
  ['exclusiveMinimum', 'greater_than'],
  ['maximum', 'less_than_equal'],
  ['exclusiveMaximum', 'less_than'],
  ['multipleOf', 'multiple_of'],
  ['minItems', 'too_short'],
  ['maxItems', 'too_long'],
  ['additionalProperties', 'extra_forbidden'],
  ['unevaluatedProperties', 'extra_forbidden'],
]);

/** How Pydantic's kinds of a wrong type begin, by the type that was expected. */
const PYDANTIC_TYPES: ReadonlyMap<string, string> = new Map([
  ['integer', 'int'],
  ['number', 'float'],
  ['boolean', 'bool'],
  ['string', 'string'],
  ['array', 'list'],
  ['object', 'dict'],
]);

/** The codes that name the kind of a fault, by the keyword that is broken, the likeliest first. */
export function kindCodes(keyword: string): readonly string[] {
  const words = WORDS.get(keyword) ?? 'invalid invalid_value';
  return words.split(' ').flatMap(conventions);
}

/** What FastAPI calls the kind of a fault. */
export function pydanticKind({ keyword = '', expected = '', value }: Fault): string {
  const known = PYDANTIC.get(keyword);
  if (known !== undefined) return known;
  const type = PYDANTIC_TYPES.get(expected);
  if (keyword !== 'type' || type === undefined) return 'value_error';
  // Of a text, numbers and booleans are read.
  const isParsed = typeof value === 'string' && ['int', 'float', 'bool'].includes(type);
  return isParsed ? `${type}_parsing` : `${type}_type`;
}
