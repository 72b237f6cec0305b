import { describe, expect, test } from 'vitest';
import { UNCONSTRAINED } from '../../../src/compile/fakes/constraints.ts';
import { itemSchemas } from '../../../src/compile/fakes/item-rules.ts';
import { merge } from '../../../src/compile/fakes/merge.ts';
import { propertySchemas } from '../../../src/compile/fakes/property-rules.ts';
import { satisfied, Unsatisfiable } from '../../../src/compile/fakes/unsatisfiable.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';

describe('schemas that hold together', () => {
  test.each<[string, JsonObject[], object]>([
    [
      'the types of both',
      [{ type: ['string', 'integer'] }, { type: ['integer', 'null'] }],
      { types: new Set(['number']), integer: true, typed: true },
    ],
    [
      'a number that may be any, and an integer',
      [{ type: 'number' }, { type: 'integer' }],
      { types: new Set(['number']), integer: true },
    ],
    ['integer beside number is a number', [{ type: ['integer', 'number'] }], { integer: false }],
    [
      'the enumerated values of both',
      [{ enum: [1, 2, 3] }, { enum: [3, 2, 4] }],
      { values: [2, 3] },
    ],
    [
      'an enum and a const',
      [{ enum: [{ a: 1, b: 2 }] }, { const: { b: 2, a: 1 } }],
      { values: [{ a: 1, b: 2 }] },
    ],
    [
      'the greater minimum',
      [{ minimum: 1 }, { minimum: 3 }],
      { minimum: { value: 3, exclusive: false } },
    ],
    [
      'the exclusive one of equal minimums',
      [{ minimum: 1 }, { exclusiveMinimum: 1 }],
      { minimum: { value: 1, exclusive: true } },
    ],
    [
      'the lesser maximum',
      [{ exclusiveMaximum: 9 }, { maximum: 10 }],
      { maximum: { value: 9, exclusive: true } },
    ],
    ['all multiples', [{ multipleOf: 2 }, { multipleOf: 3 }], { multiples: [2, 3] }],
    [
      'the tighter lengths',
      [
        { minLength: 1, maxLength: 9 },
        { minLength: 2, maxLength: 8 },
      ],
      { minLength: 2, maxLength: 8 },
    ],
    ['all patterns', [{ pattern: 'a' }, { pattern: 'b' }], { patterns: ['a', 'b'] }],
    [
      'the required names of both, once',
      [{ required: ['a', 'b'] }, { required: ['b', 'c'] }],
      { required: ['a', 'b', 'c'] },
    ],
    [
      'the tighter numbers of properties',
      [{ minProperties: 1 }, { minProperties: 2, maxProperties: 3 }],
      { minProperties: 2, maxProperties: 3 },
    ],
    [
      'the tighter numbers of items',
      [{ minItems: 1, maxItems: 5 }, { maxItems: 3 }],
      { minItems: 1, maxItems: 3 },
    ],
    [
      'unique items, if one asks for it',
      [{ uniqueItems: true }, { uniqueItems: false }],
      { uniqueItems: true },
    ],
    [
      'each contains with its limits',
      [{ contains: true }, { contains: {}, minContains: 2, maxContains: 3 }],
      {
        contains: [
          { schema: true, min: 1, max: Number.POSITIVE_INFINITY },
          { schema: {}, min: 2, max: 3 },
        ],
      },
    ],
    [
      'the first description',
      [{ description: 'Outer' }, { description: 'Inner' }],
      { description: 'Outer' },
    ],
    ['all examples', [{ examples: [1], default: 2 }, { example: 3 }], { examples: [1, 2, 3] }],
    ['base64 as a format', [{ contentEncoding: 'base64' }], { format: 'byte' }],
    [
      'nothing of a malformed keyword',
      [{ type: 'string', minLength: 'three', required: 'x' }],
      { minLength: 0, required: [] },
    ],
  ])('have %s', (_, schemas, wanted) => {
    expect(schemas.reduce(merge, UNCONSTRAINED)).toMatchObject(wanted);
  });

  test.each<[string, JsonObject[], string]>([
    ['types', [{ type: 'string' }, { type: 'integer' }], 'type integer contradicts'],
    ['enums', [{ enum: [1] }, { enum: [2] }], 'no value of the enum is left'],
    ['consts', [{ const: 'a' }, { const: 'b' }], 'no value of the enum is left'],
  ])('contradict each other by their %s', (_, schemas, reason) => {
    const failure = satisfied(() => schemas.reduce(merge, UNCONSTRAINED));
    expect(failure).toBeInstanceOf(Unsatisfiable);
    expect(failure).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  test('leave what was merged before as it was', () => {
    const before = merge(UNCONSTRAINED, { required: ['a'], properties: { a: true } });
    const copy = structuredClone({ ...before, types: [...before.types] });
    merge(before, { required: ['b'], properties: { b: true }, type: 'object' });
    expect({ ...before, types: [...before.types] }).toEqual(copy);
  });
});

describe('a property gets what each schema says of its name', () => {
  const constraints = [
    { properties: { ab: { minimum: 1 } }, patternProperties: { '^a': { minimum: 2 } } },
    { properties: { c: true }, additionalProperties: { minimum: 3 } },
  ].reduce(merge, UNCONSTRAINED);

  test.each<[string, JsonObject[] | boolean[]]>([
    ['ab', [{ minimum: 1 }, { minimum: 2 }, { minimum: 3 }]],
    ['a', [{ minimum: 2 }, { minimum: 3 }]],
    ['c', [true]],
    ['other', [{ minimum: 3 }]],
    ['toString', [{ minimum: 3 }]],
  ])('%s', (name, wanted) => {
    expect(propertySchemas(constraints, name)).toEqual(wanted);
  });
});

test('an item gets what each schema says of its position', () => {
  const constraints = [
    { prefixItems: [{ minimum: 1 }], items: { minimum: 2 } },
    { items: { minimum: 3 } },
  ].reduce(merge, UNCONSTRAINED);
  expect(itemSchemas(constraints, 0)).toEqual([{ minimum: 1 }, { minimum: 3 }]);
  expect(itemSchemas(constraints, 1)).toEqual([{ minimum: 2 }, { minimum: 3 }]);
});
