import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { createRandom } from '../random.ts';
import {
  type Constraints,
  type Draft,
  isNamed,
  UNCONSTRAINED,
  Unsatisfiable,
} from './constraints.ts';
import { isSchema } from './merge.ts';
import { compilePatternText } from './pattern.ts';
import type { References } from './references.ts';

/** One way to break a schema: what must hold, and what JSON Schema has no keyword for. */
export interface Negation {
  readonly schema: Schema;
  readonly exclude?: Exclusion;
  /** The property that must not, or must, be there for it. */
  readonly forbids?: string;
  readonly requires?: string;
}

interface Exclusion {
  readonly values?: readonly Json[];
  readonly multipleOf?: number;
  readonly integers?: true;
  readonly pattern?: string;
  readonly format?: string;
  readonly uniqueItems?: true;
}

/**
 * The ways in which a value can break a schema, of which one is enough: each keyword's own
 * (De Morgan). Keywords that can't be negated add none, so that the list may be incomplete.
 */
export function negate(schema: Schema, references: References): Negation[] {
  if (typeof schema === 'boolean') return schema ? [] : [{ schema: true }];
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const target = references.resolve(schema, $ref);
    if (target !== undefined) return [...negate(target, references), ...negateKeywords(schema)];
  }
  return negateKeywords(schema);
}

/** Adds what a negation excludes beyond its schema. @throws Unsatisfiable where nothing is left. */
export function exclude(constraints: Constraints, exclusion: Exclusion = {}): Constraints {
  const draft: Draft = { ...constraints };
  const { values, multipleOf, integers, pattern, format, uniqueItems } = exclusion;
  if (values !== undefined) draft.excluded = [...draft.excluded, ...values];
  if (multipleOf !== undefined) draft.excludedMultiples = [...draft.excludedMultiples, multipleOf];
  if (pattern !== undefined) draft.excludedPatterns = [...draft.excludedPatterns, pattern];
  if (integers) draft.fractional = true;
  if (uniqueItems) draft.repeatedItems = true;
  if (format !== undefined && format === draft.format) {
    throw new Unsatisfiable(`format ${format} is both required and excluded`);
  }
  return draft;
}

/** What a negation changes: nothing that is declared, a declared value, or what is declared at all. */
export function costOf({ forbids, requires }: Negation, constraints: Constraints): number {
  if (forbids !== undefined) return isNamed(constraints, forbids) ? 2 : 0;
  if (requires !== undefined) return isNamed(constraints, requires) ? 1 : 3;
  return 1;
}

function negateKeywords(schema: JsonObject): Negation[] {
  return Object.entries(schema).flatMap(([keyword, value]) =>
    Object.hasOwn(NEGATIONS, keyword) ? (NEGATIONS[keyword]?.(value, schema) ?? []) : [],
  );
}

