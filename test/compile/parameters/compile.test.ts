import { describe, expect, test } from 'vitest';
import type { RawParameters } from '../../../src/compile/parameters/compile.ts';
import type { Json, JsonObject, MediaType } from '../../../src/contract/contract.ts';
import { decode, type InlineParameter } from './decode.ts';

const integer = { type: 'integer' };
const strings = { type: 'array', items: { type: 'string' } };
const map: JsonObject = { type: 'object', additionalProperties: integer };

function content(range: string): MediaType {
  return { range, examples: new Map(), pointer: '' };
}

describe('problems', () => {
  test.each<[InlineParameter, Partial<RawParameters>, string, string]>([
    [
      { name: 'a', in: 'query', required: true, schema: integer },
      {},
      'a value (required)',
      'nothing',
    ],
    [
      { name: 'A', in: 'header', required: true, schema: integer },
      {},
      'a value (required)',
      'nothing',
    ],
    [
      { name: 'a', in: 'cookie', required: true, schema: integer },
      {},
      'a value (required)',
      'nothing',
    ],
    [{ name: 'a', in: 'path', schema: integer }, {}, 'a value (required)', 'nothing'],
    [{ name: 'a', in: 'query', schema: integer }, { query: 'a=1&a=2' }, 'one value', '2'],
    [
      { name: 'a', in: 'query', explode: false, schema: strings },
      { query: 'a=1&a=2&a=3' },
      'one value',
      '3',
    ],
    [
      { name: 'a', in: 'header', schema: integer },
      { headers: { a: ['1', '2'] } },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'cookie', schema: integer },
      { headers: { cookie: 'a=1; a=2' } },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'query', explode: false, schema: map },
      { query: 'a=x,1,y' },
      'a value for each property',
      '"y"',
    ],
    [
      { name: 'a', in: 'path', explode: true, schema: map },
      { path: { a: 'x=1,y' } },
      'properties written name=value',
      '"y"',
    ],
    [
      { name: 'a', in: 'query', schema: { type: 'object', properties: { n: integer } } },
      { query: 'n=1&n=2' },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'path', style: 'label', schema: integer },
      { path: { a: '5' } },
      'a value after "."',
      '"5"',
    ],
    [
      { name: 'a', in: 'path', style: 'matrix', schema: integer },
      { path: { a: '5' } },
      ';a=value',
      '"5"',
    ],
    [
      { name: 'a', in: 'path', style: 'matrix', schema: integer },
      { path: { a: ';b=5' } },
      ';a=value',
      '";b=5"',
    ],
    [
      { name: 'a', in: 'path', style: 'matrix', schema: integer },
      { path: { a: ';a=5;a=6' } },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'query', content: content('application/json') },
      { query: 'a=1&a=2' },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'query', content: content('application/json') },
      { query: 'a={"b":%20x}' },
      'JSON',
      '"{\\"b\\": x}" (expected a value, received "x" at line 1, column 7)',
    ],
  ])('%j', (parameter, raw, expected, received) => {
    const { values, problems } = decode([parameter], raw);
    expect(values[parameter.in]).toEqual({});
    expect(problems).toEqual([
      { parameter: expect.objectContaining({ name: parameter.name }), expected, received },
    ]);
  });
});

