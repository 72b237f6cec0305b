import type { Json, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { codePointsIn } from '../code-points.ts';
import { isMultiple } from '../multiple-of.ts';
import { schemaRegExp } from '../pattern.ts';
import type { Constraints, Type } from './constraints.ts';
import { equal } from './equal.ts';
import { itemSchemas } from './item-rules.ts';
import { propertySchemas, whereMoreIsAsked } from './property-rules.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Tells whether some value satisfies several schemas together. */
export type Possible = (schemas: readonly Schema[]) => boolean;

/**
 * Refuses constraints that contradict each other, as far as bounds, enums and required properties
 * tell without making a value. `possible` is asked about what is inside.
 * @param before the constraints that they were put together from: properties of which nothing more is
 *   asked than they did are passed over.
 * @throws Unsatisfiable
 */
export function assertSatisfiable(
  constraints: Constraints,
  before: Constraints,
  possible: Possible,
): void {
  if (constraints.values !== undefined) {
    if (constraints.values.some((value) => admits(constraints, value, possible))) return;
    throw new Unsatisfiable('no value of the enum satisfies the constraints beside it');
  }
  const reasons: string[] = [];
  for (const type of constraints.types) {
    const reason = contradiction(type, constraints, before, possible);
    if (reason === undefined) return;
    reasons.push(reason);
  }
  throw new Unsatisfiable(reasons.join('; '));
}

/** Whether the constraints allow a value. */
export function admits(constraints: Constraints, value: Json, possible: Possible): boolean {
  if (!constraints.types.has(typeOf(value))) return false;
  if (constraints.excluded.some((excluded) => equal(excluded, value))) return false;
  if (typeof value === 'number') return admitsNumber(constraints, value);
  if (typeof value === 'string') return admitsString(constraints, value);
  if (Array.isArray(value)) return admitsArray(constraints, value, possible);
  if (isJsonObject(value)) return admitsObject(constraints, value, possible);
  return true;
}

/** Whether a number keeps to the bounds, multiples and exclusions. */
export function admitsNumber(constraints: Constraints, value: number): boolean {
  const { minimum, maximum, multiples, excludedMultiples, excluded } = constraints;
  if (constraints.integer && !Number.isInteger(value)) return false;
  if (constraints.fractional && Number.isInteger(value)) return false;
  if (minimum !== undefined) {
    if (minimum.exclusive ? value <= minimum.value : value < minimum.value) return false;
  }
  if (maximum !== undefined) {
    if (maximum.exclusive ? value >= maximum.value : value > maximum.value) return false;
  }
  return (
    multiples.every((multiple) => isMultiple(value, multiple)) &&
    !excludedMultiples.some((multiple) => isMultiple(value, multiple)) &&
    !excluded.includes(value)
  );
}

/** Whether a text keeps to the lengths, counted in code points, the patterns and exclusions. */
export function admitsString(constraints: Constraints, value: string): boolean {
  const { minLength, maxLength, patterns, excludedPatterns, excluded } = constraints;
  const length = codePointsIn(value);
  return (
    length >= minLength &&
    length <= maxLength &&
    patterns.every((pattern) => schemaRegExp(pattern).test(value)) &&
    !excludedPatterns.some((pattern) => schemaRegExp(pattern).test(value)) &&
    !excluded.includes(value)
  );
}

function admitsArray(constraints: Constraints, value: Json[], possible: Possible): boolean {
  const { minItems, maxItems, uniqueItems } = constraints;
  if (value.length < minItems || value.length > maxItems) return false;
  if (
    uniqueItems &&
    value.some((item, i) => value.slice(0, i).some((other) => equal(item, other)))
  ) {
    return false;
  }
  const fits = (schemas: readonly Schema[], item: Json) => possible([...schemas, { const: item }]);
  if (!value.every((item, index) => fits(itemSchemas(constraints, index), item))) return false;
  return constraints.contains.every(({ schema, min, max }) => {
    const matching = value.filter((item) => fits([schema], item)).length;
    return matching >= min && matching <= max;
  });
}

function admitsObject(
  constraints: Constraints,
  value: { [key: string]: Json },
  possible: Possible,
): boolean {
  const names = Object.keys(value);
  const { minProperties, maxProperties, required, propertyNames } = constraints;
  if (names.length < minProperties || names.length > maxProperties) return false;
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    names.every((name) =>
      possible([...propertySchemas(constraints, name), { const: value[name] as Json }]),
    ) &&
    names.every((name) => possible([...propertyNames, { const: name }]))
  );
}

/** Why no value of a type satisfies the constraints, or `undefined` where one may. */
function contradiction(
  type: Type,
  constraints: Constraints,
  before: Constraints,
  possible: Possible,
): string | undefined {
  switch (type) {
    case 'null':
      return constraints.excluded.includes(null) ? 'null is excluded' : undefined;
    case 'boolean':
      return [true, false].every((value) => constraints.excluded.includes(value))
        ? 'both booleans are excluded'
        : undefined;
    case 'number':
      return numberContradiction(constraints);
    case 'string':
      return above('minLength', constraints.minLength, 'maxLength', constraints.maxLength);
    case 'array':
      return above('minItems', constraints.minItems, 'maxItems', constraints.maxItems);
    case 'object':
      return objectContradiction(constraints, before, possible);
  }
}

/** Why no number satisfies the constraints, or `undefined` where one may. */
export function numberContradiction({ minimum, maximum, integer, fractional }: Constraints) {
  if (integer && fractional) return 'integers are both required and excluded';
  if (minimum === undefined || maximum === undefined) return undefined;
  if (minimum.value < maximum.value) return undefined;
  if (minimum.value === maximum.value && !minimum.exclusive && !maximum.exclusive) return undefined;
  return `the minimum ${minimum.value} leaves nothing up to the maximum ${maximum.value}`;
}

function objectContradiction(
  constraints: Constraints,
  before: Constraints,
  possible: Possible,
): string | undefined {
  const { required, minProperties, maxProperties } = constraints;
  const needed = Math.max(required.length, minProperties);
  if (needed > maxProperties) {
    return `${needed} properties are required, maxProperties is ${maxProperties}`;
  }
  const isMoreAsked = whereMoreIsAsked(constraints, before);
  const name = required.find(
    (candidate) => isMoreAsked(candidate) && !possible(propertySchemas(constraints, candidate)),
  );
  return name === undefined ? undefined : `no value is allowed for the required property ${name}`;
}

function above(low: string, min: number, high: string, max: number): string | undefined {
  return min > max ? `${low} ${min} is greater than ${high} ${max}` : undefined;
}

function typeOf(value: Json): Type {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Type;
}
