import { describe, expect, test } from 'vitest';
import { compiledOf } from '../../src/compile/compiled-contract.ts';
import { routeMounted } from '../../src/compile/mount.ts';
import { contractOf } from '../mock/contract.ts';

const get = { get: { responses: { 204: { description: 'Done.' } } } };

describe('routeMounted', async () => {
  const { contract } = await contractOf({ '/things': get, '/document/things': get });
  const named = { ...contract, name: 'shop' };

  test.each([
    ['/things', 'found', '/things'],
    ['/shop/things', 'found', '/things'],
    ['/other/things', 'path-missing', '/other/things'],
    ['/shopping/things', 'path-missing', '/shopping/things'],
    ['/shop/nothing', 'path-missing', '/shop/nothing'],
    ['/shop', 'path-missing', '/shop'],
  ])('%s is %s', (given, kind, path) => {
    const found = routeMounted(compiledOf(named), 'GET', given);
    expect([found.match.kind, found.path]).toEqual([kind, path]);
  });

  test('a method that a mounted path lacks', () => {
    const { match, path } = routeMounted(compiledOf(named), 'PUT', '/shop/things');
    expect([match.kind, path]).toEqual(['method-missing', '/things']);
  });

  test('a path of the contract that begins like its mount is its own', () => {
    const { path } = routeMounted(
      compiledOf({ ...contract, name: 'document' }),
      'GET',
      '/document/things',
    );
    expect(path).toBe('/document/things');
  });
});
