import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { decode, type InlineParameter } from './decode.ts';

const components: JsonObject = {
  Node: {
    type: 'object',
    properties: { n: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } },
  },
};

function filter(schema: Json): InlineParameter {
  return { name: 'filter', in: 'query', style: 'deepObject', explode: true, schema };
}

const integer = { type: 'integer' };
const integers = { type: 'array', items: integer };
const object: JsonObject = {
  type: 'object',
  properties: { n: integer, ids: integers, nested: { type: 'object', properties: { n: integer } } },
};
const range = { anyOf: [{ type: 'object', properties: { gte: integer } }, integer] };

describe('values', () => {
  test.each<[Json, string, unknown]>([
    [object, 'filter[n]=1&filter[x]=1', { n: 1, x: '1' }],
    [object, 'filter%5Bn%5D=1', { n: 1 }],
    [object, 'filter[a+b]=c+d%2C', { 'a b': 'c d,' }],
    [object, 'filter[nested][n]=1', { nested: { n: 1 } }],
    [object, 'filter[a][b][c]=1', { a: { b: { c: '1' } } }],
    [object, 'filter[ids]=1&filter[ids]=2', { ids: [1, 2] }],
    [object, 'filter[ids][]=1&filter[ids][]=2', { ids: [1, 2] }],
    [object, 'filter[ids][1]=1&filter[ids][0]=2', { ids: [2, 1] }],
    [object, 'filter[ids][9999999999]=1', { ids: [1] }],
    [object, 'filter[0]=a', { 0: 'a' }],
    [
      { $ref: '#/components/schemas/Node' },
      'filter[next][next][n]=1',
      { next: { next: { n: 1 } } },
    ],
    [integers, 'filter[]=1&filter[]=2', [1, 2]],
    [integers, 'filter[0]=1&filter[1]=2', [1, 2]],
    [{ type: 'array', items: object }, 'filter[0][n]=1&filter[1][n]=2', [{ n: 1 }, { n: 2 }]],
    [integers, 'filter[a]=1', { a: '1' }],
    [range, 'filter=5', 5],
    [range, 'filter[gte]=5', { gte: 5 }],
  ])('%j takes %s', (schema, query, value) => {
    const { values, problems, undeclaredQuery } = decode([filter(schema)], { query }, components);
    expect(problems).toEqual([]);
    expect(undeclaredQuery).toEqual([]);
    expect(values.query.filter).toEqual(value);
  });
});

test.each([
  ['filter[n]=1&filter[n]=2', 'one value for filter[n]', '2'],
  ['filter[n]=1&filter[n][m]=2', 'either a value or properties for filter[n][m]', 'both'],
  ['filter[n][m]=1&filter[n]=2', 'either a value or properties for filter[n]', 'both'],
  ['filter=1', 'filter[property]=value', 'filter=1'],
])('%s is a problem', (query, expected, received) => {
  const { values, problems } = decode([filter(object)], { query });
  expect(values.query).toEqual({});
  expect(problems).toMatchObject([{ parameter: { name: 'filter' }, expected, received }]);
});

test.each(['filter[n', 'filter[n]x', 'filter[n]x[m]', 'filter[[n]]', 'filtern]', 'filters[n]'])(
  '%s is another field',
  (name) => {
    const { values, undeclaredQuery } = decode([filter(object)], { query: `${name}=1` });
    expect(values.query).toEqual({});
    expect(undeclaredQuery).toEqual([name]);
  },
);

test('a field that is declared literally comes before an object', () => {
  const parameters: InlineParameter[] = [
    filter(object),
    { name: 'filter[0][field]', in: 'query', schema: integer },
  ];
  const query = 'filter[0][field]=1&filter[n]=2';
  expect(decode(parameters, { query }).values.query).toEqual({
    filter: { n: 2 },
    'filter[0][field]': 1,
  });
});

test('names such as __proto__ are properties', () => {
  const { values } = decode([filter(object)], {
    query: 'filter[__proto__][x]=1&filter[constructor]=2',
  });
  const value = values.query.filter as object;
  expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test('brackets beyond any depth are no parameter', () => {
  const name = `filter${'[a]'.repeat(5000)}`;
  expect(decode([filter(object)], { query: `${name}=1` }).undeclaredQuery).toEqual([name]);
});
