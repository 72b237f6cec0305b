import { expect, test } from 'vitest';
import { singular, wordsOf } from '../../src/compile/words.ts';

test.each([
  ['createdAt', 'created at'],
  ['created_at', 'created at'],
  ['created-at', 'created at'],
  ['CREATED_AT', 'created at'],
  ['userID', 'user id'],
  ['HTTPServerURL', 'http server url'],
  ['address.line1', 'address line1'],
  ['$ref', 'ref'],
])('the words of %s are %s', (name, wanted) => {
  expect(wordsOf(name)).toBe(wanted);
});

test.each([
  ['tags', 'tag'],
  ['categories', 'category'],
  ['address', 'address'],
  ['addresses', 'address'],
  ['statuses', 'status'],
  ['boxes', 'box'],
  ['batches', 'batch'],
  ['caches', 'cache'],
  ['houses', 'house'],
  ['status', 'status'],
  ['data series', 'data series'],
  ['os', 'os'],
  ['menus', 'menu'],
])('one of the %s is a %s', (words, wanted) => {
  expect(singular(words)).toBe(wanted);
});
