import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'an operation without a response',
    `
paths:
  /a:
    get: { summary: A }`,
    '/paths/~1a/get',
    '5:5',
  ],
  [
    'a status that there is not',
    `
paths:
  /a:
    get:
      responses:
        '200': { description: A }
        '600': { description: B }`,
    '/paths/~1a/get/responses/600',
    '8:9',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['responses-documented', pointer, at]]);
});
