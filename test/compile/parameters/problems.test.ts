import { describe, expect, test } from 'vitest';
import type { RawParameters } from '../../../src/compile/parameters/compile.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contentOf, decode, type InlineParameter } from './decode.ts';

const integer = { type: 'integer' };
const strings = { type: 'array', items: { type: 'string' } };
const map: JsonObject = { type: 'object', additionalProperties: integer };

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
      { name: 'a', in: 'query', content: contentOf('application/json') },
      { query: 'a=1&a=2' },
      'one value',
      '2',
    ],
    [
      { name: 'a', in: 'query', content: contentOf('application/json') },
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
