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
  [
    'an example of a parameter with a media type',
    `
components:
  parameters:
    P:
      { name: p, in: query, content: { application/json: { schema: { type: integer }, example: x } } }`,
    '/components/parameters/P/content/application~1json/example',
    '6:87',
  ],
  [
    'an example that is one of several of a parameter',
    `
components:
  parameters:
    P: { name: p, in: query, schema: { type: integer }, examples: { a: { value: 1 }, b: { value: x } } }`,
    '/components/parameters/P/examples/b/value',
    '5:91',
  ],
  [
    'an example of the header of a part',
    `
components:
  requestBodies:
    A:
      content:
        multipart/form-data:
          schema: { type: object, properties: { a: { type: string } } }
          encoding: { a: { headers: { H: { schema: { type: integer }, example: x } } } }`,
    '/components/requestBodies/A/content/multipart~1form-data/encoding/a/headers/H/example',
    '9:71',
  ],
  [
    'an example in a callback',
    `
components:
  callbacks:
    C:
      '{$request.body#/url}':
        post:
          requestBody: { content: { application/json: { schema: { type: integer }, example: x } } }
          responses: { default: { description: A } }`,
    '/components/callbacks/C/{$request.body#~1url}/post/requestBody/content/application~1json/example',
    '8:84',
  ],
  [
    'an example of what a reference leads to',
    `
components:
  responses:
    A:
      description: A
      content:
        application/json:
          schema: { $ref: '#/components/schemas/A' }
          example: x
  schemas:
    A: { type: integer }`,
    '/components/responses/A/content/application~1json/example',
    '10:11',
  ],
  [
    'an example beside a reference',
    `
components:
  schemas:
    A: { type: integer }
    B: { $ref: '#/components/schemas/A', examples: [x] }`,
    '/components/schemas/B/examples/0',
    '6:53',
  ],
  [
    'an example under its old name in 3.1',
    'components: { schemas: { A: { type: integer, example: x } } }',
    '/components/schemas/A/example',
    '3:46',
  ],
  [
    'an example that stands elsewhere, and is not read',
    'components: { examples: { A: { externalValue: a.json } } }',
    '/components/examples/A/externalValue',
    '3:32',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['examples-valid', pointer, at]]);
});
