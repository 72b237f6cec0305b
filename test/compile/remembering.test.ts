import { describe, expect, test } from 'vitest';
import { remembering } from '../../src/compile/remembering.ts';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { validatorOf } from './validators-of.ts';

interface Node {
  readonly next?: Node;
}

function chain(length: number): Node {
  return Array.from({ length }).reduce<Node>((next) => ({ next }), {});
}

test('what asks twice for all below is asked once of each', () => {
  const asked = new Map<unknown, number>();
  const isFine = remembering((value): boolean => {
    asked.set(value, (asked.get(value) ?? 0) + 1);
    const { next } = value as Node;
    return next === undefined || (isFine(next) && isFine(next));
  });
  expect(isFine(chain(40))).toBe(true);
  expect([...asked.values()]).toEqual(Array.from({ length: 41 }, () => 1));
});

test('what changed is asked anew, also after a fault', () => {
  const isFine = remembering((value): boolean => {
    const { next } = value as Node;
    return next === undefined || isFine(next);
  });
  const last: { next?: unknown } = {};
  const value = { next: last };
  expect(isFine(value)).toBe(true);
  last.next = null;
  expect(() => isFine(value)).toThrow(TypeError);
  last.next = {};
  expect(isFine(value)).toBe(true);
});

describe('a schema that leads to itself in two branches', () => {
  const kind = (name: string) => ({ kind: { const: name } });
  const a = { a: { $ref: '#/components/schemas/Either' } };
  const either = (keyword: string, ...branches: object[]): Schema => ({
    [keyword]: branches.map((properties) => ({ required: ['kind'], properties })) as Json,
  });
  const nested = (end: string) =>
    Array.from({ length: 40 }).reduce<Json>((a) => ({ kind: 'x', a }), { kind: end });

  test.each<[string, Schema]>([
    ['oneOf', either('oneOf', { ...kind('x'), ...a }, { ...kind('y'), ...a })],
    ['anyOf', either('anyOf', { ...kind('x'), ...a }, { ...kind('y'), ...a })],
    ['oneOf, told apart last', either('oneOf', { ...a, ...kind('x') }, { ...a, ...kind('y') })],
    ['anyOf, told apart last', either('anyOf', { ...a, ...kind('y') }, { ...a, ...kind('x') })],
  ])('%s: each level is looked at once', (_, schema) => {
    const judge = validatorOf({ Either: schema }, 'Either');
    expect(judge(nested('y'))).toEqual([]);
    expect(judge.fits(nested('z'))).toBe(false);
    expect(judge(nested('z'))).toMatchObject([
      { pointer: `${'/a'.repeat(40)}/kind`, expected: expect.stringMatching(/"x".*"y"|"y".*"x"/) },
    ]);
  });
});
