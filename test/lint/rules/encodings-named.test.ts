import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'the encoding of a property that there is not',
    `
components:
  requestBodies:
    A:
      content:
        multipart/form-data:
          schema: { allOf: [{ type: object, properties: { a: { type: string } } }] }
          encoding: { a: {}, b: {} }`,
    '/components/requestBodies/A/content/multipart~1form-data/encoding/b',
    '9:30',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['encodings-named', pointer, at]]);
});
