import { describe, expect, test } from 'vitest';
import { compileFakes } from '../../../src/compile/fakes/compile.ts';
import type { Json, JsonObject, Schema } from '../../../src/contract/contract.ts';
import { fakeOf, sampleOf } from './proof.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => `seed ${index}`);

describe('values depend on seed and path alone', () => {
  const properties: JsonObject = {
    id: { type: 'string' },
    name: { type: 'string' },
    created_at: { type: 'string', format: 'date-time' },
    tags: { type: 'array', items: { type: 'string' } },
  };

  test('the same seed gives the same value, another seed another', () => {
    const schema = { type: 'object', properties };
    expect(sampleOf(fakeOf(schema), 'a')).toEqual(sampleOf(fakeOf(structuredClone(schema)), 'a'));
    expect(sampleOf(fakeOf(schema), 'a')).not.toEqual(sampleOf(fakeOf(schema), 'b'));
  });

  test('another property, before or after, leaves the others alone', () => {
    const before = sampleOf(fakeOf({ type: 'object', properties }));
    const wider = { first: { type: 'integer' }, ...properties, updated_at: { type: 'string' } };
    expect(sampleOf(fakeOf({ type: 'object', properties: wider }))).toMatchObject(before as object);
  });

  test('more items leave the first ones alone', () => {
    const items = { type: 'integer', maximum: 1_000_000, minimum: 0 };
    const few = sampleOf(fakeOf({ type: 'array', items, minItems: 3, maxItems: 3 })) as Json[];
    const many = sampleOf(fakeOf({ type: 'array', items, minItems: 6, maxItems: 6 })) as Json[];
    expect(many.slice(0, 3)).toEqual(few);
  });

  test('what was compiled before changes nothing', () => {
    const document = {
      components: {
        schemas: {
          Pet: { properties: { owner: { $ref: '#/components/schemas/User' } } },
          User: { properties: { name: {}, pet: { $ref: '#/components/schemas/Pet' } } },
        },
      },
    };
    const compiler = () => compileFakes(document, { direction: 'response' });
    const compile = compiler();
    compile('/components/schemas/User');
    const pet = '/components/schemas/Pet';
    expect(sampleOf(compile(pet))).toEqual(sampleOf(compiler()(pet)));
  });
});

