import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'bounds that exclude each other, and one who refers to them',
    `
components:
  schemas:
    A: { type: object, required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { type: integer, minimum: 3, maximum: 2 }`,
    '/components/schemas/B',
    '6:5',
  ],
  [
    'parts that exclude each other',
    `
components:
  schemas:
    A:
      allOf:
        - { type: object, additionalProperties: false, properties: { a: true } }
        - { type: object, required: [b] }`,
    '/components/schemas/A/allOf/1',
    '8:11',
  ],
  [
    'more different items than there are',
    `
components:
  schemas:
    A: { type: array, items: { type: boolean }, uniqueItems: true, minItems: 3 }`,
    '/components/schemas/A/minItems',
    '5:68',
  ],
  [
    'what is required without end',
    `
components:
  schemas:
    A: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }`,
    '/components/schemas/A',
    '5:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['schemas-satisfiable', pointer, at]]);
});
