import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a name that stands twice',
    `
paths:
  /a/{x}/b/{x}:
    parameters: [{ name: x, in: path, required: true, schema: {} }]`,
    '/paths/~1a~1{x}~1b~1{x}',
    '4:3',
  ],
  [
    'a brace without a partner',
    `
paths:
  /a/{x: {}`,
    '/paths/~1a~1{x',
    '4:3',
  ],
  [
    'a query',
    `
paths:
  /a?b=c: {}`,
    '/paths/~1a?b=c',
    '4:3',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['path-templates-valid', pointer, at]]);
});
