import { isAtLeastLong, isAtMostLong } from '../../../src/compile/code-points.ts';
import { assume } from './doubts.ts';
import { fails, type Keyword } from './schema.ts';
import { isNumber } from './values.ts';

/** What tells whether a text matches. */
export interface Pattern {
  readonly source: string;
  readonly test: (text: string) => boolean;
}

/** A pattern. Schemas are written without the flag `u` at times: then so is their pattern read. */
export function regExp(source: string, flags = ''): Pattern {
  const expression = new RegExp(source, flags);
  return { source, test: (text) => expression.test(text) };
}

/** A pattern that is no regular expression: whether a text matches can't be told. */
export function noRegExp(source: string, why: string): Pattern {
  return { source, test: (text) => assume(source, text, why) };
}

/** `pattern` (JSON Schema Validation §6.3.3). */
export function pattern({ source, test }: Pattern): Keyword {
  return {
    holds: (value, at) =>
      typeof value !== 'string' ||
      test(value) ||
      fails(at, { keyword: 'pattern', value, params: { pattern: source } }),
  };
}

/** `format` (§7), of texts. */
export function format(name: string, isOf: (text: string) => boolean): Keyword {
  return {
    holds: (value, at) =>
      typeof value !== 'string' ||
      isOf(value) ||
      fails(at, { keyword: 'format', value, params: { format: name } }),
  };
}

/** `format`, of numbers. */
export function numberFormat(name: string, isOf: (number: number) => boolean): Keyword {
  return {
    holds: (value, at) =>
      !isNumber(value) ||
      isOf(value) ||
      fails(at, { keyword: 'format', value, params: { format: name } }),
  };
}

/** `minLength` (§6.3.2), in characters. */
export function minLength(limit: number): Keyword {
  return {
    holds: (value, at) =>
      typeof value !== 'string' ||
      isAtLeastLong(value, limit) ||
      fails(at, { keyword: 'minLength', value, params: { limit } }),
  };
}

/** `maxLength` (§6.3.1), in characters. */
export function maxLength(limit: number): Keyword {
  return {
    holds: (value, at) =>
      typeof value !== 'string' ||
      isAtMostLong(value, limit) ||
      fails(at, { keyword: 'maxLength', value, params: { limit } }),
  };
}