describe('what is there', () => {
  test.each<[string, Schema, Json]>([
    [
      'declared properties, in their order',
      { properties: { z: { const: 1 }, a: { const: 2 } }, required: ['a'] },
      { z: 1, a: 2 },
    ],
    [
      'properties of allOf, after those beside it',
      { properties: { own: { const: 1 } }, allOf: [{ properties: { part: { const: 2 } } }] },
      { own: 1, part: 2 },
    ],
    ['nothing in an object that says nothing', { type: 'object' }, {}],
    [
      'nothing that additionalProperties merely allows',
      { properties: { a: { const: 1 } }, additionalProperties: true },
      { a: 1 },
    ],
    ['no entry where entries may be anything', { type: 'object', additionalProperties: true }, {}],
    [
      'no optional property that has no value',
      { properties: { a: false, b: { const: 1 } } },
      { b: 1 },
    ],
    [
      'no optional property over maxProperties',
      { properties: { a: { const: 1 }, b: {} }, maxProperties: 1 },
      { a: 1 },
    ],
    ['null where nothing else is allowed', { type: 'null' }, null],
    ['no null where an enum has more', { enum: [null, 'a'] }, 'a'],
    [
      'all of prefixItems and no more',
      { type: 'array', prefixItems: [{ const: 1 }, { const: 2 }] },
      [1, 2],
    ],
  ])('%s', (_, schema, wanted) => {
    const value = sampleOf(fakeOf(schema));
    expect(JSON.stringify(value)).toBe(JSON.stringify(wanted));
  });

  test.each<[string, Schema]>([
    ['a list of types', { type: ['null', 'string'] }],
    ['anyOf', { anyOf: [{ type: 'null' }, { type: 'string' }] }],
    ['oneOf', { oneOf: [{ type: 'string' }, { type: 'null' }] }],
    ['no type', {}],
  ])('never null by %s', (_, schema) => {
    const fake = fakeOf(schema);
    for (const seed of SEEDS) expect(sampleOf(fake, seed)).not.toBeNull();
  });

  test('all branches, over the seeds', () => {
    const fake = fakeOf({ oneOf: ['a', 'b', 'c', 'd'].map((value) => ({ const: value })) });
    const values = new Set(SEEDS.map((seed) => sampleOf(fake, seed)));
    expect([...values].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a few sensible entries in a map', () => {
    const map = sampleOf(fakeOf({ type: 'object', additionalProperties: { type: 'integer' } }));
    expect(Object.keys(map as JsonObject)).toHaveLength(2);
    for (const key of Object.keys(map as JsonObject)) expect(key).toMatch(/^[a-z]+$/);
  });

  test('an own property named __proto__', () => {
    const schema = { properties: JSON.parse('{"__proto__": {"const": 1}}') };
    expect(JSON.stringify(sampleOf(fakeOf(schema)))).toBe('{"__proto__":1}');
  });
});

describe('readOnly and writeOnly', () => {
  const document: JsonObject = {
    components: {
      schemas: {
        User: {
          type: 'object',
          required: ['id', 'password', 'name', 'role', 'pin'],
          properties: {
            id: { type: 'string', readOnly: true },
            password: { type: 'string', writeOnly: true },
            name: { type: 'string' },
            role: { $ref: '#/components/schemas/Role' },
            pin: { allOf: [{ $ref: '#/components/schemas/Pin' }], description: 'A pin' },
          },
        },
        Role: { type: 'string', readOnly: true },
        Pin: { type: 'string', writeOnly: true },
      },
    },
  };

  test.each([
    ['request', ['password', 'name', 'pin']],
    ['response', ['id', 'name', 'role']],
  ] as const)('in a %s', (direction, names) => {
    const fake = compileFakes(document, { direction })('/components/schemas/User');
    expect(Object.keys(sampleOf(fake) as JsonObject)).toEqual(names);
  });
});

describe('x-faker', () => {
  test.each<[string, JsonObject, RegExp]>([
    ['a method', { type: 'string', 'x-faker': 'internet.email' }, /^\S+@\S+$/],
    [
      'a method and its argument',
      { type: 'string', 'x-faker': { 'string.numeric': 7 } },
      /^\d{7}$/,
    ],
    [
      'a method and its arguments',
      { type: 'string', 'x-faker': { 'helpers.arrayElement': [['only']] } },
      /^only$/,
    ],
    ['a date, relative to the clock', { type: 'string', 'x-faker': 'date.past' }, /^202[56]-/],
    [
      'not what breaks the schema',
      { type: 'string', pattern: '^\\d+$', 'x-faker': 'internet.email' },
      /^\d+$/,
    ],
  ])('names %s', (_, schema, wanted) => {
    expect(sampleOf(fakeOf(schema))).toMatch(wanted);
  });

  test.each<Json>([
    'internet.mail',
    'name.findName',
    'internet.email()',
    'constructor.constructor',
    'helpers.constructor',
    'internet.email.name',
    'helpers.fromRegExp',
    'helpers.fake',
    'helpers.arrayElement',
    { 'helpers.fake': '{{person.nothing}}' },
  ])('%j names no method that makes something: the text is as its name says', (named) => {
    const email = { type: 'string', 'x-faker': named };
    expect(sampleOf(fakeOf({ properties: { email } }))).toEqual(
      sampleOf(fakeOf({ properties: { email: { type: 'string' } } })),
    );
  });
});

test('a place without a schema is told', () => {
  expect(() => compileFakes({}, { direction: 'request' })('/nowhere')).toThrow(
    'there is no schema at /nowhere',
  );
});
