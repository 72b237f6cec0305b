import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';

/** A schema with values that satisfy it, and such as mostly don't. */
export interface Kind {
  readonly schema: Json;
  readonly fitting: fc.Arbitrary<Json>;
  readonly other: fc.Arbitrary<Json>;
}

/** Components of every document, that kinds refer to. */
export const SCHEMAS: JsonObject = {
  Size: { type: 'integer', minimum: 1, maximum: 5 },
  Color: { enum: ['blue', 'black', 7, null] },
  Tree: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, under: { $ref: '#/components/schemas/Tree' } },
  },
};

/** Marks of a property, most often none. */
const MARKS = [{}, {}, {}, { readOnly: true }, { writeOnly: true }];

const NAMES = ['R', 'G', 'kind'];

const SIZE = { $ref: '#/components/schemas/Size' };
const COLOR = { $ref: '#/components/schemas/Color' };

const SCALARS: readonly Kind[] = [
  of(SIZE, [1, 5], [0, 6, 2.5, 'many', '']),
  of(COLOR, ['blue', 7, null], ['red', 8, true, '7']),
  of({ type: 'number', multipleOf: 0.5 }, [0, -1.5, 1e3], [0.3, 'x', true]),
  of({ type: 'boolean' }, [true, false], ['yes', 1, null]),
  of({ type: 'string', minLength: 2, maxLength: 4 }, ['ab', 'äöü', 'a,b', '12'], ['a', 'abcde']),
  of({ type: 'string', pattern: '^[a-z. ]+$' }, ['a', 'a b', 'a.b'], ['A', '1', 'a+b']),
  of({ type: 'string', format: 'date' }, ['2026-01-31'], ['2026-02-30', 'today']),
  of({ type: ['integer', 'null'] }, [0, -7, null], [1.5, 'no', true]),
  of({ type: ['string', 'integer'], minimum: 3 }, ['a', 3], [2]),
  of({ anyOf: [SIZE, { const: 'all' }] }, [3, 'all'], [9, 'none']),
  of({ allOf: [SIZE, { type: 'integer', exclusiveMaximum: 4 }] }, [1, 3], [4, 5, 'x']),
  of({ oneOf: [{ type: 'boolean' }, { type: 'integer', minimum: 0 }] }, [true, 3], [-1, 'x']),
  of({}, ['a', '1', 'true'], ['']),
];

const NAMED = { $ref: '#/components/schemas/Tree' };

/** Objects and lists, and what JSON Schema says of them beside their members. */
const SHAPES: readonly Kind[] = [
  of(NAMED, [{ name: 'a' }, { name: 'a', under: { name: 'b' } }], [{}, { name: 'a', under: {} }]),
  of(
    { allOf: [NAMED, { type: 'object', properties: { R: SIZE } }], unevaluatedProperties: false },
    [{ name: 'a' }, { name: 'a', R: 1 }],
    [{ R: 1 }, { name: 'a', R: 9 }, { name: 'a', G: 1 }],
  ),
  of(
    {
      type: 'object',
      required: ['kind'],
      oneOf: [
        { properties: { kind: { const: 'a' }, R: SIZE }, required: ['R'] },
        { properties: { kind: { const: 'b' }, G: { type: 'boolean' } } },
      ],
    },
    [{ kind: 'a', R: 1 }, { kind: 'b' }, { kind: 'b', G: true, R: 9 }],
    [{ kind: 'a' }, { kind: 'b', G: 1 }, { kind: 'c' }, {}],
  ),
  of(
    {
      type: 'object',
      properties: { R: { type: 'boolean' }, G: SIZE },
      if: { properties: { R: { const: true } }, required: ['R'] },
      // biome-ignore lint/suspicious/noThenProperty: it is a schema's
      then: { required: ['G'] },
      else: { not: { required: ['G'] } },
    },
    [{}, { R: false }, { R: true, G: 1 }],
    [{ R: true }, { R: false, G: 1 }, { R: 1 }],
  ),
  of(
    {
      type: 'object',
      patternProperties: { '^x': SIZE },
      additionalProperties: { type: 'boolean' },
      minProperties: 1,
      dependentRequired: { x1: ['x2'] },
    },
    [{ x1: 1, x2: 5 }, { a: true }],
    [{}, { x: 6 }, { x1: 1 }, { a: 1 }],
  ),
  of(
    { type: 'array', prefixItems: [SIZE, { type: 'boolean' }], items: false, minItems: 1 },
    [[1], [2, true]],
    [[], [9], [1, 1], [1, true, 1]],
  ),
  of(
    { type: 'array', items: SIZE, contains: { const: 1 }, maxContains: 1 },
    [[1], [2, 1]],
    [[], [2], [1, 1], [1, 9]],
  ),
];

