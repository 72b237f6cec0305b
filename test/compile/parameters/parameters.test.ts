import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { decode, type InlineParameter } from './decode.ts';

const integer = { type: 'integer' };
const map: JsonObject = { type: 'object', additionalProperties: integer };

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
