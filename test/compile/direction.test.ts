import { describe, expect, test } from 'vitest';
import { type Direction, directionalDocument } from '../../src/compile/direction.ts';
import { compileValidators, type Validator } from '../../src/compile/validators.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { schemaContract } from './validators-of.ts';

const id = { type: 'integer', readOnly: true };
const secret = { type: 'string', writeOnly: true };
const both = { properties: { id, secret }, required: ['id', 'secret', 'name'] };

const SCHEMAS: Record<string, JsonObject> = {
  Both: both,
  Id: id,
  Chained: { $ref: '#/components/schemas/Id' },
  Recursive: { allOf: [{ $ref: '#/components/schemas/Recursive' }, both] },
};

/** Keywords that hold data, and those that hold schemas by their names: a member may be called as they are. */
const KEYWORDS = [
  'const',
  'default',
  'enum',
  'example',
  'examples',
  'properties',
  'headers',
  'schemas',
];

/** The validators of a schema, by direction. */
function validatorsOf(schema: JsonObject): (direction: Direction) => Validator {
  const schemas: JsonObject = { ...SCHEMAS, Tested: schema };
  const validators = compileValidators(schemaContract({ components: { schemas } }));
  return (direction) => validators('/components/schemas/Tested', direction);
}

/** The names that are missing from an empty object. */
function missing(schema: JsonObject, direction: Direction): string[] {
  const violations = validatorsOf(schema)(direction)({});
  return [...new Set(violations.map(({ pointer }) => pointer.slice(1)))].sort();
}

describe('a required property may be missing in the direction that it does not take', () => {
  test.each<[string, JsonObject]>([
    ['its own', both],
    ['through a reference', { $ref: '#/components/schemas/Both' }],
    [
      'required beside a reference',
      { $ref: '#/components/schemas/Both', required: ['id', 'secret'] },
    ],
    ['of a part', { allOf: [both, {}] }],
    [
      'required in one part, marked in another',
      { allOf: [{ properties: { id, secret } }, { required: ['id', 'secret', 'name'] }] },
    ],
    [
      'required outside, marked in a part',
      { required: ['id', 'secret', 'name'], allOf: [{ allOf: [{ properties: { id, secret } }] }] },
    ],
    [
      'required in a part, marked outside',
      { properties: { id, secret }, allOf: [{ required: ['id', 'secret', 'name'] }] },
    ],
    [
      'marked where its own reference leads',
      {
        properties: { id: { $ref: '#/components/schemas/Chained' }, secret: { allOf: [secret] } },
        required: ['id', 'secret', 'name'],
      },
    ],
  ])('%s', (_, schema) => {
    expect(missing(schema, 'request')).toEqual(['name', 'secret']);
    expect(missing(schema, 'response')).toEqual(['id', 'name']);
  });

  test.each(KEYWORDS)('of a member that is called %s', (name) => {
    const inner = validatorsOf({ properties: { [name]: both }, required: [name] });
    expect(inner('request')({ [name]: { secret: '', name: '' } })).toEqual([]);
    expect(inner('response')({ [name]: { id: 1, name: '' } })).toEqual([]);
    expect(inner('response')({ [name]: { secret: '', name: '' } })).toHaveLength(1);
  });

  test.each(KEYWORDS)('of a schema that is called %s', (name) => {
    const schemas = { [name]: both };
    const validate = compileValidators(schemaContract({ components: { schemas } }));
    expect(validate(`/components/schemas/${name}`, 'request')({ secret: '', name: '' })).toEqual(
      [],
    );
  });

  test.each<[string, JsonObject, string[]]>([
    ['one of the same name elsewhere', { properties: { a: both }, required: ['id'] }, ['id']],
    [
      'one that is marked false',
      { properties: { id: { readOnly: false } }, required: ['id'] },
      ['id'],
    ],
    [
      'a property called required',
      { properties: { id, required: { type: 'array' } }, required: ['required'] },
      ['required'],
    ],
  ])('but not %s', (_, schema, wanted) => {
    expect(missing(schema, 'request')).toEqual(wanted);
  });

  test('marks that lead in a circle end', () => {
    const document = { components: { schemas: SCHEMAS as JsonObject } };
    expect(() => directionalDocument(document, 'request')).not.toThrow();
  });
});

test('a document without marks is the same for both', () => {
  const document = { components: { schemas: { A: { required: ['a'] } } } };
  expect(directionalDocument(document, 'request')).toBe(document);
  expect(directionalDocument(document, 'response')).toBe(document);
});

test('names that objects inherit are kept', () => {
  const document = JSON.parse('{"a":{"readOnly":true},"__proto__":{"b":1}}');
  expect(JSON.stringify(directionalDocument(document, 'request'))).toBe(JSON.stringify(document));
});

test('a part that is asked for by itself reads as it does in its whole', () => {
  const whole = { allOf: [{ properties: { id } }, { required: ['id', 'name'] }] };
  const schemas: JsonObject = { Whole: whole };
  const validators = compileValidators(schemaContract({ components: { schemas } }));
  const missingIn = (direction: Direction) =>
    validators('/components/schemas/Whole/allOf/1', direction)({}).map(({ pointer }) => pointer);
  expect(missingIn('request')).toEqual(['/name']);
  expect(missingIn('response')).toEqual(['/id', '/name']);
});
