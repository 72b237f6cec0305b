import { type Constraints, type Type, UNCONSTRAINED } from './constraints.ts';
import type { Place } from './fake.ts';
import { TEXT_NAMES } from './names.ts';
import { EPOCH_NAME, numberNamed } from './number-names.ts';

/**
 * The types that a value may have, the likeliest first and null last. Where no schema names a type,
 * the other keywords, then the property's name tell which one is meant.
 */
export function typesInOrder(constraints: Constraints, place: Place): Type[] {
  const { types, typed } = constraints;
  const order = typed ? ANY : [...likelyTypes(constraints, place), ...ANY];
  return [...new Set(order)].filter((type) => types.has(type));
}

const ANY: readonly Type[] = ['string', 'object', 'array', 'number', 'boolean', 'null'];

function likelyTypes(constraints: Constraints, place: Place): Type[] {
  const told = LIKELY.filter(([, tells]) => tells(constraints)).map(([type]) => type);
  return [...told, isNumberName(place) ? 'number' : 'string'];
}

const LIKELY: readonly (readonly [Type, (constraints: Constraints) => boolean])[] = [
  [
    'object',
    ({ propertyRules, propertyNames, required, minProperties, maxProperties }) =>
      propertyRules.length + propertyNames.length + required.length + minProperties > 0 ||
      maxProperties < UNCONSTRAINED.maxProperties,
  ],
  [
    'array',
    ({ itemRules, contains, minItems, maxItems, uniqueItems }) =>
      itemRules.length + contains.length + minItems > 0 ||
      maxItems < UNCONSTRAINED.maxItems ||
      uniqueItems,
  ],
  [
    'string',
    ({ patterns, minLength, maxLength, format }) =>
      patterns.length + minLength > 0 ||
      maxLength < UNCONSTRAINED.maxLength ||
      (format !== undefined && !NUMBER_FORMATS.has(format)),
  ],
  [
    'number',
    ({ minimum, maximum, multiples, format }) =>
      minimum !== undefined ||
      maximum !== undefined ||
      multiples.length > 0 ||
      (format !== undefined && NUMBER_FORMATS.has(format)),
  ],
];

const NUMBER_FORMATS = new Set(['int32', 'int64', 'float', 'double']);

function isNumberName({ words, owner }: Place): boolean {
  if (TEXT_NAMES.some(({ name }) => name.test(words))) return false;
  return EPOCH_NAME.test(words) || numberNamed(words, owner) !== undefined;
}
