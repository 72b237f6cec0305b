import { describe, expect, test } from 'vitest';
import { compileFakes, type Extent } from '../../../src/compile/fakes/compile.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, Schema } from '../../../src/contract/contract.ts';
import { NOW } from './proof.ts';

function made(schema: Schema, extent: Extent, narrowing?: Schema): Json {
  const compile = compileFakes({ schema }, { direction: 'response', extent });
  const random = createRandom('seed');
  return compile('/schema', narrowing)({ random, now: NOW, entities: random });
}

const text = { type: 'string' };
const optional = { a: text, b: text, c: text };

describe('the least and the most that a value may be', () => {
  test.each<[string, Schema, Json, Json]>([
    ['properties', { properties: optional, required: ['b'] }, ['b'], ['a', 'b', 'c']],
    ['a number of them', { properties: optional, minProperties: 2 }, ['a', 'b'], ['a', 'b', 'c']],
    [
      'some of a number',
      { properties: optional, minProperties: 2, required: ['c'] },
      ['a', 'c'],
      ['a', 'b', 'c'],
    ],
    ['an end', { properties: { id: text, deleted_at: text } }, [], ['id', 'deleted_at']],
    [
      'a branch',
      { anyOf: [{ properties: optional }, { properties: { d: text } }] },
      [],
      ['a', 'b', 'c'],
    ],
  ])('%s', (_, schema, least, most) => {
    const named = { type: 'object', ...(schema as object) };
    expect(Object.keys(made(named, 'least') as object)).toEqual(least);
    expect(Object.keys(made(named, 'most') as object)).toEqual(most);
  });

  test.each<[string, Schema, number]>([
    ['a list', { items: text }, 0],
    ['a list of some', { items: text, minItems: 2 }, 2],
    ['a tuple', { prefixItems: [text, text], minItems: 1 }, 1],
    ['what is contained', { contains: { const: 1 } }, 1],
  ])('%s', (_, schema, length) => {
    expect(made({ type: 'array', ...(schema as object) }, 'least')).toHaveLength(length);
  });

  test('a map is empty at least', () => {
    const map = { type: 'object', additionalProperties: text };
    expect([made(map, 'least'), Object.keys(made(map, 'most') as object).length]).toEqual([{}, 2]);
  });
});

test('a schema beside the pointer’s holds too', () => {
  const schema = {
    type: 'object',
    oneOf: [{ properties: { kind: { const: 'a' } } }, { properties: { kind: { const: 'b' } } }],
  };
  const narrowing = { properties: { kind: { const: 'b' } }, required: ['kind'] };
  expect(made(schema, 'usual', narrowing)).toEqual({ kind: 'b' });
  expect(() =>
    made(schema, 'usual', { properties: { kind: { const: 'c' } }, required: ['kind'] }),
  ).toThrow('no value can be made of');
});
