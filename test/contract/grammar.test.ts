import { expect, test } from 'vitest';
import { type Kind, kindAt } from '../../src/contract/grammar.ts';

test.each<[string, Kind]>([
  ['', 'openapi'],
  ['/paths/~1a/post/parameters/0/schema', 'schema'],
  ['/paths/~1a/post/callbacks/done/{$url}/get', 'operation'],
  ['/components/pathItems/x-a/trace/responses/default/headers/x-b', 'header'],
])('at %s is a %s', (pointer, kind) => {
  expect(kindAt(pointer)).toBe(kind);
});

test.each([
  '/info',
  '/paths',
  '/paths/x-a',
  '/paths/~1a/post/responses',
  '/paths/~1a/post/responses/x-r',
  '/components/schemas',
  '/components/schemas/x-schema/default',
  '/components/constructor/A',
  '/nowhere/at/all',
])('%s has no kind', (pointer) => {
  expect(kindAt(pointer)).toBeUndefined();
});
