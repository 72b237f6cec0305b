import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a name in a template without a parameter',
    `
paths:
  /a/{x}:
    get: { responses: { default: { description: A } } }`,
    '/paths/~1a~1{x}/get',
    '5:5',
  ],
  [
    'a path parameter without a place in the template',
    `
paths:
  /a:
    parameters:
      - { name: x, in: path, required: true, schema: { type: string } }
    get: { responses: { default: { description: A } } }
    put: { responses: { default: { description: A } } }`,
    '/paths/~1a/parameters/0',
    '6:9',
  ],
  [
    'a shared path parameter where it has no place',
    `
paths:
  /a:
    get:
      parameters: [{ $ref: '#/components/parameters/X' }]
      responses: { default: { description: A } }
components:
  parameters:
    X: { name: x, in: path, required: true, schema: { type: string } }`,
    '/paths/~1a/get',
    '5:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['path-parameters-declared', pointer, at]]);
});
