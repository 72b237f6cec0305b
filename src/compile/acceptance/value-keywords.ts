import type { Json } from '../../contract/contract.ts';
import { canonical } from '../canonical.ts';
import { formatTest } from '../formats.ts';
import { isBeyondSafe } from '../long-integers.ts';
import { type Test, YES } from './answer.ts';
import { isAnything, isList, isObject, isText, type Keyword, ofAny } from './keyword.ts';

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  number: Number.isFinite,
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
  array: Array.isArray,
  object: isObject,
};

/** Keywords that ask what a value is (JSON Schema Validation §6.1, §7). */
export const VALUE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: ofAny(isType, (clause) => {
    const [first = YES, ...others] = [clause].flat().flatMap((type) => TYPES[type] ?? []);
    if (others.length === 0) return first;
    return (value) => first(value) || others.some((isOfType) => isOfType(value));
  }),
  const: ofAny(isAnything, (clause) => isOneOf([clause])),
  enum: ofAny(isList, isOneOf),
  format: ofAny(isFormat, (clause, _, { assertsFormats }) => {
    return assertsFormats ? formatTest(clause) : YES;
  }),
};

function isType(clause: Json): clause is string | string[] {
  const types = [clause].flat();
  return types.length > 0 && types.every((type) => isText(type) && Object.hasOwn(TYPES, type));
}

/** ajv takes what every object inherits, `toString`, for a format that it knows. */
function isFormat(clause: Json): clause is string {
  return isText(clause) && !(clause in Object.prototype);
}

function isOneOf(clause: Json[]): Test {
  const scalars = new Set<unknown>(clause.filter((value) => !isComposite(value)));
  const texts = new Set(clause.filter(isComposite).map(canonical));
  return (value) => {
    if (isComposite(value)) return texts.size > 0 && texts.has(canonical(value));
    // Which integer a double beyond the safe ones stands for has to be read in the document.
    if (typeof value === 'number' && isBeyondSafe(value)) return undefined;
    return scalars.has(value);
  };
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
