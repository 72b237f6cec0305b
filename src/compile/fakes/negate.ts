import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { createRandom } from '../random.ts';
import { type Type, UNCONSTRAINED } from './constraints.ts';
import { isSchema } from './is-schema.ts';
import type { Exclusion, Negation } from './negation.ts';
import { compilePatternText } from './pattern.ts';
import type { References } from './references.ts';

/**
 * The ways in which a value can break a schema, of which one is enough: each keyword's own
 * (De Morgan). Keywords that can't be negated add none, so that the list may be incomplete.
 */
export function negate(schema: Schema, references: References): Negation[] {
  if (typeof schema === 'boolean') return schema ? [] : [{ schema: true }];
  const target = typeof schema.$ref === 'string' ? references.resolve(schema.$ref) : undefined;
  const negations = target === undefined ? [] : negate(target, references);
  for (const [keyword, value] of Object.entries(schema)) {
    if (!Object.hasOwn(NEGATIONS, keyword)) continue;
    negations.push(...(NEGATIONS[keyword]?.(value, schema) ?? []));
  }
  return negations;
}

const NEGATIONS: Record<string, (value: Json, schema: JsonObject) => Negation[]> = {
  type: negateType,
  const: (value) => [{ schema: true, exclude: { values: [value] } }],
  enum: (value) => [{ schema: true, exclude: { values: list(value) } }],

  minimum: (value) => [of('number', { exclusiveMaximum: value })],
  exclusiveMinimum: (value) => [of('number', { maximum: value })],
  maximum: (value) => [of('number', { exclusiveMinimum: value })],
  exclusiveMaximum: (value) => [of('number', { minimum: value })],
  multipleOf: (value) => [of('number', {}, { multipleOf: numberOf(value, 1) })],

  minLength: (value) => below('string', 'maxLength', value),
  maxLength: (value) => above('string', 'minLength', value),
  pattern: (value) => [of('string', {}, { pattern: String(value) })],
  format: (value) => [of('string', {}, { format: String(value) })],

  required: (value) => list(value).map((name) => without(String(name))),
  properties: (value) => entries(value).map(([name, inner]) => withOther(name, inner)),
  patternProperties: (value) =>
    entries(value).map(([pattern, inner]) => withOther(nameMatching(pattern), inner)),
  additionalProperties: (value) => [withOther('extra', value)],
  propertyNames: (value) => [of('object', { minProperties: 1, propertyNames: { not: value } })],
  minProperties: (value) => below('object', 'maxProperties', value),
  maxProperties: (value) => above('object', 'minProperties', value),
  dependentRequired: (value) =>
    entries(value).flatMap(([name, needed]) =>
      list(needed).map((missing) =>
        withProperty(name, { properties: { [String(missing)]: false } }),
      ),
    ),
  dependentSchemas: (value) =>
    entries(value).map(([name, inner]) => withProperty(name, { not: inner })),

  items: (value, { prefixItems }) => [itemAt(list(prefixItems).length, { not: value })],
  prefixItems: (value) => list(value).map((inner, index) => itemAt(index, { not: inner })),
  contains: negateContains,
  minItems: (value) => below('array', 'maxItems', value),
  maxItems: (value) => above('array', 'minItems', value),
  uniqueItems: (value) => (value === true ? [of('array', {}, { uniqueItems: true })] : []),

  not: (value) => (isSchema(value) ? [{ schema: value }] : []),
  allOf: (value) => list(value).map((inner) => ({ schema: { not: inner } })),
  anyOf: (value) => [noneOf(value)],
  oneOf: (value) => [
    noneOf(value),
    ...pairs(list(value)).map((two) => ({ schema: { allOf: two } })),
  ],
  if: (condition, { then: consequence = true, else: alternative = true }) => [
    { schema: { allOf: [condition, { not: consequence }] } },
    { schema: { allOf: [{ not: condition }, { not: alternative }] } },
  ],
};

function negateType(value: Json): Negation[] {
  const names = Array.isArray(value) ? value : [value];
  // An integer is a number, so that numbers are left where integers are excluded.
  const excluded = names.includes('integer') ? [...names, 'number'] : names;
  const others = [...UNCONSTRAINED.types].filter((type) => !excluded.includes(type));
  const hasFractions = names.includes('integer') && !names.includes('number');
  return [
    { schema: { type: others } },
    ...(hasFractions ? [of('number', {}, { integers: true })] : []),
  ];
}

function negateContains(value: Json, { minContains, maxContains }: JsonObject): Negation[] {
  const negations: Negation[] = [];
  const min = numberOf(minContains, 1);
  if (min === 1) negations.push(of('array', { items: { not: value } }));
  if (min > 1)
    negations.push(of('array', { contains: value, minContains: 0, maxContains: min - 1 }));
  if (typeof maxContains === 'number') {
    negations.push(of('array', { contains: value, minContains: maxContains + 1 }));
  }
  return negations;
}

/** A value of a type that has keywords of its own. */
function of(type: Type, keywords: JsonObject, exclude: Exclusion = {}): Negation {
  return { schema: { type, ...keywords }, exclude };
}

function below(type: Type, maximum: string, value: Json): Negation[] {
  const limit = numberOf(value, 0);
  return limit > 0 ? [of(type, { [maximum]: limit - 1 })] : [];
}

function above(type: Type, minimum: string, value: Json): Negation[] {
  return [of(type, { [minimum]: numberOf(value, 0) + 1 })];
}

function without(name: string): Negation {
  return { ...of('object', { properties: { [name]: false } }), forbids: name };
}

function withProperty(name: string, keywords: JsonObject): Negation {
  return { ...of('object', { required: [name], ...keywords }), requires: name };
}

function withOther(name: string, schema: Json): Negation {
  return withProperty(name, { properties: { [name]: { not: schema } } });
}

function nameMatching(pattern: string): string {
  return compilePatternText([pattern], 1, 40).make(createRandom(pattern));
}

function itemAt(index: number, schema: JsonObject): Negation {
  const before = Array.from({ length: index }, () => true);
  return of('array', { prefixItems: [...before, schema], minItems: index + 1 });
}

function noneOf(branches: Json): Negation {
  return { schema: { allOf: list(branches).map((inner) => ({ not: inner })) } };
}

function pairs(branches: readonly Json[]): Json[][] {
  return branches.flatMap((left, index) =>
    branches.slice(index + 1).map((right): Json[] => [left, right]),
  );
}

function numberOf(value: Json | undefined, absent: number): number {
  return typeof value === 'number' ? value : absent;
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function entries(value: Json): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