const NEGATIONS: Record<string, (value: Json, schema: JsonObject) => Negation[]> = {
  type(value) {
    const names = Array.isArray(value) ? value : [value];
    const others = [...UNCONSTRAINED.types].filter((type) => !names.includes(type));
    if (!names.includes('integer')) return [{ schema: { type: others } }];
    const fractional: Negation = { schema: { type: 'number' }, exclude: { integers: true } };
    const rest = others.filter((type) => type !== 'number');
    return [{ schema: { type: rest } }, ...(names.includes('number') ? [] : [fractional])];
  },
  const: (value) => [{ schema: true, exclude: { values: [value] } }],
  enum: (value) => [{ schema: true, exclude: { values: list(value) } }],

  minimum: (value) => [{ schema: { type: 'number', exclusiveMaximum: value } }],
  exclusiveMinimum: (value) => [{ schema: { type: 'number', maximum: value } }],
  maximum: (value) => [{ schema: { type: 'number', exclusiveMinimum: value } }],
  exclusiveMaximum: (value) => [{ schema: { type: 'number', minimum: value } }],
  multipleOf: (value) => [
    { schema: { type: 'number' }, exclude: { multipleOf: numberOf(value, 1) } },
  ],

  minLength: (value) => below('string', 'maxLength', value),
  maxLength: (value) => [{ schema: { type: 'string', minLength: numberOf(value, 0) + 1 } }],
  pattern: (value) => [{ schema: { type: 'string' }, exclude: { pattern: String(value) } }],
  format: (value) => [{ schema: { type: 'string' }, exclude: { format: String(value) } }],

  required: (value) =>
    list(value).map((item) => {
      const name = String(item);
      return { schema: { type: 'object', properties: { [name]: false } }, forbids: name };
    }),
  properties: (value) =>
    Object.entries(isJsonObject(value) ? value : {}).map(([name, inner]) => property(name, inner)),
  patternProperties: (value) =>
    Object.entries(isJsonObject(value) ? value : {}).map(([pattern, inner]) =>
      property(compilePatternText([pattern], 1, 40)(createRandom(pattern)), inner),
    ),
  additionalProperties: (value) => [property('extra', value)],
  propertyNames: (value) => [
    { schema: { type: 'object', minProperties: 1, propertyNames: { not: value } } },
  ],
  minProperties: (value) => below('object', 'maxProperties', value),
  maxProperties: (value) => [{ schema: { type: 'object', minProperties: numberOf(value, 0) + 1 } }],
  dependentRequired: (value) =>
    Object.entries(isJsonObject(value) ? value : {}).flatMap(([name, needed]) =>
      list(needed).map((item) => ({
        schema: { type: 'object', required: [name], properties: { [String(item)]: false } },
        requires: name,
      })),
    ),
  dependentSchemas: (value) =>
    Object.entries(isJsonObject(value) ? value : {}).map(([name, inner]) => ({
      schema: { type: 'object', required: [name], not: inner },
      requires: name,
    })),

  items(value, { prefixItems }) {
    const before = list(prefixItems ?? []).map(() => true);
    return [
      {
        schema: {
          type: 'array',
          prefixItems: [...before, { not: value }],
          minItems: before.length + 1,
        },
      },
    ];
  },
  prefixItems: (value) =>
    list(value).map((inner, index) => ({
      schema: {
        type: 'array',
        prefixItems: [
          ...list(value)
            .slice(0, index)
            .map(() => true),
          { not: inner },
        ],
        minItems: index + 1,
      },
    })),
  contains(value, { minContains, maxContains }) {
    const negations: Negation[] = [];
    const min = numberOf(minContains, 1);
    if (min === 1) negations.push({ schema: { type: 'array', items: { not: value } } });
    if (min > 1) {
      const schema = { type: 'array', contains: value, minContains: 0, maxContains: min - 1 };
      negations.push({ schema });
    }
    if (typeof maxContains === 'number') {
      const schema = { type: 'array', contains: value, minContains: maxContains + 1 };
      negations.push({ schema });
    }
    return negations;
  },
  minItems: (value) => below('array', 'maxItems', value),
  maxItems: (value) => [{ schema: { type: 'array', minItems: numberOf(value, 0) + 1 } }],
  uniqueItems: (value) =>
    value === true ? [{ schema: { type: 'array' }, exclude: { uniqueItems: true } }] : [],

  not: (value) => (isSchema(value) ? [{ schema: value }] : []),
  allOf: (value) => list(value).map((inner) => ({ schema: { not: inner } })),
  anyOf: (value) => [{ schema: noneOf(value) }],
  oneOf(value) {
    const branches = list(value);
    const pairs = branches.flatMap((left, index) =>
      branches.slice(index + 1).map((right) => ({ schema: { allOf: [left, right] } })),
    );
    return [{ schema: noneOf(value) }, ...pairs];
  },
  if: (condition, schema) => [
    { schema: { allOf: [condition, { not: schema.then ?? true }] } },
    { schema: { allOf: [{ not: condition }, { not: schema.else ?? true }] } },
  ],
};

function noneOf(value: Json): JsonObject {
  return { allOf: list(value).map((inner) => ({ not: inner })) };
}

function property(name: string, inner: Json): Negation {
  const schema = { type: 'object', required: [name], properties: { [name]: { not: inner } } };
  return { schema, requires: name };
}

function below(type: string, keyword: string, value: Json): Negation[] {
  const limit = numberOf(value, 0);
  return limit > 0 ? [{ schema: { type, [keyword]: limit - 1 } }] : [];
}

function numberOf(value: Json | undefined, absent: number): number {
  return typeof value === 'number' ? value : absent;
}

function list(value: Json): Json[] {
  return Array.isArray(value) ? value : [];
}
