import { expect, test } from 'vitest';
import { type OneFault, placesOf, problemsOfDocument } from '../problems.ts';

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

test.each<OneFault>([
  [
    'what 3.2 adds, in 3.1',
    `
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    query: { responses: { 200: { description: A } } }`,
    '/paths/~1a/query',
    '5:5',
  ],
  [
    'a misspelt field of a QUERY',
    `
openapi: 3.2.0
info: { title: T, version: '1' }
paths:
  /a:
    query: { responses: { 200: { sumary: A } } }`,
    '/paths/~1a/query/responses/200/sumary',
    '5:34',
  ],
  [
    'a field of the wrong type in an operation of another method',
    `
openapi: 3.2.0
info: { title: T, version: '1' }
paths:
  /a:
    additionalOperations:
      COPY: { deprecated: 'no', responses: { 200: {} } }`,
    '/paths/~1a/additionalOperations/COPY/deprecated',
    '6:15',
  ],
  [
    'a misspelt field beside those of 3.2',
    `
openapi: 3.2.0
$self: https://a.com
info: { title: T, version: '1' }
tags: [{ name: a, kind: nav, parnt: b }]
paths: {}`,
    '/tags/0/parnt',
    '4:30',
  ],
  [
    'a field that 2.0 does not have',
    `
swagger: '2.0'
info: { title: T, version: '1' }
paths:
  /a:
    get:
      responses:
        200: { description: A, headers: { X-A: { type: string, nonsense: 1 } } }`,
    '/paths/~1a/get/responses/200/headers/X-A/nonsense',
    '7:64',
  ],
  [
    'a field that 2.0 requires',
    `
swagger: '2.0'
info: { title: T }
paths: {}`,
    '/info',
    '2:1',
  ],
])('%s', async (_, document, pointer, at) => {
  const problems = await problemsOfDocument(document.replace(/^\n/, ''));
  expect(problems.map((problem) => [problem.rule, problem.pointer, problem.at])).toEqual([
    ['specification-valid', pointer, at],
  ]);
});
