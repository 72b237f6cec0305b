import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a missing field',
    `
paths:
  /a:
    get:
      responses:
        '200': {}`,
    '/paths/~1a/get/responses/200',
    '7:9',
  ],
  [
    'a misspelt field',
    `
paths:
  /a:
    get:
      sumary: A
      responses: { default: { description: A } }`,
    '/paths/~1a/get/sumary',
    '6:7',
  ],
  [
    'a field of the wrong type in a shared parameter',
    `
paths:
  /a:
    get:
      parameters: [{ $ref: '#/components/parameters/P' }]
      responses: { default: { description: A } }
  /b:
    get:
      parameters: [{ $ref: '#/components/parameters/P' }]
      responses: { default: { description: A } }
components:
  parameters:
    P:
      { name: p, in: query, style: form, required: 'yes', schema: { type: string } }`,
    '/components/parameters/P/required',
    '15:42',
  ],
  ['a document of nothing', '', '', '1:1'],
  [
    'what makes the fields beside it look unknown',
    `
paths:
  /a/{x}:
    get:
      parameters: [{ name: x, in: path, style: label, example: a, schema: { type: string } }]
      responses: { default: { description: A } }`,
    '/paths/~1a~1{x}/get/parameters/0',
    '6:20',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['specification-valid', pointer, at]]);
});
