import { describe, expect, test } from 'vitest';
import type { LoadedContract } from '../../src/contract/assemble.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';
import { folderOf } from './folder.ts';

const STREAM = 'test/fixtures/contract/stream-3.2/openapi.yaml';

const FORM = 'application/x-www-form-urlencoded';

/** Loads a document of 3.2, given as what it has beside its version and info. */
function load(fields: JsonObject): Promise<LoadedContract> {
  const head = { openapi: '3.2.0', info: { title: 'T', version: '1' } };
  return loadContractText(JSON.stringify({ ...head, ...fields }));
}

/** What the notes are about, in the author's document. */
function noted({ notes, locate }: LoadedContract): (string | undefined)[] {
  return notes.map(({ pointer }) => locate(pointer).pointer);
}

describe('a parameter', () => {
  const PLACE = '/paths/~1a/get/parameters/0';
  const QUERYSTRING = { name: 'q', in: 'querystring', required: true };
  const FORM_QUERY = { in: 'query', style: 'form', explode: true, 'x-querystring': true };
  const QUERY = { name: 'q', required: true, ...FORM_QUERY };
  const schema = { type: 'object', properties: { a: { type: 'string' } } };

  test.each<[why: string, given: JsonObject, wanted: JsonObject, notes: string[]]>([
    [
      'a whole query is the fields of an object',
      { ...QUERYSTRING, content: { [FORM]: { schema, example: { a: 'b' } } } },
      { ...QUERY, schema, example: { a: 'b' } },
      [],
    ],
    [
      'with named examples',
      {
        ...QUERYSTRING,
        content: { [FORM]: { schema, examples: { one: { dataValue: { a: 'b' } } } } },
      },
      { ...QUERY, schema, examples: { one: { value: { a: 'b' } } } },
      [],
    ],
    [
      'of no schema',
      { ...QUERYSTRING, content: { [FORM]: {} } },
      { ...QUERY, schema: { type: 'object' } },
      [],
    ],
    [
      'with encodings',
      { ...QUERYSTRING, content: { [FORM]: { schema, encoding: { a: { style: 'form' } } } } },
      { ...QUERY, schema },
      [`${PLACE}/content/application~1x-www-form-urlencoded/encoding`],
    ],
    [
      'of another media type',
      { ...QUERYSTRING, content: { 'application/json': { schema } } },
      { ...QUERY, schema: { type: 'object' } },
      [`${PLACE}/content/application~1json`],
    ],
    [
      'of no media type',
      { ...QUERYSTRING, content: {} },
      { ...QUERY, schema: { type: 'object' } },
      [PLACE],
    ],
    [
      'a cookie',
      { name: 'c', in: 'cookie', style: 'cookie', schema: { type: 'string' } },
      { name: 'c', in: 'cookie', style: 'form', schema: { type: 'string' } },
      [],
    ],
  ])('%s', async (_, given, wanted, notes) => {
    const contract = await load({ paths: { '/a': { get: { parameters: [given] } } } });
    expect(valueAt(contract.document, PLACE)).toEqual(wanted);
    expect(noted(contract)).toEqual(notes);
  });
});

