import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a header parameter that is described elsewhere',
    `
components:
  parameters:
    A: { name: authorization, in: header, schema: { type: string } }
    B: { name: authorization, in: query, schema: { type: string } }`,
    '/components/parameters/A',
    '5:5',
  ],
  [
    'a response header that is described elsewhere',
    `
components:
  responses:
    A:
      description: A
      headers:
        Content-Type: { schema: { type: string } }
        Accept: { schema: { type: string } }`,
    '/components/responses/A/headers/Content-Type',
    '8:9',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['headers-heeded', pointer, at]]);
});
