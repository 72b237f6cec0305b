import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a schema inside another that does not compile',
    `
components:
  schemas:
    A:
      properties:
        a: { format: date, formatMinimum: 3 }
    B:
      properties:
        b: { $ref: '#/components/schemas/A' }`,
    '/components/schemas/A/properties/a',
    '7:9',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['schemas-compile', pointer, at]]);
});
