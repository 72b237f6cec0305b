import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { validatorOf } from './validators-of.ts';

const ab = { properties: { a: true, b: true } };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** The places of the violations of a value, of a schema beside which there is `Pet` with a name. */
function places(schema: JsonObject, value: Json): string[] {
  const Pet = { properties: { name: { type: 'string' } } };
  return validatorOf({ S: schema, Pet }, 'S')(value).map(({ pointer }) => pointer);
}

describe('a property is evaluated', () => {
  const cases: [by: string, schema: JsonObject, value: Json, unevaluated: string[]][] = [
    ['its name', ab, { a: 1, c: 1 }, ['/c']],
    ['a pattern', { patternProperties: { '^a': true } }, { ab: 1, c: 1 }, ['/c']],
    ['additionalProperties', { additionalProperties: true }, { c: 1 }, []],
    ['a reference', ref('Pet'), { name: 'Rex', c: 1 }, ['/c']],
    ['each part of allOf', { allOf: [ab, ref('Pet')] }, { a: 1, name: 'Rex', c: 1 }, ['/c']],
    [
      'an unevaluatedProperties further inside',
      { allOf: [{ unevaluatedProperties: true }] },
      { c: 1 },
      [],
    ],
    [
      'the branches that fit',
      {
        anyOf: [
          { ...ab, required: ['a'] },
          { properties: { c: true }, required: ['c'] },
        ],
      },
      { b: 1, c: 1 },
      ['/b'],
    ],
    [
      'if and then, where if holds',
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name (JSON Schema Core §10.2.2.2)
      { if: { properties: { a: { const: 1 } } }, then: { properties: { b: true } }, else: ab },
      { a: 1, b: 1, c: 1 },
      ['/c'],
    ],
    [
      'else, where if does not hold',
      // biome-ignore lint/suspicious/noThenProperty: the keyword's name (JSON Schema Core §10.2.2.2)
      { if: { properties: { a: { const: 1 } } }, then: true, else: { properties: { b: true } } },
      { a: 2, b: 1 },
      ['/a'],
    ],
    ['if alone', { if: { properties: { a: { const: 1 } } } }, { a: 1, b: 1 }, ['/b']],
    [
      'the schema of a property that is there',
      { dependentSchemas: { a: ab, x: { properties: { c: true } } } },
      { a: 1, b: 1, c: 1 },
      ['/c'],
    ],
    ['nothing in not', { not: { not: ab } }, { a: 1 }, ['/a']],
  ];
  test.each(cases)('by %s', (_, schema, value, unevaluated) => {
    expect(places({ ...schema, unevaluatedProperties: false }, value)).toEqual(unevaluated);
  });
});

describe('an item is evaluated', () => {
  const cases: [by: string, schema: JsonObject, value: Json[], unevaluated: string[]][] = [
    ['its position', { prefixItems: [true] }, [1, 'x', 'y'], ['/1', '/2']],
    ['items', { prefixItems: [true], items: true }, [1, 'x'], []],
    ['contains, where it matches', { contains: { type: 'string' } }, [1, 'x', 2], ['/0', '/2']],
    ['an unevaluatedItems further inside', { allOf: [{ unevaluatedItems: true }] }, [1], []],
    [
      'a branch that fits',
      { anyOf: [{ items: { type: 'string' } }, { prefixItems: [true] }] },
      [1, 'x'],
      ['/1'],
    ],
  ];
  test.each(cases)('by %s', (_, schema, value, unevaluated) => {
    expect(places({ ...schema, unevaluatedItems: { type: 'null' } }, value)).toEqual(unevaluated);
  });
});

test('what is not evaluated is judged by the schema for it', () => {
  const schema = { ...ab, unevaluatedProperties: { type: 'object', required: ['d'] } };
  expect(places(schema, { a: 1, 'c/~': { d: 1 } })).toEqual([]);
  expect(places(schema, { a: 1, 'c/~': {} })).toEqual(['/c~1~0/d']);
});

test('where no branch fits, that is the violation', () => {
  const schema = {
    anyOf: [
      { ...ab, required: ['a'] },
      { ...ab, required: ['x', 'y'] },
    ],
    unevaluatedProperties: false,
  };
  expect(places(schema, { b: 1 })).toEqual(['/a']);
});

test('a property may have the name of any keyword or method', () => {
  const schema = { properties: { toString: true }, unevaluatedProperties: false };
  expect(places(schema, { toString: 1, constructor: 1, $ref: 1 })).toEqual([
    '/constructor',
    '/$ref',
  ]);
});

test('a value of many levels takes no longer than its length', () => {
  const branch = { properties: { next: ref('Node') }, required: ['next'] };
  const Node = { anyOf: [{ properties: { end: true } }, branch], unevaluatedProperties: false };
  const chain = (depth: number, last: Json): Json =>
    Array.from({ length: depth }).reduce<Json>((next) => ({ next }), last);
  const validate = validatorOf({ Node }, 'Node');
  expect(validate(chain(100, { end: 1 }))).toEqual([]);
});
