import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a method that faker doesn’t have',
    `
components:
  schemas:
    A: { type: string, x-faker: name.findName }
    B: { type: string, x-faker: internet.email }`,
    '/components/schemas/A/x-faker',
    '5:24',
  ],
  [
    'a method that lacks its argument',
    `
components:
  schemas:
    A: { type: string, x-faker: helpers.fromRegExp }
    B: { type: string, x-faker: { helpers.fromRegExp: '[a-f]{4}' } }`,
    '/components/schemas/A/x-faker',
    '5:24',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['faker-methods-known', pointer, at]]);
});