describe('values', () => {
  test.each<[string, InlineParameter, Partial<RawParameters>, unknown]>([
    ['an empty value', { name: 'a', in: 'query', schema: { type: 'string' } }, { query: 'a' }, ''],
    [
      'an encoded delimiter',
      { name: 'a', in: 'query', explode: false, schema: strings },
      { query: 'a=b%2Cc,d' },
      ['b,c', 'd'],
    ],
    [
      'an encoded delimiter in a path',
      { name: 'a', in: 'path', schema: strings },
      { path: { a: 'b%2Cc,d%2Fe' } },
      ['b,c', 'd/e'],
    ],
    [
      'a plus sign in a query',
      { name: 'a', in: 'query', schema: { type: 'string' } },
      { query: 'a=b+c' },
      'b c',
    ],
    [
      'a plus sign in a path',
      { name: 'a', in: 'path', schema: { type: 'string' } },
      { path: { a: 'b+c' } },
      'b+c',
    ],
    [
      'a comma in an exploded label',
      { name: 'a', in: 'path', style: 'label', explode: true, schema: strings },
      { path: { a: '.b,c.d' } },
      ['b,c', 'd'],
    ],
    [
      'a broken escape',
      { name: 'a', in: 'query', schema: strings },
      { query: 'a=%zz&a=%FF' },
      ['%zz', '%FF'],
    ],
    [
      'commas in an exploded list',
      { name: 'a', in: 'query', schema: strings },
      { query: 'a=b,c' },
      ['b,c'],
    ],
    ['one empty item', { name: 'a', in: 'query', schema: strings }, { query: 'a=' }, ['']],
    [
      'literal brackets',
      { name: 'ids[]', in: 'query', schema: strings },
      { query: 'ids[]=1&ids%5B%5D=2' },
      ['1', '2'],
    ],
    [
      'a header as a percent sign has it',
      { name: 'a', in: 'header', schema: { type: 'string' } },
      { headers: { a: ' 5%20 ' } },
      '5%20',
    ],
    [
      "a header in the document's spelling",
      { name: 'X-Rate', in: 'header', schema: integer },
      { headers: { 'x-rate': '5' } },
      5,
    ],
    [
      'repeated headers',
      { name: 'a', in: 'header', schema: strings },
      { headers: { a: ['b, c', 'd'] } },
      ['b', 'c', 'd'],
    ],
    [
      'a quoted cookie',
      { name: 'a', in: 'cookie', schema: { type: 'string' } },
      { headers: { cookie: 'b=1; a="x=y"; c' } },
      'x=y',
    ],
    [
      'several cookie headers',
      { name: 'a', in: 'cookie', schema: integer },
      { headers: { cookie: ['b=1', 'a=2'] } },
      2,
    ],
    [
      'an ampersand in a cookie',
      { name: 'a', in: 'cookie', schema: { type: 'string' } },
      { headers: { cookie: 'a=b&c' } },
      'b&c',
    ],
    [
      'JSON in a query',
      { name: 'a', in: 'query', content: content('application/json') },
      { query: 'a=%7B%22b%22:[1]}' },
      { b: [1] },
    ],
    [
      'JSON in a path',
      { name: 'a', in: 'path', content: content('application/json') },
      { path: { a: '%5B1%5D' } },
      [1],
    ],
    [
      'JSON in a header',
      { name: 'a', in: 'header', content: content('application/x+json') },
      { headers: { a: '{"b":1}' } },
      { b: 1 },
    ],
    [
      'JSON in a cookie',
      { name: 'a', in: 'cookie', content: content('application/json') },
      { headers: { cookie: 'a=%5B1%5D' } },
      [1],
    ],
    [
      'other content',
      { name: 'a', in: 'query', content: content('text/plain') },
      { query: 'a=1' },
      '1',
    ],
    [
      'repetition that no type forbids',
      { name: 'a', in: 'query', schema: {} },
      { query: 'a=1&a=2' },
      ['1', '2'],
    ],
  ])('%s', (_, parameter, raw, value) => {
    const { values, problems } = decode([parameter], raw);
    expect(problems).toEqual([]);
    expect(values[parameter.in]).toEqual({ [parameter.name]: value });
  });
});

describe('a schema of scalars and lists', () => {
  const either = { oneOf: [integer, { type: 'array', items: integer }] };
  const nullable = { type: ['array', 'null'], items: integer };
  test.each<[Json, boolean, string, unknown]>([
    [either, true, 'a=1', 1],
    [either, true, 'a=1&a=2', [1, 2]],
    [either, false, 'a=1,2', [1, 2]],
    [either, false, 'a=1', 1],
    [{ type: ['string', 'array'] }, false, 'a=b', 'b'],
    [{ type: ['string', 'array'] }, false, 'a=b,c', ['b', 'c']],
    [{ type: ['integer', 'object'] }, true, 'a=1', 1],
    [nullable, false, 'a=1', [1]],
    [nullable, false, 'a=null', null],
  ])('%j, explode %s, %s', (schema, explode, query, value) => {
    const { values } = decode([{ name: 'a', in: 'query', explode, schema }], { query });
    expect(values.query.a).toEqual(value);
  });
});

