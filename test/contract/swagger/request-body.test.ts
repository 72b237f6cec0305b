import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { convertOperation, loadSwagger } from './convert.ts';

const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const schema = { type: 'object' };
const BODY = { name: 'b', in: 'body', schema };

describe('a body', () => {
  test.each<[why: string, operation: JsonObject, document: JsonObject, wanted: JsonObject]>([
    [
      'of the media types of its operation',
      { consumes: ['application/xml', 'text/json'] },
      { consumes: [JSON_TYPE] },
      { content: { 'application/xml': { schema }, 'text/json': { schema } } },
    ],
    [
      'of those of the document',
      {},
      { consumes: ['application/xml'] },
      { content: { 'application/xml': { schema } } },
    ],
    ['is JSON where nothing says otherwise', {}, {}, { content: { [JSON_TYPE]: { schema } } }],
    [
      'an empty list takes the place of the document’s',
      { consumes: [] },
      { consumes: ['application/xml'] },
      { content: { [JSON_TYPE]: { schema } } },
    ],
    [
      'is no form, though the document has some',
      {},
      { consumes: [URLENCODED, JSON_TYPE, MULTIPART] },
      { content: { [JSON_TYPE]: { schema } } },
    ],
    [
      'may be a form if that is all there is',
      {},
      { consumes: [URLENCODED] },
      { content: { [URLENCODED]: { schema } } },
    ],
    [
      'with what else is said of it',
      { parameters: [{ ...BODY, description: 'd', required: true, 'x-a': 1 }] },
      {},
      { description: 'd', required: true, 'x-a': 1, content: { [JSON_TYPE]: { schema } } },
    ],
    [
      'with an example',
      { parameters: [{ ...BODY, 'x-example': { a: 1 } }] },
      {},
      { content: { [JSON_TYPE]: { schema, example: { a: 1 } } } },
    ],
    [
      'with examples by media type',
      {
        consumes: [JSON_TYPE, 'text/plain'],
        parameters: [{ ...BODY, 'x-examples': { [JSON_TYPE]: 1 } }],
      },
      {},
      { content: { [JSON_TYPE]: { schema, example: 1 }, 'text/plain': { schema } } },
    ],
    [
      'without a schema',
      { parameters: [{ name: 'b', in: 'body' }] },
      {},
      { content: { [JSON_TYPE]: {} } },
    ],
  ])('%s', async (_, operation, document, wanted) => {
    const converted = await convertOperation({ parameters: [BODY], ...operation }, document);
    expect(converted).toEqual({ requestBody: wanted });
  });

  test('that operations share stays one', async () => {
    const parameters = { B: BODY };
    const body = [{ $ref: '#/parameters/B' }];
    const { document } = await loadSwagger({
      parameters,
      paths: {
        '/same': { post: { parameters: body } },
        '/other': { post: { consumes: ['application/xml'], parameters: body } },
        '/all': { parameters: body, post: {}, put: { parameters: [{ ...BODY, name: 'c' }] } },
      },
    });
    const shared = { requestBody: { $ref: '#/components/requestBodies/B' } };
    expect(document.paths).toEqual({
      '/same': { post: shared },
      '/other': { post: { requestBody: { content: { 'application/xml': { schema } } } } },
      '/all': {
        post: shared,
        put: { requestBody: { content: { [JSON_TYPE]: { schema } } } },
      },
    });
    expect(document.components).toEqual({
      requestBodies: { B: { content: { [JSON_TYPE]: { schema } } } },
    });
  });
});

test.each<[why: string, parameters: JsonObject[], at: string[]]>([
  ['one body', [BODY], []],
  ['two bodies', [BODY, { ...BODY, name: 'c' }], ['1']],
  ['a body and a field', [{ name: 'a', in: 'formData', type: 'string' }, BODY], ['1']],
  ['a body without a schema', [{ name: 'b', in: 'body' }], ['0']],
  ['a field without a type', [{ name: 'a', in: 'formData' }], ['0']],
  ['a parameter without a type', [{ name: 'a', in: 'query' }], ['0']],
])('what is noted of %s', async (_, parameters, at) => {
  const shared = [{ ...BODY, name: 'shared' }];
  const paths = {
    '/a': { parameters: shared, post: { parameters } },
    '/b': { post: { parameters } },
  };
  const { notes, locate } = await loadSwagger({ paths });
  expect(notes.map(({ pointer }) => locate(pointer).pointer)).toEqual(
    ['a', 'b'].flatMap((path) => at.map((index) => `/paths/~1${path}/post/parameters/${index}`)),
  );
});

