import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAcceptance } from '../../../src/compile/acceptance/acceptance.ts';
import type { Answer } from '../../../src/compile/acceptance/answer.ts';
import { importAjv } from '../../../src/compile/import-ajv.ts';
import type { Json, Schema } from '../../../src/contract/contract.ts';
import { generatedSchema, generatedValue } from '../generated-schemas.ts';
import { compilerOf } from './compiler.ts';

/** What is said of a value, or that its schema has to be compiled first. */
function answer(schema: Schema, value: unknown, often?: number): Answer | 'compile' {
  const document = { tested: schema, Text: { type: 'string' } };
  const accept = createAcceptance(document, true, often)('/tested');
  return accept === undefined ? 'compile' : accept(value);
}

describe.each([
  ['at first', undefined],
  ['once a function is written for its schema', 0],
])('what is said of a value %s', (_, often) => {
  test.each<[Schema, unknown, Answer]>([
    [true, 1, true],
    [false, 1, false],
    [{ type: ['integer', 'null'] }, 1.5, false],
    [{ type: 'integer' }, 1.0, true],
    [{ type: 'number' }, Number.POSITIVE_INFINITY, false],
    [{ maximum: 5 }, Number.POSITIVE_INFINITY, undefined],
    [{ enum: [{ a: [1] }, 2] }, { a: [1] }, true],
    [{ const: 2 ** 53 }, 2 ** 53, undefined],
    [{ multipleOf: 0.01 }, 19.99, true],
    [{ multipleOf: 7 }, 2 ** 53, undefined],
    [{ maxLength: 1 }, '😀', true],
    [{ minLength: 2 }, '😀', false],
    [{ pattern: '^a' }, 'b', false],
    [{ pattern: '((' }, 'b', undefined],
    [{ pattern: '^(a+)+$' }, 'a'.repeat(60), undefined],
    [{ format: 'date' }, '2026-02-30', false],
    [{ format: 'made-up' }, 'x', true],
    [{ format: 'int32' }, 2 ** 31, false],
    [{ required: ['toString'] }, {}, false],
    [{ properties: { toString: false } }, {}, true],
    [{ properties: { a: true }, required: ['a'] }, {}, false],
    [{ properties: { a: true }, required: ['a', 'b'] }, { a: 1 }, false],
    [{ properties: { toString: true }, required: ['toString'] }, {}, false],
    [{ additionalProperties: false, properties: { a: true } }, { b: 1 }, false],
    [{ additionalProperties: false, patternProperties: { '((': true } }, { b: 1 }, undefined],
    [{ patternProperties: { '((': true } }, { b: 1 }, true],
    [{ unevaluatedProperties: false, properties: { a: true } }, { a: 1 }, true],
    [{ unevaluatedProperties: false }, { a: 1 }, undefined],
    [{ unevaluatedItems: { type: 'string' } }, ['a'], true],
    [{ unevaluatedItems: { type: 'string' } }, [1], undefined],
    [
      { uniqueItems: true },
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      false,
    ],
    [{ contains: { type: 'string' }, maxContains: 1 }, ['a', 1, 'b'], false],
    [{ contains: { type: 'string' } }, [1], false],
    [{ contains: { pattern: '((' } }, [1, 'b'], true],
    [{ contains: { const: 1 }, minContains: 0 }, [], true],
    [{ oneOf: [{ type: 'string' }, { type: 'number' }] }, 1, true],
    [{ oneOf: [{ type: 'number' }, { pattern: '((' }] }, 'a', undefined],
    [{ anyOf: [{ type: 'string' }, { pattern: '((' }] }, 'a', true],
    [{ allOf: [{ pattern: '((' }, { minLength: 2 }] }, 'a', false],
    [{ not: { pattern: '((' } }, 'a', undefined],
    [{ not: { type: 'string' } }, 'a', false],
    [{ $ref: '#/Text', maxLength: 1 }, 'ab', false],
    [{ items: { $ref: '#/tested' }, type: 'array' }, [[], [[]]], true],
    [{ items: { $ref: '#/tested' }, type: 'array' }, [[], [1]], false],
    [{ properties: { '"]); throw 1; //': { type: 'string' } } }, { '"]); throw 1; //': 1 }, false],
    [{ properties: { '"]': { type: 'string' } }, required: ['"]'] }, { '"]': '' }, true],
    [{ toString: 1, properties: {} }, {}, true],
    [{ oneOf: [{ type: 'integer' }, { minimum: 5 }] }, 7, false],
    [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }, { a: 1 }, true],
    [{ anyOf: [{ minimum: 1e21 }, { exclusiveMaximum: -0 }] }, 0, false],
  ])('%j: %j', (schema, value, wanted) => {
    expect(answer(schema, value, often)).toBe(wanted);
  });

  test('ajv says the same of it, and only what is unevaluated has to be asked there', () => {
    const values = fc.array(generatedValue(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(generatedSchema(), values, (schema, values) => {
        const validate = compilerOf({ tested: schema }).compileAt('/tested');
        const isTold = !JSON.stringify(schema).includes('unevaluated');
        for (const value of values) {
          const said = answer(schema, value, often);
          if (isTold || said !== undefined) expect(said).toBe(validate(value));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a schema that may not compile is left to ajv', () => {
  test.each<[string, Schema]>([
    ['an unknown type', { type: 'strin' }],
    ['no type', { type: [] }],
    ['a keyword of the wrong type', { minimum: '5' }],
    ['a keyword of an older JSON Schema', { items: [{}] }],
    ['a keyword of ajv', { nullable: true }],
    ['a divisor that is none', { multipleOf: 0 }],
    ['what every object inherits, for a format', { format: 'toString' }],
    ['no schema', { properties: { a: 5 } }],
    ['one within', { not: { items: { properties: { a: { type: 'strin' } } } } }],
    ['a reference that leads nowhere', { $ref: '#/None' }],
    ['a reference to elsewhere', { $ref: 'https://elsewhere.example/a' }],
    ['a reference that can be read in two ways', { $ref: '#/tested%2Fa' }],
    ['a reference to all of the document', { $ref: '#' }],
    ['a reference to itself', { $ref: '#/tested' }],
  ])('%s', (_, schema) => {
    expect(answer(schema, null)).toBe('compile');
  });

  test('with all that refer to it, and no other', () => {
    const accepts = createAcceptance(
      {
        Broken: { properties: { sound: { $ref: '#/Sound' }, a: { type: 'strin' } } },
        Referring: { items: { $ref: '#/Round' } },
        Round: { properties: { back: { $ref: '#/Referring' }, on: { $ref: '#/Broken' } } },
        Sound: { type: 'string' },
      },
      true,
    );
    for (const name of ['Round', 'Broken', 'Referring', 'Round'])
      expect(accepts(`/${name}`)).toBeUndefined();
    expect(accepts('/Sound')?.('a')).toBe(true);
    expect(accepts('/None')).toBeUndefined();
  });

  test('whatever its keywords say', () => {
    const { Ajv2020, addFormats } = importAjv();
    const { RULES } = addFormats(new Ajv2020());
    const keywords = fc.constantFrom(...Object.keys({ ...RULES.all, ...RULES.keywords }));
    const schema = generatedSchema() as fc.Arbitrary<Json>;
    const clause = fc.oneof(schema, fc.array(schema, { maxLength: 2 }), fc.json().map(JSON.parse));
    const malformed = fc.dictionary(keywords, clause, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(malformed, (tested) => {
        if (answer(tested, 'a') === 'compile') return;
        expect(() => compilerOf({ tested }).compileAt('/tested')).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});