describe('an absent parameter', () => {
  const components = { Page: { type: 'integer', default: 1 }, List: { default: [1] } };
  const page = { $ref: '#/components/schemas/Page' };
  test.each<[string, Json, boolean, unknown]>([
    ['its default', { type: 'integer', default: 5 }, false, 5],
    ['a false default', { type: 'boolean', default: false }, false, false],
    ['a null default', { type: ['integer', 'null'], default: null }, false, null],
    ['a referenced default', page, false, 1],
    ['its own default over a referenced one', { ...page, default: 2 }, false, 2],
    ['nothing', integer, false, undefined],
    ['nothing where it is required', { type: 'integer', default: 5 }, true, undefined],
  ])('gets %s', (_, schema, required, value) => {
    const parameter: InlineParameter = { name: 'a', in: 'query', required, schema };
    expect(decode([parameter], {}, components).values.query.a).toBe(value);
  });

  test('gets a default of its own', () => {
    const parameter: InlineParameter = {
      name: 'a',
      in: 'query',
      schema: { $ref: '#/components/schemas/List' },
    };
    const { values } = decode([parameter], {}, components);
    (values.query.a as number[]).push(2);
    expect(components.List.default).toEqual([1]);
  });

  test('may be empty where that is allowed', () => {
    const flag: InlineParameter = {
      name: 'a',
      in: 'query',
      required: true,
      allowEmptyValue: true,
      schema: { type: 'boolean' },
    };
    expect(decode([flag], { query: 'a' })).toMatchObject({ values: { query: {} }, problems: [] });
    expect(decode([flag], { query: 'a=true' }).values.query.a).toBe(true);
    expect(decode([flag], {}).problems).toHaveLength(1);
  });
});

describe('undeclared fields', () => {
  const a: InlineParameter = { name: 'a', in: 'query', schema: { type: 'string' } };
  test('are named once, in order', () => {
    const query = 'c=1&a=1&b%20=2&c=3&__proto__=4';
    expect(decode([a], { query }).undeclaredQuery).toEqual(['c', 'b ', '__proto__']);
  });

  test('are the properties of an object that is open', () => {
    const query = 'a=1&x=2&__proto__=3';
    const { values, undeclaredQuery } = decode([a, { name: 'map', in: 'query', schema: map }], {
      query,
    });
    expect(undeclaredQuery).toEqual([]);
    expect(values.query.a).toBe('1');
    expect(Object.entries(values.query.map as object)).toEqual([
      ['x', 2],
      ['__proto__', 3],
    ]);
  });

  test('are left by an object that declares its properties', () => {
    const schema = { type: 'object', properties: { n: integer } };
    const { values, undeclaredQuery } = decode([{ name: 'o', in: 'query', schema }], {
      query: 'n=1&m=2',
    });
    expect(values.query).toEqual({ o: { n: 1 } });
    expect(undeclaredQuery).toEqual(['m']);
  });
});

test('Accept, Authorization and Content-Type are no parameters', () => {
  const parameters = ['Accept', 'Authorization', 'Content-Type'].map(
    (name): InlineParameter => ({ name, in: 'header', required: true, schema: integer }),
  );
  const decoded = decode(parameters, { headers: { accept: 'text/html' } });
  expect(decoded).toMatchObject({ values: { header: {} }, problems: [] });
});

test('a parameter may be called __proto__', () => {
  const parameter: InlineParameter = { name: '__proto__', in: 'query', schema: integer };
  const { values } = decode([parameter], { query: '__proto__=1' });
  expect(Object.entries(values.query)).toEqual([['__proto__', 1]]);
});

test.each(['constructor', 'toString', '__proto__'])('%s is not inherited', (name) => {
  const parameters = (['path', 'query', 'header', 'cookie'] as const).map(
    (location): InlineParameter => ({ name, in: location, schema: { type: 'string' } }),
  );
  const { values } = decode(parameters, {});
  for (const record of Object.values(values)) expect(Object.keys(record)).toEqual([]);
});
