import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { decode } from './decode.ts';

const components: JsonObject = {
  Count: { type: 'integer' },
  Alias: { $ref: '#/components/schemas/Count' },
  Loop: { $ref: '#/components/schemas/Loop' },
  Tree: { anyOf: [{ type: 'integer' }, { $ref: '#/components/schemas/Tree' }] },
};

function read(schema: Json, text: string): unknown {
  const parameter = { name: 'a', in: 'query', schema } as const;
  return decode([parameter], { query: `a=${encodeURIComponent(text)}` }, components).values.query.a;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const integer = { type: 'integer' };
const text = { type: 'string' };

describe('numbers', () => {
  test.each<[Json, string, unknown]>([
    [integer, '24', 24],
    [integer, '-7', -7],
    [integer, '0', 0],
    [integer, '24x', '24x'],
    [integer, '1.5', '1.5'],
    [integer, '1e2', '1e2'],
    [integer, ' 5', ' 5'],
    [integer, '+5', '+5'],
    [integer, '05', '05'],
    [integer, '0x10', '0x10'],
    [integer, '', ''],
    [{ type: 'number' }, '1e2', 100],
    [{ type: 'number' }, '-1.50', -1.5],
    [{ type: 'number' }, '24', 24],
    [{ type: 'number' }, '1e999', '1e999'],
    [{ type: 'number' }, 'Infinity', 'Infinity'],
    [{ type: 'number' }, '1.', '1.'],
    [{ type: 'number' }, '.5', '.5'],
  ])('%j takes %j as %j', (schema, given, value) => {
    expect(read(schema, given)).toBe(value);
  });
});

test.each(['9007199254740993', '-9223372036854775808'])('%s keeps its digits', (text) => {
  expect(JSON.stringify(read(integer, text))).toBe(text);
  expect(JSON.stringify(read({ type: ['number', 'string'] }, text))).toBe(text);
});

describe('other scalars', () => {
  test.each<[Json, string, unknown]>([
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'boolean' }, 'True', 'True'],
    [{ type: 'boolean' }, '1', '1'],
    [{ type: 'null' }, 'null', null],
    [{ type: ['integer', 'null'] }, '', null],
    [{ type: ['integer', 'null'] }, 'null', null],
    [{ type: ['string', 'null'] }, '', ''],
    [{ type: ['string', 'null'] }, 'null', null],
    [text, '24', '24'],
    [text, 'true', 'true'],
    [text, 'null', 'null'],
    [text, '', ''],
    [true, '24', '24'],
    [false, '24', '24'],
    [{}, 'true', 'true'],
    [{ minLength: 1 }, '24', '24'],
  ])('%j takes %j as %j', (schema, given, value) => {
    expect(read(schema, given)).toBe(value);
  });
});

describe('types found through', () => {
  test.each<[string, Json, string, unknown]>([
    ['a list', { type: ['string', 'integer'] }, '24', 24],
    ['a list', { type: ['string', 'integer'] }, 'x', 'x'],
    ['a reference', ref('Alias'), '24', 24],
    ['a reference and its siblings', { $ref: '#/components/schemas/Count', minimum: 1 }, '24', 24],
    ['a circular reference', ref('Loop'), '24', '24'],
    ['a recursive schema', ref('Tree'), '24', 24],
    ['a reference to nowhere', ref('Missing'), '24', '24'],
    ['allOf', { allOf: [{ minimum: 1 }, integer] }, '24', 24],
    ['allOf that narrows', { type: ['string', 'integer'], allOf: [text] }, '24', '24'],
    ['allOf number and integer', { type: 'number', allOf: [integer] }, '1.5', '1.5'],
    ['anyOf', { anyOf: [text, { type: 'boolean' }] }, 'true', true],
    ['oneOf', { oneOf: [{ enum: ['latest'] }, integer] }, '24', 24],
    ['oneOf', { oneOf: [{ enum: ['latest'] }, integer] }, 'latest', 'latest'],
    ['enum', { enum: [1, 2] }, '2', 2],
    ['enum of numerals', { type: ['string', 'integer'], enum: ['1', '2'] }, '2', '2'],
    ['const', { const: true }, 'true', true],
  ])('%s: %j takes %j as %j', (_, schema, given, value) => {
    expect(read(schema, given)).toBe(value);
  });
});

describe('types of parts', () => {
  const list = (rest: JsonObject): JsonObject => ({ type: 'array', ...rest });
  test.each<[Json, string, unknown]>([
    [list({ items: integer }), 'a=1&a=x', [1, 'x']],
    [list({ items: ref('Alias') }), 'a=1&a=2', [1, 2]],
    [list({}), 'a=1&a=2', ['1', '2']],
    [
      list({ prefixItems: [text, integer], items: { type: 'boolean' } }),
      'a=1&a=2&a=true&a=false',
      ['1', 2, true, false],
    ],
    [{ allOf: [list({}), { items: integer }] }, 'a=1', [1]],
    [
      { type: 'object', properties: { n: integer }, additionalProperties: { type: 'boolean' } },
      'n=1&m=true',
      { n: 1, m: true },
    ],
    [
      {
        allOf: [
          { type: 'object', properties: { n: integer } },
          { properties: { n: { minimum: 1 } } },
        ],
      },
      'n=1',
      { n: 1 },
    ],
  ])('%j takes %s as %j', (schema, query, value) => {
    const { values, problems } = decode(
      [{ name: 'a', in: 'query', schema }],
      { query },
      components,
    );
    expect(problems).toEqual([]);
    expect(values.query.a).toEqual(value);
  });
});
