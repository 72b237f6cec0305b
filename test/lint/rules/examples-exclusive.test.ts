import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'an example beside examples',
    `
components:
  headers:
    A: { schema: { type: integer }, example: 1, examples: { two: { value: 2 } } }`,
    '/components/headers/A/examples',
    '5:49',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['examples-exclusive', pointer, at]]);
});
