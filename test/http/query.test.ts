import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFormText } from '../../src/http/percent.ts';
import { parseQuery } from '../../src/http/query.ts';

test.each([
  ['', []],
  [
    'a=1&b=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'b=2&a=1&b=3',
    [
      ['b', '2'],
      ['a', '1'],
      ['b', '3'],
    ],
  ],
  ['a=', [['a', '']]],
  ['a', [['a', '']]],
  ['=1', [['', '1']]],
  ['&&a=1&', [['a', '1']]],
  ['a=b=c', [['a', 'b=c']]],
  ['color%5BR%5D=100', [['color[R]', '100']]],
  ['first+name=a+b', [['first name', 'a+b']]],
  ['a=blue%2Cblack,brown', [['a', 'blue%2Cblack,brown']]],
  [
    '%zz=1&%FF=2',
    [
      ['%zz', '1'],
      ['%FF', '2'],
    ],
  ],
  [
    '__proto__=1&constructor=2',
    [
      ['__proto__', '1'],
      ['constructor', '2'],
    ],
  ],
])('%j', (query, pairs) => {
  expect(parseQuery(query).map(({ name, value }) => [name, value])).toEqual(pairs);
});

test('agrees with URLSearchParams on what it writes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
      const read = parseQuery(new URLSearchParams(pairs).toString());
      expect(read.map(({ name, value }) => [name, decodeFormText(value)])).toEqual(pairs);
    }),
  );
});
