import { expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { pruned } from '../../src/factories/pruned.ts';

const VALUE = { a: 1, b: { c: 2, d: [{ e: 3, f: 4 }] } };

test.each<[string, (value: Json) => boolean, readonly string[], Json]>([
  ['what nothing asks for', () => true, [], {}],
  ['but not what is needed', (value) => has(value, 'f'), [], { b: { d: [{ f: 4 }] } }],
  ['nor what is to stay', () => true, ['a'], { a: 1 }],
])('a value loses %s', (_, isValid, kept, wanted) => {
  expect(pruned(VALUE, isValid, ([name = '']) => kept.includes(name))).toEqual(wanted);
});

function has(value: Json, name: string): boolean {
  return JSON.stringify(value).includes(`"${name}"`);
}
