import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Json, JsonObject, Schema } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { SchemaError } from '../../src/errors.ts';
import { rootValidator, schemaContract, validatorOf } from './validators-of.ts';

describe('a schema that does not compile', () => {
  test.each<[string, Schema, string]>([
    ['an unknown type', { type: 'strin' }, 'type must be JSONType or JSONType[]: strin'],
    ['one deep inside', { items: { properties: { a: { type: 'strin' } } } }, 'strin'],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/None' }, 'None'],
    ['a reference to elsewhere', { $ref: 'https://elsewhere.example/a' }, 'elsewhere.example'],
    ['a pattern that is none, with or without u', { pattern: '[' }, '/[/: Unterminated'],
    ['a keyword of the wrong type', { minimum: '5' }, 'minimum value must be ["number"]'],
    ['a keyword of an older JSON Schema', { items: [{}] }, 'items value must be'],
  ])('%s: the error names the schema and its place', (_, schema, reason) => {
    const validator = () => validatorOf({ Broken: schema }, 'Broken');
    expect(validator).toThrow(SchemaError);
    expect(validator).toThrow(reason);
    expect(validator).toThrow(
      /^schemas\.json: the schema at \/components\/schemas\/Broken doesn't compile: /,
    );
  });

  test('throws each time, whoever refers to it, and leaves the others alone', () => {
    const validators = compileValidators(
      schemaContract({
        components: {
          schemas: {
            Broken: { pattern: '(' },
            Referring: { properties: { a: { $ref: '#/components/schemas/Broken' } } },
            Sound: { properties: { a: { type: 'string' } } },
          },
        },
      }),
    );
    const of = (name: string) => () => validators(`/components/schemas/${name}`, 'response');
    for (const name of ['Referring', 'Broken', 'Referring', 'Broken']) {
      expect(of(name)).toThrow(SchemaError);
    }
    expect(of('Sound')()({ a: 'x' })).toEqual([]);
    expect(of('Sound')()({ a: 1 })).toHaveLength(1);
  });

  test('there is none at the pointer', () => {
    expect(() => validatorOf({}, 'None')).toThrow(SchemaError);
  });
});

describe('a value that cannot be judged', () => {
  test('one nested deeper than the stack', () => {
    let nested: Json = {};
    for (let depth = 0; depth < 200_000; depth++) nested = { next: nested };
    const validate = validatorOf(
      { Node: { properties: { next: { $ref: '#/components/schemas/Node' } } } },
      'Node',
    );
    expect(() => validate(nested)).toThrow(SchemaError);
    expect(validate({ next: {} })).toEqual([]);
  });

  test('one that redefines what objects inherit', () => {
    const validate = validatorOf({ One: { const: { valueOf: 1 } } }, 'One');
    expect(() => validate({ valueOf: 1 })).toThrow(SchemaError);
  });
});

describe('formats', () => {
  const date = { type: 'string', format: 'date' };

  test('are asserted', () => {
    expect(validatorOf({ date }, 'date')('2026-02-30')).toHaveLength(1);
  });

  test('are notes where that is asked for', () => {
    expect(validatorOf({ date }, 'date', { formats: 'annotate' })('2026-02-30')).toEqual([]);
  });

  test('an unknown one is a note', () => {
    expect(validatorOf({ a: { format: 'made-up' } }, 'a')('x')).toEqual([]);
  });
});

test.each([
  ['\\p{Lu}', 'É', 'é'],
  ['^\\-$', '-', 'x'],
  ['^[\\w-.]$', '-', '!'],
  ['^.$', '😀', 'ab'],
])('the pattern %s fits %s, not %s', (pattern, fitting, other) => {
  const validate = validatorOf({ a: { pattern } }, 'a');
  expect(validate(fitting)).toEqual([]);
  expect(validate(other)).toHaveLength(1);
});

test.each<[string, Schema]>([
  ['a/b~c', { $ref: '#/components/schemas/d%25~1%23%20e' }],
  ['toString', { type: 'integer' }],
])('a schema called %s is found', (name, schema) => {
  const schemas = { [name]: schema, 'd%/# e': { type: 'integer' } };
  const key = name.replaceAll('~', '~0').replaceAll('/', '~1');
  expect(validatorOf(schemas, key)('x')).toHaveLength(1);
  expect(validatorOf(schemas, key)(1)).toEqual([]);
});

test('each use of a YAML anchor is a place of its own', async () => {
  const { document, locate } = await loadContractText(`openapi: 3.1.0
info: { title: A, version: '1' }
paths: {}
components:
  schemas:
    First: &shared { type: integer }
    Second: { properties: { a: *shared } }
`);
  const validators = compileValidators({ ...schemaContract(document), locate });
  const place = (name: string, value: Json) =>
    validators(`/components/schemas/${name}`, 'response')(value)[0]?.contractPointer;
  expect(place('First', 'x')).toBe('/components/schemas/First/type');
  expect(place('Second', { a: 'x' })).toBe('/components/schemas/Second/properties/a/type');
});

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
        const alone = (part: Schema) => rootValidator(part)(candidate).length;
        expect(rootValidator(tested)(candidate)).toHaveLength(alone(before) + 1 + alone(after));
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

test('a schema that leads back to itself is told in words of ours', () => {
  const loop = { allOf: [{ $ref: '#/components/schemas/Loop' }] };
  const judge = validatorOf({ Loop: loop }, 'Loop');
  expect(() => judge('x')).toThrow('leads back to itself without end');
});
