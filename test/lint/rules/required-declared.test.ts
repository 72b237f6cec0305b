import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a required property that is not declared, among others and in parts that are',
    `
components:
  schemas:
    A:
      required: [own, inherited, alternative, absent]
      properties: { own: { type: string } }
      allOf: [{ $ref: '#/components/schemas/B' }]
      oneOf: [{ properties: { alternative: { type: string } } }, { required: [own] }]
    B: { properties: { inherited: { type: string } } }
    Open: { required: [a], properties: { b: {} }, additionalProperties: { type: string } }
    Bare: { required: [a] }`,
    '/components/schemas/A/required/3',
    '6:47',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['required-declared', pointer, at]]);
});
