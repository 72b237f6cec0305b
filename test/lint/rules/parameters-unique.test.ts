import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a parameter that is in the list twice',
    `
paths:
  /a:
    get:
      parameters:
        - { name: p, in: query, schema: {} }
        - { name: p, in: cookie, schema: {} }
        - { name: p, in: query, schema: {} }
      responses: { default: { description: A } }`,
    '/paths/~1a/get/parameters/2',
    '9:11',
  ],
  [
    'a parameter of a path, and a reference to the same',
    `
paths:
  /a:
    parameters:
      - { name: p, in: query, schema: {} }
      - $ref: '#/components/parameters/P'
    get: { responses: { default: { description: A } } }
components:
  parameters: { P: { name: p, in: query, schema: {} } }`,
    '/paths/~1a/parameters/1',
    '7:9',
  ],
  [
    'headers that differ in case alone',
    `
components:
  pathItems:
    A:
      parameters: [{ name: X-A, in: header, schema: {} }, { name: x-a, in: header, schema: {} }]`,
    '/components/pathItems/A/parameters/1',
    '6:59',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['parameters-unique', pointer, at]]);
});
