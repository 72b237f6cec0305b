import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { convertOperation, loadSwagger } from './convert.ts';

const LIST = { type: 'array', items: { type: 'integer' } };
const TEXT = { type: 'string' };

test.each<[why: string, given: JsonObject, wanted: JsonObject]>([
  [
    'what the value is becomes a schema',
    {
      name: 'n',
      in: 'query',
      description: 'd',
      required: true,
      allowEmptyValue: true,
      'x-a': 1,
      type: 'integer',
      format: 'int32',
      minimum: 1,
      maximum: 9,
      exclusiveMaximum: true,
      multipleOf: 2,
      default: 2,
      enum: [2, 4],
    },
    {
      name: 'n',
      in: 'query',
      description: 'd',
      required: true,
      allowEmptyValue: true,
      'x-a': 1,
      schema: {
        type: 'integer',
        format: 'int32',
        minimum: 1,
        multipleOf: 2,
        default: 2,
        enum: [2, 4],
        exclusiveMaximum: 9,
      },
    },
  ],
  [
    'null that is allowed',
    { name: 'n', in: 'query', type: 'string', 'x-nullable': true },
    { name: 'n', in: 'query', schema: { type: ['string', 'null'] } },
  ],
  [
    'an example',
    { name: 'n', in: 'header', type: 'string', 'x-example': 'a' },
    { name: 'n', in: 'header', example: 'a', schema: TEXT },
  ],
  [
    'examples by name',
    { name: 'n', in: 'header', type: 'string', 'x-examples': { one: 'a' } },
    { name: 'n', in: 'header', examples: { one: { value: 'a' } }, schema: TEXT },
  ],
  [
    'a list of a query is parted by commas',
    { name: 'n', in: 'query', ...LIST },
    { name: 'n', in: 'query', style: 'form', explode: false, schema: LIST },
  ],
  [
    'csv in a query',
    { name: 'n', in: 'query', ...LIST, collectionFormat: 'csv' },
    { name: 'n', in: 'query', style: 'form', explode: false, schema: LIST },
  ],
  [
    'multi',
    { name: 'n', in: 'query', ...LIST, collectionFormat: 'multi' },
    { name: 'n', in: 'query', schema: LIST },
  ],
  [
    'ssv',
    { name: 'n', in: 'query', ...LIST, collectionFormat: 'ssv' },
    { name: 'n', in: 'query', style: 'spaceDelimited', explode: false, schema: LIST },
  ],
  [
    'pipes',
    { name: 'n', in: 'query', ...LIST, collectionFormat: 'pipes' },
    { name: 'n', in: 'query', style: 'pipeDelimited', explode: false, schema: LIST },
  ],
  [
    'tsv in a query',
    { name: 'n', in: 'query', ...LIST, collectionFormat: 'tsv' },
    {
      name: 'n',
      in: 'query',
      style: 'form',
      explode: false,
      'x-delimiter': '\t',
      schema: LIST,
    },
  ],
  [
    'csv in a path',
    { name: 'n', in: 'path', required: true, ...LIST, collectionFormat: 'csv' },
    { name: 'n', in: 'path', required: true, schema: LIST },
  ],
  [
    'pipes in a path',
    { name: 'n', in: 'path', required: true, ...LIST, collectionFormat: 'pipes' },
    { name: 'n', in: 'path', required: true, 'x-delimiter': '|', schema: LIST },
  ],
  [
    'csv in a header',
    { name: 'n', in: 'header', ...LIST },
    { name: 'n', in: 'header', schema: LIST },
  ],
  [
    'ssv in a header',
    { name: 'n', in: 'header', ...LIST, collectionFormat: 'ssv' },
    { name: 'n', in: 'header', 'x-delimiter': ' ', schema: LIST },
  ],
  [
    'a separation of what is no list says nothing',
    { name: 'n', in: 'query', type: 'string', collectionFormat: 'tsv' },
    { name: 'n', in: 'query', schema: TEXT },
  ],
  [
    'a field that 2.0 does not know stays for lint to tell of',
    { name: 'n', in: 'query', type: 'string', nonsense: 1 },
    { name: 'n', in: 'query', nonsense: 1, schema: TEXT },
  ],
])('%s', async (_, given, wanted) => {
  expect(await convertOperation({ parameters: [given] })).toEqual({ parameters: [wanted] });
});

const NESTED = { type: 'array', items: LIST };

test.each<[why: string, given: JsonObject, schema: JsonObject, at: string]>([
  [
    'multi in a header',
    { in: 'header', ...LIST, collectionFormat: 'multi' },
    TEXT,
    'collectionFormat',
  ],
  ['a list in a list', { in: 'query', ...NESTED }, { type: 'array', items: TEXT }, 'items'],
])('%s has no like: it is taken for text, and noted', async (_, given, schema, at) => {
  const paths = { '/a': { get: { parameters: [{ name: 'n', ...given }] } } };
  const { document, notes, locate } = await loadSwagger({ paths });
  expect(document.paths).toMatchObject({ '/a': { get: { parameters: [{ schema }] } } });
  expect(notes.map(({ message }) => message)).toEqual([expect.stringMatching(/taken for text/)]);
  expect(locate(notes[0]?.pointer ?? '').pointer).toBe(`/paths/~1a/get/parameters/0/${at}`);
});
