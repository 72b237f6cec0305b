import { describe, expect, test } from 'vitest';
import type { RawParameters } from '../../../src/compile/parameters/parameters.ts';
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
    const named = expect.objectContaining({ name: parameter.name });
    const value = quoted(received);
    expect(problems).toEqual([{ parameter: named, expected, received, value, isBeyond: false }]);
  });

  /** What came, where words quote it: a text in JSON. */
  const quoted = (words: string): unknown => {
    const [text] = /^"(?:[^"\\]|\\.)*"/.exec(words) ?? [];
    return text === undefined ? undefined : JSON.parse(text);
  };
});

describe('an escape that is broken or is not UTF-8', () => {
  const text: InlineParameter['schema'] = { type: 'string' };
  test.each<[InlineParameter, Partial<RawParameters>, string]>([
    [{ name: 'a', in: 'path', schema: text }, { path: { a: 'b%ff' } }, 'b%ff'],
    [{ name: 'a', in: 'path', style: 'label', schema: text }, { path: { a: '.%zz' } }, '%zz'],
    [{ name: 'a', in: 'path', style: 'matrix', schema: text }, { path: { a: ';a=%' } }, 'a=%'],
    [{ name: 'a', in: 'query', schema: text }, { query: 'a=%ff' }, '%ff'],
    [{ name: 'a', in: 'query', schema: text }, { query: 'a=100%' }, '100%'],
    [{ name: 'a', in: 'query', schema: integer }, { query: 'a=1%3' }, '1%3'],
    [{ name: 'a', in: 'query', schema: strings }, { query: 'a=b&a=%C3+' }, '%C3 '],
    [{ name: 'a', in: 'query', style: 'deepObject', schema: map }, { query: 'a[b]=%zz' }, '%zz'],
    [{ name: 'a', in: 'query', content: contentOf('text/plain') }, { query: 'a=%zz' }, '%zz'],
  ])('%j', (parameter, raw, received) => {
    const { values, problems } = decode([parameter], raw);
    expect(values[parameter.in]).toEqual({});
    expect(problems).toMatchObject([
      { expected: 'percent-encoded UTF-8', received: JSON.stringify(received), value: received },
    ]);
  });

  test('is nothing to a parameter that it does not belong to', () => {
    const { values, problems } = decode([{ name: 'a', in: 'query', schema: text }], {
      query: 'a=b&%ff=c&d=%zz',
    });
    expect([values.query, problems]).toEqual([{ a: 'b' }, []]);
  });

  test('is taken as it is in a header and a cookie, which need no encoding', () => {
    const headers = { a: '%zz', cookie: 'a=%zz' };
    const inBoth = [
      { name: 'a', in: 'header', schema: text },
      { name: 'a', in: 'cookie', schema: text },
    ] as const;
    const { values, problems } = decode(inBoth, { headers });
    expect([values.header, values.cookie, problems]).toEqual([{ a: '%zz' }, { a: '%zz' }, []]);
  });
});
