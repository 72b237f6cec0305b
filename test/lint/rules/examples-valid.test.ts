import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'an example of a media type',
    `
paths:
  /a:
    get:
      responses:
        '200':
          description: A
          content:
            application/json:
              schema: { type: object, properties: { n: { type: integer } } }
              example:
                n: one`,
    '/paths/~1a/get/responses/200/content/application~1json/example/n',
    '13:17',
  ],
  [
    'an example that lacks what is required',
    `
paths:
  /a:
    put:
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [n], properties: { n: { type: integer } } }
            examples:
              none:
                value: {}
      responses: { default: { description: A } }`,
    '/paths/~1a/put/requestBody/content/application~1json/examples/none/value',
    '12:17',
  ],
  [
    'an example that is shared',
    `
paths:
  /a:
    get:
      responses:
        default:
          description: A
          content:
            application/json:
              schema: { type: integer }
              examples: { text: { $ref: '#/components/examples/Text' } }
components:
  examples:
    Text: { value: text }`,
    '/components/examples/Text/value',
    '15:13',
  ],
  [
    'an example of a parameter',
    `
paths:
  /a:
    get:
      parameters:
        - { name: p, in: query, schema: { type: integer }, example: x }
      responses: { default: { description: A } }`,
    '/paths/~1a/get/parameters/0/example',
    '7:60',
  ],
  [
    'an example of a header',
    `
components:
  headers:
    H:
      schema: { type: integer }
      example: x`,
    '/components/headers/H/example',
    '7:7',
  ],
  [
    'an example in a schema',
    `
components:
  schemas:
    A: { properties: { a: { type: integer, examples: [1, x] } } }`,
    '/components/schemas/A/properties/a/examples/1',
    '5:58',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['examples-valid', pointer, at]]);
});