describe('a media type', () => {
  const PLACE = '/components/responses/R/content/a~1b';
  const itemSchema = { type: 'integer' };
  const sequence = { type: 'array', items: itemSchema };

  test.each<[why: string, given: JsonObject, wanted: JsonObject, notes: string[]]>([
    ['whose items have a schema', { itemSchema }, { schema: sequence }, []],
    [
      'that has a schema as a whole beside it',
      { itemSchema, schema: { maxItems: 2 } },
      { schema: { allOf: [{ maxItems: 2 }, sequence] } },
      [],
    ],
    [
      'whose parts are told by position',
      { itemSchema, prefixEncoding: [{}], itemEncoding: { contentType: 'a/b' } },
      { schema: sequence, 'x-prefixEncoding': [{}], 'x-itemEncoding': { contentType: 'a/b' } },
      [],
    ],
    [
      'with encodings in an encoding',
      { encoding: { a: { itemEncoding: {} } } },
      { encoding: { a: { 'x-itemEncoding': {} } } },
      [],
    ],
    [
      'with examples',
      {
        examples: {
          data: { dataValue: 1, serializedValue: '1' },
          value: { value: 2 },
          external: { externalValue: 'a.json', serializedValue: '1' },
          serialised: { serializedValue: '3' },
        },
      },
      {
        examples: {
          data: { value: 1, serializedValue: '1' },
          value: { value: 2 },
          external: { externalValue: 'a.json', serializedValue: '1' },
          serialised: { value: '3', serializedValue: '3' },
        },
      },
      [],
    ],
  ])('%s', async (_, given, wanted, notes) => {
    const responses = { R: { description: 'd', content: { 'a/b': given } } };
    const contract = await load({ components: { responses } });
    expect(valueAt(contract.document, PLACE)).toEqual(wanted);
    expect(noted(contract)).toEqual(notes);
  });

  test('that is JSON has its serialised examples read', async () => {
    const examples = { read: { serializedValue: '{"a":1}' }, broken: { serializedValue: '{' } };
    const content = { 'application/json': { examples } };
    const contract = await load({
      components: { responses: { R: { description: 'd', content } } },
    });
    const place = '/components/responses/R/content/application~1json/examples';
    expect(valueAt(contract.document, `${place}/read/value`)).toEqual({ a: 1 });
    expect(noted(contract)).toEqual([`${place}/broken/serializedValue`]);
  });

  test('that is a reference is put in its place', async () => {
    const $ref = '#/components/mediaTypes/M';
    const { document } = await load({
      components: {
        mediaTypes: { M: { itemSchema }, Unused: { schema: itemSchema } },
        responses: { R: { content: { 'a/b': { $ref }, 'c/d': { $ref } } } },
        schemas: { S: { $ref: '#/components/mediaTypes/M/itemSchema' } },
      },
    });
    expect(document.components).toEqual({
      mediaTypes: { Unused: { schema: itemSchema } },
      responses: {
        R: {
          description: '',
          content: { 'a/b': { schema: sequence }, 'c/d': { schema: sequence } },
        },
      },
      schemas: { S: { $ref: `#${PLACE}/schema/items` } },
    });
  });

  test('that stands in another file', async () => {
    const folder = await folderOf({
      'a.yaml': `openapi: 3.2.0\npaths: { /a: { get: { responses: { 200: { content: { a/b: { $ref: b.yaml } } } } } } }\n`,
      'b.yaml': 'itemSchema:\n  type: integer\n',
    });
    const { document, locate } = await loadContract(`${folder}/a.yaml`);
    const place = '/paths/~1a/get/responses/200/content/a~1b';
    expect(valueAt(document, place)).toEqual({ schema: sequence });
    expect(locate(`${place}/schema/items/type`)).toMatchObject({
      file: `${folder}/b.yaml`,
      line: 2,
    });
    expect(document.components).toEqual({});
  });
});

test.each<[given: JsonObject, description: string]>([
  [{}, ''],
  [{ summary: 's' }, 's'],
  [{ summary: 's', description: 'd' }, 'd'],
])('the description of a response %j', async (given, description) => {
  const { operations } = await load({ paths: { '/a': { get: { responses: { 200: given } } } } });
  expect(operations[0]?.responses[0]?.description).toBe(description);
});

test('what only people read stays', async () => {
  const fields = {
    $self: 'https://a.com/b',
    servers: [{ url: '/', name: 'n' }],
    tags: [{ name: 't', parent: 'p', kind: 'nav', summary: 's' }],
  };
  const { document, notes } = await load(fields);
  expect(document).toMatchObject(fields);
  expect(notes).toEqual([]);
});

test('a document of 3.1 is not taken for one of 3.2', async () => {
  const content = { 'a/b': { itemSchema: {} } };
  const { document } = await load({
    openapi: '3.1.0',
    components: { requestBodies: { B: { content } } },
  });
  expect(document.components).toEqual({ requestBodies: { B: { content } } });
});

test.each<[pointer: string, place: string]>([
  [
    '/paths/~1logs/query/requestBody/content/application~1json/schema/required',
    'openapi.yaml:95:9',
  ],
  [
    '/paths/~1logs/query/responses/200/content/application~1jsonl/schema/items/$ref',
    'openapi.yaml:25:29',
  ],
  ['/paths/~1logs/additionalOperations/PURGE/operationId', 'openapi.yaml:32:9'],
  ['/paths/~1logs/get/parameters/0/schema/properties/level', 'openapi.yaml:47:19'],
  [
    '/paths/~1logs/get/responses/200/content/application~1json-seq/schema/allOf/0/maxItems',
    'openapi.yaml:56:25',
  ],
  [
    '/paths/~1shapes~1{id}/get/responses/200/content/application~1json/examples/circle/value/kind',
    'openapi.yaml:85:40',
  ],
  ['/components/schemas/Shape/discriminator/defaultMapping', 'shapes.yaml:13:9'],
])('%s is located at %s', async (pointer, place) => {
  const { file, line, column } = (await loadContract(STREAM)).locate(pointer);
  expect(`${file.split('stream-3.2/')[1]}:${line}:${column}`).toBe(place);
});

test('the schema that a discriminator maps to by default', async () => {
  const { document } = await loadContract(STREAM);
  expect(valueAt(document, '/components/schemas/Shape/discriminator')).toEqual({
    propertyName: 'kind',
    mapping: { circle: '#/components/schemas/Circle' },
    defaultMapping: '#/components/schemas/Other',
  });
});
