import { expect, test } from 'vitest';
import { type Branch, knownBySchema, nearestBranches } from '../../src/compile/nearest-branch.ts';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { validatorOf } from './validators-of.ts';

const integer = { type: 'integer' } satisfies Schema;
const object = (properties: Record<string, Schema>, more: object = {}): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...more,
});

/** Which of some branches a value comes nearest to, by their positions. */
function nearest(schemas: readonly Schema[], value: Json): number[] {
  const named = Object.fromEntries(schemas.map((schema, index) => [`B${index}`, schema]));
  const branches = schemas.map((_, index) => ({
    index,
    pointer: `/components/schemas/B${index}`,
    violations: validatorOf(named, `B${index}`)(value),
  }));
  const document = { components: { schemas: named } };
  const knownBy = ({ pointer }: Branch) => knownBySchema(document, pointer, value);
  return nearestBranches(branches, knownBy).map(({ index }) => index);
}

test.each<[what: string, schemas: Schema[], value: Json, wanted: number[]]>([
  [
    'fewer faults',
    [object({ a: integer, b: integer, c: integer }), object({ a: integer })],
    {},
    [1],
  ],
  [
    'a member that only one knows',
    [object({ a: integer }), object({ b: integer })],
    { b: 'x' },
    [1],
  ],
  [
    'a member that is told as too many is one fault',
    [object({ a: integer }, { additionalProperties: false }), object({ a: integer, c: integer })],
    { a: 1, b: 2 },
    [0],
  ],
  ['the type', [{ type: 'array' }, object({ a: integer, b: integer })], {}, [1]],
  [
    'a tag that fits, in spite of more faults',
    [object({ a: integer }), object({ tag: { enum: ['b', 'c'] }, d: integer, e: integer })],
    { tag: 'c' },
    [1],
  ],
  [
    'a tag through a reference',
    [
      object({ x: integer }),
      { allOf: [{ $ref: '#/components/schemas/B2' }] },
      object({ tag: { const: 'b' }, d: integer }),
    ],
    { tag: 'b', d: 'x' },
    [1, 2],
  ],
  [
    'a fault further inside',
    [object({ a: { type: 'string' } }), object({ a: object({ b: integer }) })],
    { a: { b: 'x' } },
    [1],
  ],
  [
    'one clause, however many items break it',
    [
      object({ list: { type: 'array', items: integer } }),
      object({ list: { type: 'array' }, a: integer, b: integer }),
    ],
    { list: ['x', 'y', 'z'] },
    [0],
  ],
  ['none', [object({ a: integer }), object({ b: integer })], {}, [0, 1]],
])('%s', (_, schemas, value, wanted) => {
  expect(nearest(schemas, value)).toEqual(wanted);
});

test('what is inside of members is not looked at, so that each level of a deep value is seen once', () => {
  const inside = {
    get deeper(): never {
      throw new Error('it was looked at');
    },
  };
  const branch = object({ a: object({ b: integer }) });
  const document = { components: { schemas: { B0: branch } } };
  const branches = [{ pointer: '/components/schemas/B0', violations: [] }];
  const knownBy = ({ pointer }: Branch) => knownBySchema(document, pointer, { a: inside });
  expect(nearestBranches(branches, knownBy)).toEqual(branches);
});
