import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a type that is none',
    `
components:
  schemas:
    A:
      properties:
        a: { type: strin }
    B:
      items: { $ref: '#/components/schemas/A' }`,
    '/components/schemas/A/properties/a/type',
    '7:14',
  ],
  [
    'a list of types with one that is none',
    `
components:
  schemas:
    A: { type: [string, strin] }`,
    '/components/schemas/A/type/1',
    '5:25',
  ],
  [
    'a keyword whose value is of the wrong type',
    `
components:
  schemas:
    A: { properties: { a: { required: true } } }`,
    '/components/schemas/A/properties/a/required',
    '5:29',
  ],
  [
    'a keyword that compiles, but may not have this value',
    `
components:
  schemas:
    A: { type: string, minLength: -1 }`,
    '/components/schemas/A/minLength',
    '5:24',
  ],
  [
    'a pattern that is none',
    `
components:
  schemas:
    A: { type: string, pattern: '(' }`,
    '/components/schemas/A/pattern',
    '5:24',
  ],
  [
    'a pattern of properties that is none',
    `
components:
  schemas:
    A: { type: object, patternProperties: { '(': {} } }`,
    '/components/schemas/A/patternProperties/(',
    '5:45',
  ],
  [
    'a keyword whose value no number can satisfy',
    `
components:
  schemas:
    A: { type: number, multipleOf: 0 }`,
    '/components/schemas/A/multipleOf',
    '5:24',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['schemas-valid', pointer, at]]);
});
