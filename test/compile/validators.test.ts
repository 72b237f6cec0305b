import { describe, expect, test } from 'vitest';
import { compileValidators } from '../../src/compile/validators.ts';
import type { Json, Schema } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { SchemaError } from '../../src/errors.ts';
import { schemaContract, validatorOf } from './validators-of.ts';

describe('a schema that does not compile', () => {
  test.each<[string, Schema, string]>([
    ['an unknown type', { type: 'strin' }, 'type must be JSONType or JSONType[]: strin'],
    ['one deep inside', { items: { properties: { a: { type: 'strin' } } } }, 'strin'],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/None' }, 'None'],
    ['a reference to elsewhere', { $ref: 'https://elsewhere.example/a' }, 'elsewhere.example'],
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
            Broken: { type: 'strin' },
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

test('a schema that leads back to itself is told in words of ours', () => {
  const loop = { allOf: [{ $ref: '#/components/schemas/Loop' }] };
  const judge = validatorOf({ Loop: loop }, 'Loop');
  expect(() => judge('x')).toThrow('leads back to itself without end');
  expect(() => judge.fits('x')).toThrow('leads back to itself without end');
});
