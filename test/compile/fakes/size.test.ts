import { describe, expect, test } from 'vitest';
import { equalItems } from '../../../src/compile/unique-items.ts';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, fakeOf, sampleOf, validatorOf } from './proof.ts';

const BILLION = 1_000_000_000;

describe('what asks for more than a fake may hold is refused, with the keyword', () => {
  test.each<[JsonObject, string]>([
    [{ type: 'array', minItems: BILLION }, 'minItems 1000000000'],
    [{ type: 'array', minItems: 1e308 }, 'minItems 1e+308'],
    [{ type: 'array', prefixItems: [{}], minItems: BILLION }, 'minItems 1000000000'],
    [{ type: 'array', contains: {}, minContains: BILLION }, 'minContains 1000000000'],
    [{ type: 'object', minProperties: BILLION }, 'minProperties 1000000000'],
    [{ type: 'object', propertyNames: {}, minProperties: BILLION }, 'minProperties 1000000000'],
    [{ type: 'string', minLength: BILLION }, 'minLength 1000000000'],
    [{ type: 'string', format: 'email', minLength: BILLION }, 'minLength 1000000000'],
    [{ type: 'string', pattern: '^a{1000000000}$' }, 'pattern ^a{1000000000}$'],
    [{ type: 'string', pattern: '^(((a{999}){999}){999})$' }, 'pattern ^(((a{999}){999}){999})$'],
    [{ type: 'string', pattern: '^(()){1000000000}$' }, 'pattern ^(()){1000000000}$'],
    [{ type: 'string', pattern: '^(a?){1000000000}$' }, 'pattern ^(a?){1000000000}$'],
    [{ type: 'string', pattern: '^(a{999})\\1{99999}$' }, 'pattern ^(a{999})\\1{99999}$'],
    [{ type: 'array', not: { maxItems: BILLION } }, 'minItems 1000000001'],
    [{ type: 'string', not: { maxLength: BILLION } }, 'minLength 1000000001'],
    [{ type: 'object', not: { maxProperties: BILLION } }, 'minProperties 1000000001'],
  ])('%j', (schema, keyword) => {
    expect(() => fakeOf(schema)).toThrow(`${keyword} asks for more than the 2,000,000 values`);
  });

  test('multiplied through what is nested, at the place that makes it too much', () => {
    const row = { type: 'array', minItems: 1_000, items: { type: 'integer' } };
    const schemas = {
      Cube: { type: 'array', minItems: 1_000, items: { $ref: '#/components/schemas/Square' } },
      Square: { type: 'array', minItems: 1_000, items: row },
      Holder: {
        type: 'object',
        required: ['cube'],
        properties: { cube: { $ref: '#/components/schemas/Cube' } },
      },
    };
    expect(() => fakeAmong(schemas, 'Square')).not.toThrow();
    expect(() => fakeAmong(schemas, 'Holder')).toThrow(
      'the schema at /components/schemas/Holder, because of /components/schemas/Cube: the required property cube has no value: minItems 1000 asks for more',
    );
  });

  test('by properties that refer to twice as many, thirty times over', () => {
    expect(() => fakeAmong(doubling(30, ['left', 'right']), 'Level0')).toThrow(
      'properties asks for more than the 2,000,000 values',
    );
  });

  test('schemas inside each other beyond the stack', () => {
    let schema: JsonObject = { type: 'string' };
    for (let depth = 0; depth < 10_000; depth++) {
      schema = { type: 'object', required: ['inner'], properties: { inner: schema } };
    }
    expect(() => fakeOf(schema)).toThrow('it is nested too deep, or holds too much');
  });
});

describe('what can be left out is left out before a fake grows too large', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['a property', doubling(30, []), { type: 'object' }],
    [
      'an item',
      { Level0: { type: 'array', items: { type: 'string', minLength: 1_500_000 } } },
      { type: 'array', minItems: 1, maxItems: 1 },
    ],
    [
      'a branch',
      { Level0: { anyOf: [{ type: 'array', minItems: BILLION }, { const: 'small' }] } },
      { const: 'small' },
    ],
  ])('%s', (_, schemas, wanted) => {
    const value = sampleOf(fakeAmong(schemas, 'Level0'));
    expect(validatorOf(wanted)(value)).toBe(true);
    expect(JSON.stringify(value).length).toBeLessThan(2_000_000);
  });
});