describe('a form', () => {
  const FIELD = { name: 'a', in: 'formData', type: 'string' };
  const FILE = { name: 'f', in: 'formData', type: 'file' };
  const LIST = { name: 'l', in: 'formData', type: 'array', items: { type: 'string' } };
  const text = { type: 'string' };
  const bytes = { type: 'string', format: 'binary' };
  const list = { type: 'array', items: text };

  test.each<[why: string, consumes: string[], parameters: JsonObject[], wanted: JsonObject]>([
    [
      'of fields',
      [],
      [FIELD],
      { content: { [URLENCODED]: { schema: { type: 'object', properties: { a: text } } } } },
    ],
    [
      'that may be sent in both ways',
      [URLENCODED, MULTIPART],
      [FIELD],
      {
        content: {
          [URLENCODED]: { schema: { type: 'object', properties: { a: text } } },
          [MULTIPART]: { schema: { type: 'object', properties: { a: text } } },
        },
      },
    ],
    [
      'is no other media type of the document',
      [JSON_TYPE],
      [FIELD],
      { content: { [URLENCODED]: { schema: { type: 'object', properties: { a: text } } } } },
    ],
    [
      'with a file',
      [],
      [{ ...FILE, required: true, description: 'd' }, FIELD],
      {
        required: true,
        content: {
          [MULTIPART]: {
            schema: {
              type: 'object',
              properties: { f: { description: 'd', ...bytes }, a: text },
              required: ['f'],
            },
          },
        },
      },
    ],
    [
      'with lists',
      [URLENCODED],
      [
        { ...LIST, name: 'csv' },
        { ...LIST, name: 'ssv', collectionFormat: 'ssv' },
        { ...LIST, name: 'pipes', collectionFormat: 'pipes' },
        { ...LIST, name: 'multi', collectionFormat: 'multi' },
        { ...LIST, name: 'tsv', collectionFormat: 'tsv' },
      ],
      {
        content: {
          [URLENCODED]: {
            schema: {
              type: 'object',
              properties: { csv: list, ssv: list, pipes: list, multi: list, tsv: list },
            },
            encoding: {
              csv: { style: 'form', explode: false },
              ssv: { style: 'spaceDelimited', explode: false },
              pipes: { style: 'pipeDelimited', explode: false },
              tsv: { style: 'form', explode: false, 'x-delimiter': '\t' },
            },
          },
        },
      },
    ],
    [
      'whose fields may be empty, and have examples',
      [],
      [{ name: 'n', in: 'formData', type: 'integer', allowEmptyValue: true, 'x-example': 1 }],
      {
        content: {
          [URLENCODED]: {
            schema: {
              type: 'object',
              properties: { n: { examples: [1], anyOf: [{ type: 'integer' }, { const: '' }] } },
            },
          },
        },
      },
    ],
  ])('%s', async (_, consumes, parameters, wanted) => {
    expect(await convertOperation({ consumes, parameters })).toEqual({ requestBody: wanted });
  });

  test('its shared fields are put together with those of the path and the operation', async () => {
    const { document } = await loadSwagger({
      parameters: { A: FIELD },
      paths: {
        '/a': {
          parameters: [{ $ref: '#/parameters/A' }, { ...FIELD, name: 'b' }],
          post: { parameters: [{ ...FIELD, name: 'b', type: 'integer' }] },
        },
      },
    });
    const properties = { a: text, b: { type: 'integer' } };
    expect(document.paths).toEqual({
      '/a': {
        post: {
          requestBody: { content: { [URLENCODED]: { schema: { type: 'object', properties } } } },
        },
      },
    });
    expect(document.components).toBeUndefined();
  });
});
