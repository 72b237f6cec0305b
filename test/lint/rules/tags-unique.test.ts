import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a tag that is in the list twice',
    `
paths: {}
tags:
  - name: a
  - name: b
  - name: a`,
    '/tags/2',
    '7:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['tags-unique', pointer, at]]);
});
