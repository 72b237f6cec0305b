import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/contract/contract.ts';

const NAMES = ['a', 'b', 'kind'];

/** Values that schemas of {@link generatedSchema} tell apart. */
export function generatedValue(): fc.Arbitrary<Json> {
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom<Json>(null, true, 0, 1, 2.5, '', 'a', 'bb', '2026-01-01'),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), {
        maxKeys: 3,
        noNullPrototype: true,
      }) as fc.Arbitrary<Json>,
    ),
  }));
  return tree;
}

/** Schemas of a few keywords each, groups in groups. */
export function generatedSchema(): fc.Arbitrary<JsonObject> {
  const name = fc.constantFrom(...NAMES);
  const { tree } = fc.letrec<{ tree: JsonObject }>((tie) => {
    const inner = fc.oneof(
      { weight: 6, arbitrary: tie('tree') },
      fc.boolean(),
    ) as fc.Arbitrary<Json>;
    const group = fc.array(inner, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Json>;
    const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
      fc.constantFrom<JsonObject>(
        { type: 'string' },
        { type: ['object', 'null'] },
        { type: 'array' },
        { enum: [1, 'a', null] },
        { const: 'a' },
        { type: 'integer', enum: [1, 2] },
        { minimum: 1 },
        { minLength: 2 },
        { maxItems: 1 },
        { uniqueItems: true },
        { format: 'date' },
        { pattern: '^a' },
        { minProperties: 2 },
      ),
      fc.record({ required: fc.uniqueArray(name, { maxLength: 2 }) }) as fc.Arbitrary<JsonObject>,
    );
    const nested = fc.oneof(
      ...['anyOf', 'oneOf', 'allOf'].map((keyword) => group.map((list) => ({ [keyword]: list }))),
      ...['not', 'items', 'additionalProperties', 'unevaluatedProperties', 'propertyNames'].map(
        (keyword) => inner.map((one) => ({ [keyword]: one })),
      ),
      fc.tuple(inner, fc.nat(2), fc.option(fc.nat(2))).map(([contains, least, more]) => ({
        contains,
        minContains: least,
        ...(more !== null && { maxContains: least + more }),
      })),
      fc.tuple(inner, inner, inner).map(([condition, positive, negative]) =>
        Object.fromEntries([
          ['if', condition],
          ['then', positive],
          ['else', negative],
        ]),
      ),
      fc.dictionary(name, inner, { maxKeys: 2 }).map((properties) => ({ properties })),
      fc.dictionary(name, inner, { maxKeys: 1 }).map((schemas) => ({ dependentSchemas: schemas })),
      fc.tuple(name, name).map(([one, other]) => ({ dependentRequired: { [one]: [other] } })),
    ) as fc.Arbitrary<JsonObject>;
    const flat = fc.oneof({ maxDepth: 3 }, leaf, nested);
    return { tree: fc.tuple(flat, leaf).map(([one, other]) => ({ ...one, ...other })) };
  });
  // A copy: no part stands in two places.
  return tree.map((generated) => JSON.parse(JSON.stringify(generated)));
}
