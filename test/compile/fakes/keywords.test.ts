import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../src/contract/contract.ts';
import { fakeAtRoot, fakeOf, sampleOf, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 25 }, (_, index) => `seed ${index}`);

/** Each schema's first value is valid, without another attempt, for any seed. */
const VALID: Record<string, Schema[]> = {
  'types and values': [
    true,
    {},
    { type: 'null' },
    { type: 'boolean' },
    { type: 'boolean', not: { const: true } },
    { type: ['string', 'integer'] },
    { type: ['integer', 'null'], minimum: 3 },
    { const: 'x' },
    { const: { a: [1, null] } },
    { enum: [1, 'two', { three: 3 }] },
    { enum: [1, 2, 3, 'four'], type: 'integer', minimum: 2 },
    { enum: ['a', 'bb', 'ccc'], maxLength: 2, pattern: '^b' },
    { enum: [{ kind: 'a' }, { kind: 'b', size: 1 }], required: ['size'] },
    { enum: [[1], [1, 2]], minItems: 2 },
  ],
  numbers: [
    { type: 'integer' },
    { type: 'number', minimum: 5 },
    { type: 'number', maximum: -5 },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { type: 'number', minimum: 0.0001, maximum: 0.0002 },
    { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 1.0000000000000004 },
    {
      type: 'number',
      exclusiveMinimum: -1.0000000000000002,
      exclusiveMaximum: -0.9999999999999998,
    },
    { type: 'number', exclusiveMinimum: 0, maximum: 5e-324 },
    { type: 'number', minimum: 0.3333333333333333, maximum: 0.3333333333333333 },
    { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 },
    { type: 'integer', minimum: 2.5, maximum: 3.5 },
    { type: 'integer', minimum: -1_000_000_000_000, maximum: -999_999_999_000 },
    { type: 'number', multipleOf: 0.01 },
    { type: 'number', multipleOf: 0.01, minimum: 19.9, maximum: 20 },
    { type: 'number', multipleOf: 2.5, minimum: 10 },
    { type: 'integer', multipleOf: 1e-8 },
    { type: 'integer', multipleOf: 7, minimum: 100 },
    { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], type: 'integer', minimum: 1 },
    { type: 'integer', format: 'int32', minimum: 2_147_483_000 },
    { type: 'integer', format: 'int64' },
    { type: 'number', format: 'float' },
    { type: 'number', format: 'double' },
    { type: 'number', not: { type: 'integer' } },
    { type: 'integer', not: { multipleOf: 2 } },
    { type: 'integer', minimum: 1, maximum: 3, not: { enum: [1, 3] } },
    { minimum: 1_000 },
  ],
  strings: [
    { type: 'string' },
    { type: 'string', minLength: 1, maxLength: 1 },
    { type: 'string', maxLength: 0 },
    { type: 'string', minLength: 300 },
    { type: 'string', minLength: 40, maxLength: 41 },
    { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' },
    { type: 'string', pattern: '[0-9a-f]{8}' },
    { type: 'string', pattern: '^(foo|bar)(-(baz|qux))*$', minLength: 10 },
    { type: 'string', pattern: '^[a-z]+$', minLength: 64, maxLength: 64 },
    { type: 'string', pattern: '^.{5}$' },
    { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' },
    { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d).{8,}$' },
    { type: 'string', pattern: '^(?!abc)[a-c]{3}$' },
    { type: 'string', pattern: '^(\\w)\\1$' },
    { type: 'string', pattern: '^(?<quote>["\'])x\\k<quote>$' },
    { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' },
    { type: 'string', pattern: '^[\\u4e00-\\u9fff]{2}$' },
    { type: 'string', pattern: '^🐲*$', minLength: 3, maxLength: 3 },
    { type: 'string', pattern: '^\\cC$' },
    { type: 'string', pattern: '^\\S(|(.|\\n)*\\S)\\Z' },
    { type: 'string', pattern: 'abc', minLength: 12 },
    { type: 'string', pattern: '\\bword\\b' },
    { allOf: [{ pattern: '^a' }, { pattern: 'z$' }], type: 'string' },
    { allOf: [{ pattern: '^[a-z]*$' }, { pattern: '^.{4}$' }] },
    { type: 'string', not: { pattern: '^[a-m]' } },
    { type: 'string', not: { maxLength: 4 } },
    { contentEncoding: 'base64', type: 'string' },
  ],
  formats: [
    ...[
      'date-time',
      'date',
      'time',
      'duration',
      'email',
      'hostname',
      'ipv4',
      'ipv6',
      'uri',
      'uri-reference',
      'uri-template',
      'iri',
      'uuid',
      'json-pointer',
      'relative-json-pointer',
      'regex',
      'byte',
      'binary',
      'password',
      'unknown',
    ].map((format) => ({ type: 'string', format })),
    { format: 'email' },
    { type: 'string', format: 'email', maxLength: 8 },
    { type: 'string', format: 'uri', minLength: 90 },
    { type: 'string', format: 'hostname', minLength: 70 },
    { type: 'string', format: 'byte', minLength: 33 },
    { type: 'string', format: 'uri', pattern: '^https://' },
    { type: 'string', format: 'uuid', pattern: '^a' },
    { type: 'string', format: 'uuid', pattern: '7$' },
    { type: 'string', format: 'email', pattern: '^no-?reply' },
    { type: 'string', format: 'uri', pattern: '^urn:' },
    { allOf: [{ pattern: '^[a-f]+$' }, { pattern: '^[d-z]+$' }], type: 'string', minLength: 7 },
    { allOf: [{ pattern: '^[^a-y]+$' }, { pattern: '^[a-z]+$' }], type: 'string', minLength: 9 },
  ],
  lists: [
    { type: 'array' },
    { type: 'array', items: { type: 'integer' }, minItems: 5 },
    { type: 'array', items: { type: 'integer' }, maxItems: 0 },
    { type: 'array', items: false },
    { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 },
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true },
    { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
    { type: 'array', prefixItems: [{ const: 1 }], items: { const: 2 }, minItems: 3 },
    { type: 'array', prefixItems: [{ const: 1 }, false] },
    { type: 'array', contains: { const: 'x' } },
    { type: 'array', items: { type: 'integer' }, contains: { minimum: 900 }, minContains: 2 },
    { type: 'array', items: { enum: [1, 2] }, contains: { const: 1 }, maxContains: 1, minItems: 4 },
    { allOf: [{ contains: { multipleOf: 2 } }, { contains: { multipleOf: 3 } }], maxItems: 1 },
    { type: 'array', not: { uniqueItems: true } },
    { type: 'array', not: { contains: { type: 'string' } } },
    { prefixItems: [{ type: 'string' }], unevaluatedItems: false },
  ],
  objects: [
    { type: 'object' },
    { required: ['a', 'b'] },
    { type: 'object', properties: { a: {}, b: false } },
    { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 5 },
    {
      type: 'object',
      patternProperties: { '^x-': { type: 'string' } },
      additionalProperties: false,
    },
    { type: 'object', propertyNames: { pattern: '^[a-z]{2}$' }, minProperties: 3 },
    { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: { const: 1 } },
    { properties: { a: {}, b: {}, c: {} }, required: ['c'], maxProperties: 2 },
    { properties: { ab: { type: 'integer' } }, patternProperties: { '^a': { minimum: 5 } } },
    { properties: { a: {}, b: {} }, dependentRequired: { a: ['z'] } },
    { properties: { a: {} }, dependentRequired: { a: ['z'] }, additionalProperties: false },
    {
      properties: { a: { type: 'string' } },
      dependentSchemas: { a: { properties: { b: { type: 'integer' } }, required: ['b'] } },
    },
    { required: ['__proto__', 'toString', 'constructor'], properties: { toString: { const: 1 } } },
    { properties: { a: { type: 'string' } }, unevaluatedProperties: false },
    { properties: { a: {}, b: {} }, not: { required: ['a', 'b'] } },
    { properties: { a: { enum: [1, 2] } }, not: { properties: { a: { const: 1 } } } },
  ],
  'choices among schemas': [
    { allOf: [{ type: ['string', 'integer'] }, { type: 'integer', minimum: 2 }, { maximum: 4 }] },
    {
      allOf: [
        { properties: { a: { type: 'integer' } } },
        { required: ['a'], properties: { a: { minimum: 9 } } },
      ],
    },
    {
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 1 },
      ],
    },
    { anyOf: [false, { const: 2 }] },
    { type: 'string', anyOf: [{ type: 'integer' }, { minLength: 30 }] },
    { oneOf: [{ type: 'integer' }, { minimum: 2 }] },
    { oneOf: [{ multipleOf: 3 }, { multipleOf: 5 }], type: 'integer' },
    {
      type: 'object',
      properties: { a: {}, b: {} },
      oneOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    {
      oneOf: [
        { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
        {
          type: 'object',
          properties: { id: { type: 'string' }, extra: { type: 'string' } },
          required: ['id', 'extra'],
        },
      ],
    },
    {
      oneOf: [
        { type: 'string', format: 'date' },
        { type: 'string', format: 'date-time' },
      ],
    },
    {
      type: 'object',
      properties: { kind: { enum: ['a', 'b'] }, size: { type: 'integer' } },
      required: ['kind'],
      if: { properties: { kind: { const: 'a' } } },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { properties: { size: { minimum: 1_000 } }, required: ['size'] },
      else: { not: { required: ['size'] } },
    },
    { type: 'integer', if: { minimum: 10 }, else: { multipleOf: 7 } },
    { not: { type: ['string', 'object', 'array'] } },
    { not: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    { not: { not: { const: 5 } } },
    { not: { oneOf: [{ type: 'integer' }, { type: 'string' }] } },
  ],
  references: [
    { $ref: '#/$defs/a', $defs: { a: { type: 'integer' } } },
    { $ref: '#/$defs/a', maximum: 3, $defs: { a: { type: 'integer', minimum: 2 } } },
    { $ref: '#/$defs/a~1b%25', $defs: { 'a/b%': { type: 'boolean' } } },
  ],
};

for (const [keywords, schemas] of Object.entries(VALID)) {
  describe(keywords, () => {
    test.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))(
      '%s',
      (_, schema) => {
        const isValid = validatorOf(schema);
        const fake = typeof schema === 'boolean' ? fakeOf(schema) : fakeAtRoot(schema);
        for (const seed of SEEDS) {
          const value = sampleOf(fake, seed);
          expect(isValid(value), JSON.stringify(value)).toBe(true);
        }
      },
    );
  });
}

test('a $dynamicRef is followed as a $ref is', () => {
  const fake = fakeAtRoot({
    properties: { a: { $dynamicRef: '#there' } },
    $defs: { a: { $dynamicAnchor: 'there', const: 7 } },
  });
  expect(sampleOf(fake)).toEqual({ a: 7 });
});
