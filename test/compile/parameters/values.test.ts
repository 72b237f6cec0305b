import { describe, expect, test } from 'vitest';
import type { RawParameters } from '../../../src/compile/parameters/parameters.ts';
import type { Json } from '../../../src/contract/contract.ts';
import { contentOf, decode, type InlineParameter } from './decode.ts';

const integer = { type: 'integer' };
const strings = { type: 'array', items: { type: 'string' } };

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
      { name: 'a', in: 'query', content: contentOf('application/json') },
      { query: 'a=%7B%22b%22:[1]}' },
      { b: [1] },
    ],
    [
      'JSON in a path',
      { name: 'a', in: 'path', content: contentOf('application/json') },
      { path: { a: '%5B1%5D' } },
      [1],
    ],
    [
      'JSON in a header',
      { name: 'a', in: 'header', content: contentOf('application/x+json') },
      { headers: { a: '{"b":1}' } },
      { b: 1 },
    ],
    [
      'JSON in a cookie',
      { name: 'a', in: 'cookie', content: contentOf('application/json') },
      { headers: { cookie: 'a=%5B1%5D' } },
      [1],
    ],
    [
      'other content',
      { name: 'a', in: 'query', content: contentOf('text/plain') },
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
