import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { convertOperation, loadSwagger } from './convert.ts';

const JSON_TYPE = 'application/json';
const schema = { type: 'object' };

test.each<[why: string, produces: string[], given: JsonObject, wanted: JsonObject]>([
  ['without a body', [JSON_TYPE], { description: 'd' }, { description: 'd' }],
  [
    'of the media types of its operation',
    ['application/xml', JSON_TYPE],
    { description: 'd', schema, 'x-a': 1 },
    {
      description: 'd',
      'x-a': 1,
      content: { 'application/xml': { schema }, [JSON_TYPE]: { schema } },
    },
  ],
  [
    'is JSON where nothing says otherwise',
    [],
    { schema },
    { content: { [JSON_TYPE]: { schema } } },
  ],
  [
    'with examples',
    [JSON_TYPE, 'text/plain'],
    { schema, examples: { [JSON_TYPE]: { a: 1 } } },
    { content: { [JSON_TYPE]: { schema, example: { a: 1 } }, 'text/plain': { schema } } },
  ],
  [
    'with an example that is a text of JSON',
    [JSON_TYPE, 'application/a+json; charset=utf-8', 'text/plain'],
    {
      examples: {
        [JSON_TYPE]: ' {"a": 1}',
        'application/a+json; charset=utf-8': '[1]',
        'text/plain': '{"a": 1}',
      },
    },
    {
      content: {
        [JSON_TYPE]: { example: { a: 1 } },
        'application/a+json; charset=utf-8': { example: [1] },
        'text/plain': { example: '{"a": 1}' },
      },
    },
  ],
  [
    'with an example that only begins like JSON',
    [JSON_TYPE],
    { examples: { [JSON_TYPE]: '{a}' } },
    { content: { [JSON_TYPE]: { example: '{a}' } } },
  ],
  [
    'with examples alone',
    ['text/plain'],
    { examples: { 'text/plain': 'a' } },
    { content: { 'text/plain': { example: 'a' } } },
  ],
  [
    'a file',
    ['image/png'],
    { schema: { type: 'file' } },
    { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } },
  ],
  [
    'a file of no media type',
    [],
    { schema: { type: 'file' } },
    { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  ],
  [
    'headers',
    [],
    {
      headers: {
        'X-A': { type: 'integer', description: 'd', minimum: 1 },
        'x-list': { type: 'array', items: { type: 'string' }, collectionFormat: 'csv' },
        'x-tabs': { type: 'array', items: { type: 'string' }, collectionFormat: 'tsv' },
      },
    },
    {
      headers: {
        'X-A': { description: 'd', schema: { type: 'integer', minimum: 1 } },
        'x-list': { schema: { type: 'array', items: { type: 'string' } } },
        'x-tabs': { 'x-delimiter': '\t', schema: { type: 'array', items: { type: 'string' } } },
      },
    },
  ],
])('%s', async (_, produces, given, wanted) => {
  const converted = await convertOperation({ produces, responses: { 200: given, 'x-r': {} } });
  expect(converted).toEqual({ responses: { 200: wanted, 'x-r': {} } });
});

test('an example of a media type that is not produced is noted', async () => {
  const responses = { 200: { schema, examples: { 'text/plain': 'a' } } };
  const { notes, locate } = await loadSwagger({ paths: { '/a': { get: { responses } } } });
  expect(notes.map(({ message }) => message)).toEqual([
    'the operation produces no text/plain: the example is unused',
  ]);
  expect(locate(notes[0]?.pointer ?? '').pointer).toBe(
    '/paths/~1a/get/responses/200/examples/text~1plain',
  );
});

test('one that operations share stays one where it is of the same media types', async () => {
  const { document } = await loadSwagger({
    produces: [JSON_TYPE],
    responses: { R: { description: 'd', schema } },
    paths: {
      '/same': { get: { responses: { 400: { $ref: '#/responses/R' } } } },
      '/other': {
        get: { produces: ['text/plain'], responses: { 400: { $ref: '#/responses/R' } } },
      },
    },
  });
  expect(document.paths).toEqual({
    '/same': { get: { responses: { 400: { $ref: '#/components/responses/R' } } } },
    '/other': {
      get: { responses: { 400: { description: 'd', content: { 'text/plain': { schema } } } } },
    },
  });
});
