import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { schemaRegExp } from '../pattern.ts';
import {
  type Bound,
  type Constraints,
  type Draft,
  type Type,
  Unsatisfiable,
} from './constraints.ts';
import { equal } from './equal.ts';

/**
 * Adds the keywords of one schema object to what has been gathered so far: types and enums are
 * intersected, bounds tightened, requirements united (JSON Schema validation §6). References and the
 * keywords that choose among schemas are left to `alternatives`. A malformed keyword says nothing.
 * @throws Unsatisfiable where no type or no enumerated value is left.
 */
export function merge(constraints: Constraints, schema: JsonObject): Constraints {
  const draft: Draft = { ...constraints, sources: [...constraints.sources, schema] };
  for (const keyword in schema) {
    if (Object.hasOwn(KEYWORDS, keyword))
      KEYWORDS[keyword]?.(draft, schema[keyword] as Json, schema);
  }
  if (PROPERTY_KEYWORDS.some((keyword) => Object.hasOwn(schema, keyword))) {
    draft.propertyRules = [...draft.propertyRules, propertyRule(schema)];
  }
  if (Array.isArray(schema.prefixItems) || isSchema(schema.items)) {
    draft.itemRules = [...draft.itemRules, itemRule(schema)];
  }
  return draft;
}

/** Whether a value is a JSON Schema at all: an object or a boolean. */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isJsonObject(value);
}

const PROPERTY_KEYWORDS = ['properties', 'patternProperties', 'additionalProperties'];

const KEYWORDS: Record<string, (draft: Draft, value: Json, schema: JsonObject) => void> = {
  type(draft, value, schema) {
    const names = Array.isArray(value) ? value : [value];
    const allowed = new Set(names.map((name) => (name === 'integer' ? 'number' : name)));
    const types = [...draft.types].filter((type) => allowed.has(type));
    if (types.length === 0) {
      throw new Unsatisfiable(
        `type ${names.join(' or ')} contradicts the types allowed beside it`,
        schema,
      );
    }
    draft.types = new Set<Type>(types);
    draft.typed = true;
    if (names.includes('integer') && !names.includes('number')) draft.integer = true;
  },
  const: (draft, value, schema) => keepValues(draft, [value], schema),
  enum(draft, value, schema) {
    if (Array.isArray(value)) keepValues(draft, value, schema);
  },

  minimum: (draft, value) => raise(draft, value, false),
  exclusiveMinimum: (draft, value) => raise(draft, value, true),
  maximum: (draft, value) => lower(draft, value, false),
  exclusiveMaximum: (draft, value) => lower(draft, value, true),
  multipleOf(draft, value) {
    if (typeof value === 'number' && value > 0) draft.multiples = [...draft.multiples, value];
  },

  minLength(draft, value) {
    draft.minLength = Math.max(draft.minLength, count(value, 0));
  },
  maxLength(draft, value) {
    draft.maxLength = Math.min(draft.maxLength, count(value, Number.POSITIVE_INFINITY));
  },
  pattern(draft, value) {
    if (typeof value === 'string') draft.patterns = [...draft.patterns, value];
  },
  format(draft, value) {
    if (typeof value === 'string') draft.format = value;
  },
  contentEncoding(draft, value) {
    if (value === 'base64') draft.format = 'byte';
  },

  required(draft, value) {
    if (Array.isArray(value)) draft.required = union(draft.required, value.filter(isString));
  },
  propertyNames(draft, value) {
    if (isSchema(value)) draft.propertyNames = [...draft.propertyNames, value];
  },
  minProperties(draft, value) {
    draft.minProperties = Math.max(draft.minProperties, count(value, 0));
  },
  maxProperties(draft, value) {
    draft.maxProperties = Math.min(draft.maxProperties, count(value, Number.POSITIVE_INFINITY));
  },

  minItems(draft, value) {
    draft.minItems = Math.max(draft.minItems, count(value, 0));
  },
  maxItems(draft, value) {
    draft.maxItems = Math.min(draft.maxItems, count(value, Number.POSITIVE_INFINITY));
  },
  uniqueItems(draft, value) {
    draft.uniqueItems ||= value === true;
  },
  contains(draft, value, schema) {
    if (!isSchema(value)) return;
    const min = count(schema.minContains, 1);
    const max = count(schema.maxContains, Number.POSITIVE_INFINITY);
    draft.contains = [...draft.contains, { schema: value, min, max }];
  },

  'x-faker'(draft, value) {
    draft.faker = value;
  },
  description(draft, value) {
    if (typeof value === 'string' && draft.description === '') draft.description = value;
  },
  examples(draft, value) {
    if (Array.isArray(value)) draft.examples = [...draft.examples, ...value];
  },
  example(draft, value) {
    draft.examples = [...draft.examples, value];
  },
  default(draft, value) {
    draft.examples = [...draft.examples, value];
  },
};

function keepValues(draft: Draft, values: readonly Json[], schema: JsonObject): void {
  draft.values = (draft.values ?? values).filter((kept) =>
    values.some((value) => equal(kept, value)),
  );
  if (draft.values.length === 0) {
    throw new Unsatisfiable('no value of the enum is left', schema);
  }
}

function raise(draft: Draft, value: Json, exclusive: boolean): void {
  if (typeof value !== 'number') return;
  const bound: Bound = { value, exclusive };
  const { minimum } = draft;
  if (minimum === undefined || value > minimum.value || (value === minimum.value && exclusive)) {
    draft.minimum = bound;
  }
}

function lower(draft: Draft, value: Json, exclusive: boolean): void {
  if (typeof value !== 'number') return;
  const bound: Bound = { value, exclusive };
  const { maximum } = draft;
  if (maximum === undefined || value < maximum.value || (value === maximum.value && exclusive)) {
    draft.maximum = bound;
  }
}

function propertyRule(schema: JsonObject): Constraints['propertyRules'][number] {
  const { properties, patternProperties, additionalProperties } = schema;
  const patterns = isJsonObject(patternProperties) ? Object.entries(patternProperties) : [];
  return {
    properties: isJsonObject(properties) ? properties : {},
    patterns: patterns.flatMap(([pattern, inner]) =>
      isSchema(inner) ? [{ regExp: schemaRegExp(pattern), schema: inner }] : [],
    ),
    ...(isSchema(additionalProperties) && { additional: additionalProperties }),
  };
}

function itemRule({ prefixItems, items }: JsonObject): Constraints['itemRules'][number] {
  return {
    prefix: Array.isArray(prefixItems) ? prefixItems.filter(isSchema) : [],
    ...(isSchema(items) && { rest: items }),
  };
}

function count(value: Json | undefined, absent: number): number {
  return typeof value === 'number' ? value : absent;
}

function isString(value: Json): value is string {
  return typeof value === 'string';
}

function union(left: readonly string[], right: readonly string[]): string[] {
  return [...new Set([...left, ...right])];
}
