import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { generatedSchema, generatedValue } from './generated-schemas.ts';
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
      fc.property(
        generatedSchema(),
        fc.array(generatedValue(), { minLength: 1, maxLength: 5 }),
        (tested, values) => {
          const plain = plainAjv().compile(tested);
          const validate = rootValidator(tested);
          for (const candidate of values) {
            expect(validate(candidate).length === 0).toBe(plain(candidate));
            expect(validate.fits(candidate)).toBe(plain(candidate));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('violations of alternatives hide none of those beside them', () => {
    const beside = { title: 'beside', not: {} };
    fc.assert(
      fc.property(
        generatedSchema(),
        generatedSchema(),
        generatedValue(),
        (before, after, candidate) => {
          const tested = { allOf: [before, beside, after] };
          const alone = [before, after].map((part) => rootValidator(part)(candidate));
          // A schema that is false has no place of its own: two of them are told as one.
          fc.pre(
            !alone.every((part) => part.some(({ contractPointer }) => contractPointer === '')),
          );
          expect(rootValidator(tested)(candidate)).toHaveLength(1 + alone.flat().length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function plainAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true, logger: false });
  addFormats.default(ajv);
  return ajv;
}
