import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a default',
    `
components:
  schemas:
    A: { properties: { a: { type: integer, default: x } } }`,
    '/components/schemas/A/properties/a/default',
    '5:44',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['defaults-valid', pointer, at]]);
});