describe('a large body is made', () => {
  const event = {
    type: 'object',
    required: ['id', 'at', 'name'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      at: { type: 'string', format: 'date-time' },
      name: { type: 'string' },
    },
  };

  test.each<[JsonObject, (value: Json) => number, number]>([
    [{ type: 'array', items: event, minItems: 10_000 }, (value) => sizeOfList(value), 10_000],
    [{ contains: { const: 1 }, minContains: 10_000 }, (value) => sizeOfList(value), 10_000],
    [
      { type: 'object', minProperties: 10_000 },
      (value) => Object.keys(value as JsonObject).length,
      10_000,
    ],
    [
      { propertyNames: { pattern: '^[a-z]{9}$' }, minProperties: 5_000 },
      (value) => Object.keys(value as JsonObject).length,
      5_000,
    ],
    [{ type: 'string', minLength: 1_000_000 }, (value) => String(value).length, 1_000_000],
    [{ type: 'string', format: 'uri', minLength: 1_000_000 }, (value) => String(value).length, 1e6],
    [
      { type: 'string', pattern: '^[a-z]+$', minLength: 100_000 },
      (value) => String(value).length,
      100_000,
    ],
  ])('%j', (schema, measure, least) => {
    const value = sampleOf(fakeOf(schema));
    expect(measure(value)).toBeGreaterThanOrEqual(least);
    expect(validatorOf(schema)(value)).toBe(true);
  });
});

test.each<[string, JsonObject]>([
  [
    'more names than there are',
    { type: 'object', propertyNames: { pattern: '^[ab]$' }, minProperties: 1e6 },
  ],
  ['texts that no attempt finds', { pattern: '^(?!.*a)a*$', minLength: 1e6, type: 'string' }],
])('%s are given up soon', (_, schema) => {
  expect(() => fakeOf(schema)).toThrow(/no text was found|names were found/);
});

test('a list of different items ends where there are no more', () => {
  const schema = { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 1e6 };
  expect(sampleOf(fakeOf(schema))).toHaveLength(2);
});

/** Objects whose properties all refer to the next level; so many of them are required. */
function doubling(levels: number, required: string[]): JsonObject {
  const schemas: JsonObject = { [`Level${levels}`]: { type: 'string' } };
  for (let level = 0; level < levels; level++) {
    const next = { $ref: `#/components/schemas/Level${level + 1}` };
    const described = { ...next, description: 'A reference with a word beside it' };
    const properties = { left: next, right: described };
    schemas[`Level${level}`] = { type: 'object', required, properties };
  }
  return schemas;
}

function sizeOfList(value: Json): number {
  return Array.isArray(value) ? value.length : 0;
}

test.each<[string, JsonObject]>([
  [
    'objects of few usual values',
    { properties: { a: { type: 'integer' }, b: { type: 'string' } }, required: ['a'] },
  ],
  ['objects of words', { properties: { b: { type: 'string' } } }],
  ['words', { type: 'string' }],
  ['integers', { type: 'integer' }],
  ['ages, of which few are usual', { properties: { age: { type: 'number', maximum: 1e6 } } }],
])('3,000 different %s are found', (_, items) => {
  const schema = { type: 'array', items, uniqueItems: true, minItems: 3_000 };
  const list = sampleOf(fakeOf(schema)) as Json[];
  expect(list.length).toBeGreaterThanOrEqual(3_000);
  expect(equalItems(list)).toBeUndefined();
});

test('a list of all numbers that there are is made', () => {
  const items = { type: 'integer', minimum: 1, maximum: 2_000 };
  const fake = fakeOf({ type: 'array', items, uniqueItems: true, minItems: 2_000 });
  expect(new Set(sampleOf(fake) as number[]).size).toBe(2_000);
});
