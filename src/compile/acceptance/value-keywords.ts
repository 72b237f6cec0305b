import type { Json } from '../../contract/contract.ts';
import { formatTest } from '../formats.ts';
import { equalsOneOf, IS_OF_TYPE } from '../json-values.ts';
import { isBeyondSafe } from '../long-integers.ts';
import { type Test, YES } from './answer.ts';
import { isAnything, isList, isText, type Keyword, ofAny } from './keyword.ts';

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = IS_OF_TYPE;

/** Keywords that ask what a value is (JSON Schema Validation §6.1, §7). */
export const VALUE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: ofAny(isType, (clause) => {
    if (isText(clause)) return TYPES[clause] ?? YES;
    const [first = YES, ...others] = clause.flatMap((type) => TYPES[type] ?? []);
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
  return isList(clause) ? clause.length > 0 && clause.every(isTypeName) : isTypeName(clause);
}

function isTypeName(clause: Json): clause is string {
  return isText(clause) && Object.hasOwn(TYPES, clause);
}

/** ajv takes what every object inherits, `toString`, for a format that it knows. */
function isFormat(clause: Json): clause is string {
  return isText(clause) && !(clause in Object.prototype);
}

function isOneOf(clause: Json[]): Test {
  const equals = equalsOneOf(clause);
  // Which integer a double beyond the safe ones stands for has to be read in the document.
  return (value) => (typeof value === 'number' && isBeyondSafe(value) ? undefined : equals(value));
}
