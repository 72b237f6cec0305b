import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a schema that leads back to itself',
    `
components:
  schemas:
    A: { anyOf: [{ type: string }, { $ref: '#/components/schemas/B' }] }
    B: { allOf: [{ $ref: '#/components/schemas/A' }] }`,
    '/components/schemas/A',
    '5:5',
  ],
  [
    'one that has another choice, and who requires it',
    `
components:
  schemas:
    A: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: integer }] }
    B: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }`,
    '/components/schemas/A',
    '5:5',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['schemas-end', pointer, at]]);
});
