import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { rootValidator, schemaContract } from './validators-of.ts';

describe('properties', () => {
  const SCHEMAS: Record<string, JsonObject> = {
    Node: {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/Node' }, id: { type: 'integer' } },
    },
    Choice: { oneOf: [{ $ref: '#/components/schemas/Node' }, { type: 'string' }] },
    Broken: { properties: { a: { type: 'strin' } } },
    BrokenToo: { allOf: [{ $ref: '#/components/schemas/Broken' }] },
    List: { type: 'array', items: { $ref: '#/components/schemas/Choice' }, maxItems: 2 },
  };
  const values: Json[] = [1, 'a', { next: { id: 'x' } }, [{ id: 1 }, 2, 'b'], null];

  test('what was compiled before, and how often, changes nothing', () => {
    const answer = (compiledBefore: readonly string[], name: string) => {
      const validators = compileValidators(schemaContract({ components: { schemas: SCHEMAS } }));
      let last: unknown;
      for (const next of [...compiledBefore, name]) {
        try {
          last = values.map(validators(`/components/schemas/${next}`, 'request'));
        } catch (error) {
          last = (error as Error).message;
        }
      }
      return last;
    };
    const name = fc.constantFrom(...Object.keys(SCHEMAS));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), name, (before, tested) => {
        expect(answer(before, tested)).toEqual(answer([], tested));
      }),
      { numRuns: 50 },
    );
  });

  test('the verdict is that of plain ajv, and an invalid value has a violation', () => {
    fc.assert(
      fc.property(schema(), fc.array(value(), { minLength: 1, maxLength: 5 }), (tested, values) => {
        const plain = plainAjv().compile(tested);
        const validate = rootValidator(tested);
        for (const candidate of values) {
          expect(validate(candidate).length === 0).toBe(plain(candidate));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('violations of alternatives hide none of those beside them', () => {
    const beside = { title: 'beside', not: {} };
    fc.assert(
      fc.property(schema(), schema(), value(), (before, after, candidate) => {
        const tested = { allOf: [before, beside, after] };
        const alone = [before, after].map((part) => rootValidator(part)(candidate));
        // A schema that is false has no place of its own: two of them are told as one.
        fc.pre(!alone.every((part) => part.some(({ contractPointer }) => contractPointer === '')));
        expect(rootValidator(tested)(candidate)).toHaveLength(1 + alone.flat().length);
      }),
      { numRuns: 150 },
    );
  });
});

function plainAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
  addFormats.default(ajv);
  return ajv;
}

const NAMES = ['a', 'b', 'kind'];

function value(): fc.Arbitrary<Json> {
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
function schema(): fc.Arbitrary<JsonObject> {
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
