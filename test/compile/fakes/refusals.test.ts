import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { SchemaError } from '../../../src/errors.ts';
import { fakeAmong, fakeAtRoot, fakeOf } from './proof.ts';

describe('what no value satisfies is refused, with the reason', () => {
  test.each<[string, JsonObject, RegExp]>([
    ['false', { allOf: [false] }, /the schema is false/],
    ['bounds', { type: 'number', minimum: 3, maximum: 2 }, /minimum 3/],
    ['exclusive bounds', { type: 'number', exclusiveMinimum: 2, maximum: 2 }, /minimum 2/],
    [
      'integers',
      { type: 'integer', exclusiveMinimum: 2, exclusiveMaximum: 3 },
      /within the bounds/,
    ],
    [
      'multiples',
      { type: 'integer', multipleOf: 10, minimum: 11, maximum: 19 },
      /within the bounds/,
    ],
    ['lengths', { type: 'string', minLength: 3, maxLength: 2 }, /minLength 3/],
    ['a pattern and a length', { type: 'string', pattern: '^a{5}$', maxLength: 4 }, /\^a\{5\}\$/],
    ['list lengths', { type: 'array', minItems: 3, maxItems: 2 }, /minItems 3/],
    ['items', { type: 'array', minItems: 1, items: false }, /the schema is false/],
    [
      'contains',
      { type: 'array', items: { type: 'string' }, contains: { type: 'integer' } },
      /contains/,
    ],
    ['types', { allOf: [{ type: 'string' }, { type: 'integer' }] }, /type integer contradicts/],
    ['enums', { allOf: [{ enum: [1, 2] }, { enum: [3] }] }, /no value of the enum/],
    ['an enum and a bound', { enum: [1, 2], minimum: 3 }, /no value of the enum/],
    [
      'a required property',
      { type: 'object', required: ['a'], properties: { a: false } },
      /required property a/,
    ],
    [
      'a property that isn’t allowed',
      { type: 'object', required: ['a'], additionalProperties: false },
      /required property a/,
    ],
    [
      'a name',
      { type: 'object', required: ['abc'], propertyNames: { maxLength: 2 } },
      /forbids the property abc/,
    ],
    [
      'too many properties',
      { type: 'object', required: ['a', 'b'], maxProperties: 1 },
      /maxProperties 1/,
    ],
    [
      'too few names',
      { type: 'object', propertyNames: { enum: ['a'] }, minProperties: 2 },
      /2 further properties are needed, names were found for 1/,
    ],
    [
      'all branches',
      { type: 'string', oneOf: [{ type: 'integer' }, { type: 'null' }] },
      /contradicts/,
    ],
    [
      'branches that are the same',
      { oneOf: [{ type: 'string' }, { type: 'string' }] },
      /excluded by not or oneOf/,
    ],
    ['not', { type: 'string', not: { type: 'string' } }, /excluded by not/],
    ['a reference to nowhere', { $ref: '#/$defs/nothing' }, /leads nowhere/],
    ['a cycle', { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, /never end/],
  ])('%s', (_, schema, reason) => {
    expect(() => fakeAtRoot(schema)).toThrow(SchemaError);
    expect(() => fakeAtRoot(schema)).toThrow(reason);
  });

  test('and the place that it comes from', () => {
    const schemas = {
      Pet: {
        type: 'object',
        properties: { tag: { $ref: '#/components/schemas/Tag' } },
        required: ['tag'],
      },
      Tag: { type: 'string', minLength: 2, maxLength: 1 },
    };
    expect(() => fakeAmong(schemas, 'Pet')).toThrow(
      'no value can be made of the schema at /components/schemas/Pet, because of /components/schemas/Tag: the required property tag has no value: minLength 2 is greater than maxLength 1',
    );
  });

  test('a pattern that is none', () => {
    expect(() => fakeOf({ type: 'string', pattern: '(' })).toThrow(/no regular expression/);
  });
});
