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
  [
    'a default of a parameter',
    'components: { parameters: { A: { name: a, in: query, schema: { type: integer, default: x } } } }',
    '/components/parameters/A/schema/default',
    '3:79',
  ],
  [
    'a default of a header',
    'components: { headers: { A: { schema: { type: integer, default: x } } } }',
    '/components/headers/A/schema/default',
    '3:56',
  ],
  [
    'a default deep in a body',
    'components: { responses: { A: { description: A, content: { text/csv: { schema: { items: { anyOf: [{ type: integer, default: x }] } } } } } } }',
    '/components/responses/A/content/text~1csv/schema/items/anyOf/0/default',
    '3:116',
  ],
  [
    'a default beside a reference',
    `
components:
  schemas:
    A: { type: integer }
    B: { $ref: '#/components/schemas/A', default: x }`,
    '/components/schemas/B/default',
    '6:42',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['defaults-valid', pointer, at]]);
});