/** What one text can say. */
export const scalar: fc.Arbitrary<Kind> = fc.constantFrom(...SCALARS);

const list: fc.Arbitrary<Kind> = fc
  .record({
    item: scalar,
    bounds: fc.constantFrom<JsonObject>({}, { minItems: 2 }, { maxItems: 2 }),
    isUnique: fc.boolean(),
  })
  .map(({ item: { schema, fitting, other }, bounds, isUnique }) => ({
    schema: { type: 'array', items: schema, ...(isUnique ? { uniqueItems: true } : bounds) },
    fitting: isUnique ? fitting.map((one) => [one]) : fc.tuple(fitting, fitting),
    other: fc.array(fc.oneof(fitting, other), { maxLength: 3 }),
  }));

const object: fc.Arbitrary<Kind> = objectOf(scalar, [{}]);

/** A scalar or a list, which one text or some can say. */
const either: fc.Arbitrary<Kind> = list.map((kind) => ({
  ...kind,
  schema: { oneOf: [kind.schema, { type: 'integer', minimum: 1 }] },
}));

/** What a parameter can say. */
export const flat: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: list },
  { weight: 2, arbitrary: object },
  { weight: 1, arbitrary: either },
);

/** What a header of an answer can say. */
export const field: fc.Arbitrary<Kind> = fc.oneof(scalar, list);

/** What a body can say. */
export const tree: fc.Arbitrary<Kind> = fc.letrec<{ tree: Kind }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2 },
    scalar,
    objectOf(tie('tree'), MARKS),
    tie('tree').map(({ schema, fitting, other }) => ({
      schema: { type: 'array', items: schema, maxItems: 3 },
      fitting: fc.array(fitting, { maxLength: 2 }),
      other: fc.array(fc.oneof(fitting, other), { maxLength: 4 }),
    })),
    fc.constantFrom(...SHAPES),
  ),
})).tree;

/** A body that is a form. */
export const form: fc.Arbitrary<Kind> = objectOf(fc.oneof(scalar, list), MARKS);

function objectOf(inner: fc.Arbitrary<Kind>, marks: readonly JsonObject[]): fc.Arbitrary<Kind> {
  return fc
    .record({
      kinds: fc.array(inner, { minLength: 1, maxLength: 3 }),
      required: fc.subarray(NAMES),
      marks: fc.array(fc.constantFrom(...marks), {
        minLength: 3,
        maxLength: 3,
      }),
      others: fc.constantFrom<JsonObject>(
        {},
        { additionalProperties: false },
        { additionalProperties: { type: 'integer' } },
      ),
    })
    .map(({ kinds, required, marks, others }) => {
      const named = kinds.map((kind, index) => [NAMES[index] ?? '', kind] as const);
      const pick = (of: 'fitting' | 'other') =>
        Object.fromEntries(named.map(([name, kind]) => [name, kind[of]]));
      const properties = named.map(([name, { schema }], index) => [
        name,
        { ...(schema as JsonObject), ...marks[index] },
      ]);
      const isDeclared = (name: string) => named.some(([declared]) => declared === name);
      return {
        schema: {
          type: 'object',
          properties: Object.fromEntries(properties),
          required: required.filter(isDeclared),
          ...others,
        },
        fitting: fc.record(pick('fitting')) as fc.Arbitrary<Json>,
        other: fc.record(
          { ...pick('fitting'), more: fc.constantFrom<Json>(1, 'x'), ...pick('other') },
          { requiredKeys: [] },
        ) as fc.Arbitrary<Json>,
      };
    });
}

function of(schema: JsonObject, fitting: readonly Json[], other: readonly Json[]): Kind {
  return { schema, fitting: fc.constantFrom(...fitting), other: fc.constantFrom(...other) };
}
