import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'templates that differ in a name',
    `
paths:
  /a/{x}:
    parameters: [{ name: x, in: path, required: true, schema: { type: string } }]
    get: { responses: { default: { description: A } } }
  /a/{y}:
    parameters: [{ name: y, in: path, required: true, schema: { type: string } }]
    get: { responses: { default: { description: A } } }`,
    '/paths/~1a~1{y}/get',
    '9:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['operations-distinct', pointer, at]]);
});
