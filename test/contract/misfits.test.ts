import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { findMisfits } from '../../src/contract/misfits.ts';

const SCHEMA = 'a schema: an object, true or false';

const CASES: [what: string, paths: Json, pointer: string | undefined, expected?: string][] = [
  ['nothing', { '/a': { get: { responses: {} } } }, undefined],
  ['a list for a map', [], '/paths', 'an object'],
  ['a map without entries', null, undefined],
  ['a list without entries', { '/a': { parameters: null } }, undefined],
  ['a map for a list', { '/a': { parameters: {} } }, '/paths/~1a/parameters', 'a list'],
  ['no operation', { '/a': { get: null } }, '/paths/~1a/get', 'an object'],
  ['no path item', { '/a': 'x' }, '/paths/~1a', 'an object'],
  ['an extension beside paths', { 'x-a': null }, undefined],
  ['a schema that is true', { '/a': { parameters: [{ schema: true }] } }, undefined],
  [
    'no schema',
    { '/a': { parameters: [{ schema: null }] } },
    '/paths/~1a/parameters/0/schema',
    SCHEMA,
  ],
  [
    'a property that is none',
    { '/a': { parameters: [{ schema: { properties: { b: [] } } }] } },
    '/paths/~1a/parameters/0/schema/properties/b',
    SCHEMA,
  ],
  ['data', { '/a': { parameters: [{ schema: { default: { properties: 5 } } }] } }, undefined],
];

describe('misfits', () => {
  test.each(CASES)('%s', (_, paths, pointer, expected) => {
    const found = findMisfits({ openapi: '3.1.0', paths });
    expect(found.map((misfit) => [misfit.pointer, misfit.expected])).toEqual(
      pointer === undefined ? [] : [[pointer, expected]],
    );
  });

  test('all of them, in the order of the document, with what came', () => {
    const document = { paths: { '/b': 1, '/a': { get: true } }, components: [2] };
    expect(findMisfits(document).map(({ received }) => received)).toEqual([1, [2], true]);
  });
});
