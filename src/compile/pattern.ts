import { SchemaError } from '../errors.ts';

const regExps = new Map<string, RegExp>();

/**
 * The regular expression of a `pattern` (OpenAPI 3.1 §4.8.24.1; ECMA-262 with the flag `u`, JSON
 * Schema core §6.4). One that is only valid without the flag, as APIs do document, is taken without it.
 *
 * @throws {SchemaError} it is no regular expression at all
 */
export function schemaRegExp(pattern: string): RegExp {
  const known = regExps.get(pattern);
  if (known !== undefined) return known;
  const regExp = parse(pattern);
  regExps.set(pattern, regExp);
  return regExp;
}

function parse(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return parseWithoutFlag(pattern);
  }
}

function parseWithoutFlag(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw new SchemaError({
      problem: 'a pattern is no regular expression',
      expected: 'one as ECMA-262 has them',
      received: error instanceof Error ? error.message : pattern,
      cause: error,
    });
  }
}
