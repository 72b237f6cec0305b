import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJson } from '../../http/media-type.ts';
import type { Constraints, Draft, Type } from './constraints.ts';
import { equal } from './equal.ts';
import { JSON_BYTES, JSON_TEXT } from './format.ts';
import { isSchema } from './is-schema.ts';
import { itemRule } from './item-rules.ts';
import { propertyRule } from './property-rules.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/**
 * Adds the keywords of one schema object to what has been gathered so far: types and enums are
 * intersected, bounds tightened, requirements united (JSON Schema validation §6). References and the
 * keywords that choose among schemas are left to `alternatives`. A malformed keyword says nothing.
 * @throws Unsatisfiable where no type or no enumerated value is left.
 */
export function merge(constraints: Constraints, schema: JsonObject): Constraints {
  const draft: Draft = { ...constraints, sources: [...constraints.sources, schema] };
  for (const keyword in schema) {
    const value = schema[keyword] as Json;
    if (Object.hasOwn(KEYWORDS, keyword)) KEYWORDS[keyword]?.(draft, value, schema);
  }
  const properties = propertyRule(schema);
  if (properties !== undefined) draft.propertyRules = [...draft.propertyRules, properties];
  const items = itemRule(schema);
  if (items !== undefined) draft.itemRules = [...draft.itemRules, items];
  return draft;
}

/** The encodings of texts that are known, and none (JSON Schema validation §8.3). */
const ENCODINGS = ['utf8', 'base64', 'base64url'] as const;

const KEYWORDS: Record<string, (draft: Draft, value: Json, schema: JsonObject) => void> = {
  type(draft, value, schema) {
    const names = Array.isArray(value) ? value : [value];
    const allowed = new Set(names.map((name) => (name === 'integer' ? 'number' : name)));
    const types = [...draft.types].filter((type) => allowed.has(type));
    if (types.length === 0) {
      const reason = `type ${names.join(' or ')} contradicts the types allowed beside it`;
      throw new Unsatisfiable(reason, schema);
    }
    draft.types = new Set<Type>(types);
    draft.typed = true;
    if (names.includes('integer') && !names.includes('number')) draft.integer = true;
  },
  const: (draft, value, schema) => keepValues(draft, [value], schema),
  enum(draft, value, schema) {
    if (Array.isArray(value)) keepValues(draft, value, schema);
  },

  minimum: (draft, value) => raiseMinimum(draft, value, false),
  exclusiveMinimum: (draft, value) => raiseMinimum(draft, value, true),
  maximum: (draft, value) => lowerMaximum(draft, value, false),
  exclusiveMaximum: (draft, value) => lowerMaximum(draft, value, true),
  multipleOf(draft, value) {
    if (typeof value === 'number' && value > 0) draft.multiples = [...draft.multiples, value];
  },

  minLength: (draft, value) => raise(draft, 'minLength', value),
  maxLength: (draft, value) => lower(draft, 'maxLength', value),
  pattern(draft, value) {
    if (typeof value === 'string') draft.patterns = [...draft.patterns, value];
  },
  format(draft, value) {
    if (typeof value === 'string') draft.format = value;
  },
  contentEncoding(draft, value, { contentMediaType }) {
    const isOfJson = typeof contentMediaType === 'string' && isJson(contentMediaType);
    if (value === 'base64') draft.format = isOfJson ? JSON_BYTES : 'byte';
    if (value === 'base64url') draft.format = 'base64url';
  },
  contentMediaType(draft, value, { contentEncoding, format }) {
    const isPlain = contentEncoding === undefined && format === undefined;
    if (isPlain && typeof value === 'string' && isJson(value)) draft.format = JSON_TEXT;
  },
  contentSchema(draft, value, { contentMediaType, contentEncoding = 'utf8' }) {
    const isOfJson = typeof contentMediaType === 'string' && isJson(contentMediaType);
    const encoding = ENCODINGS.find((known) => known === contentEncoding);
    if (!isOfJson || !isSchema(value) || encoding === undefined) return;
    draft.content = { schemas: [...(draft.content?.schemas ?? []), value], encoding };
  },

  required(draft, value) {
    if (!Array.isArray(value)) return;
    const names = value.filter((name) => typeof name === 'string');
    draft.required = [...new Set([...draft.required, ...names])];
  },
  propertyNames(draft, value) {
    if (isSchema(value)) draft.propertyNames = [...draft.propertyNames, value];
  },
  minProperties: (draft, value) => raise(draft, 'minProperties', value),
  maxProperties: (draft, value) => lower(draft, 'maxProperties', value),

  minItems: (draft, value) => raise(draft, 'minItems', value),
  maxItems: (draft, value) => lower(draft, 'maxItems', value),
  uniqueItems(draft, value) {
    draft.uniqueItems ||= value === true;
  },
  contains(draft, value, { minContains, maxContains }) {
    if (!isSchema(value)) return;
    const min = typeof minContains === 'number' ? minContains : 1;
    const max = typeof maxContains === 'number' ? maxContains : Number.POSITIVE_INFINITY;
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

function keepValues(draft: Draft, allowed: readonly Json[], schema: JsonObject): void {
  const known = draft.values ?? allowed;
  draft.values = known.filter((value) => allowed.some((other) => equal(value, other)));
  if (draft.values.length === 0) throw new Unsatisfiable('no value of the enum is left', schema);
}

function raiseMinimum(draft: Draft, value: Json, exclusive: boolean): void {
  if (typeof value !== 'number') return;
  const { minimum } = draft;
  if (minimum === undefined || value > minimum.value || (value === minimum.value && exclusive)) {
    draft.minimum = { value, exclusive };
  }
}

function lowerMaximum(draft: Draft, value: Json, exclusive: boolean): void {
  if (typeof value !== 'number') return;
  const { maximum } = draft;
  if (maximum === undefined || value < maximum.value || (value === maximum.value && exclusive)) {
    draft.maximum = { value, exclusive };
  }
}

function raise(draft: Draft, limit: 'minLength' | 'minProperties' | 'minItems', value: Json): void {
  if (typeof value === 'number') draft[limit] = Math.max(draft[limit], value);
}

function lower(draft: Draft, limit: 'maxLength' | 'maxProperties' | 'maxItems', value: Json): void {
  if (typeof value === 'number') draft[limit] = Math.min(draft[limit], value);
}
