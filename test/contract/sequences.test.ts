import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { valueAt } from '../../src/contract/pointer.ts';

const ROW: JsonObject = { type: 'object', properties: { n: { type: 'integer' } } };
const REFERENCE: JsonObject = { $ref: '#/components/schemas/Row' };
const CONTENT = '/paths/~1a/get/responses/200/content';

function load(mediaType: string, content: Json, openapi = '3.1.1') {
  const responses = { 200: { description: '', content: { [mediaType]: content } } };
  const document = {
    openapi,
    info: { title: 'T', version: '1' },
    paths: { '/a': { get: { responses } } },
    components: {
      schemas: { Row: ROW, Rows: { type: 'array', items: ROW }, Name: { type: 'string' } },
    },
  };
  return loadContractText(JSON.stringify(document));
}

const at = (mediaType: string) => `${CONTENT}/${mediaType.replace('/', '~1')}`;

test.each<[mediaType: string, openapi: string]>([
  ['application/x-ndjson', '3.0.4'],
  ['application/jsonl', '3.1.1'],
  ['application/json-seq', '3.1.1'],
])('a schema of each line becomes that of their list: %s in %s', async (mediaType, openapi) => {
  const { document, locate } = await load(mediaType, { schema: REFERENCE }, openapi);
  const place = `${at(mediaType)}/schema`;
  expect(valueAt(document, place)).toEqual({ type: 'array', items: REFERENCE });
  expect(locate(`${place}/items`).pointer).toBe(place);
});

test.each<[what: string, mediaType: string, schema: Json, openapi: string]>([
  ['of a list', 'application/x-ndjson', { type: 'array', items: ROW }, '3.1.1'],
  ['of a list without its type', 'application/x-ndjson', { items: ROW }, '3.1.1'],
  ['of a list elsewhere', 'application/jsonl', { $ref: '#/components/schemas/Rows' }, '3.1.1'],
  ['of a text', 'application/x-ndjson', { type: 'string' }, '3.1.1'],
  [
    'of a text among others',
    'application/x-ndjson',
    { oneOf: [REFERENCE, { $ref: '#/components/schemas/Name' }] },
    '3.1.1',
  ],
  ['of JSON', 'application/json', REFERENCE, '3.1.1'],
  ['of events', 'text/event-stream', REFERENCE, '3.1.1'],
  ['of 3.2, which has itemSchema', 'application/jsonl', REFERENCE, '3.2.0'],
])('a schema stays as it is: one %s', async (_, mediaType, schema, openapi) => {
  const { document } = await load(mediaType, { schema }, openapi);
  expect(valueAt(document, `${at(mediaType)}/schema`)).toEqual(schema);
});

test.each<[what: string, given: JsonObject, wanted: JsonObject]>([
  ['one line', { example: { n: 1 } }, { example: [{ n: 1 }] }],
  ['lines', { example: [{ n: 1 }] }, { example: [{ n: 1 }] }],
  ['a text', { example: '{"n":1}\n' }, { example: '{"n":1}\n' }],
  [
    'one line by name',
    { examples: { a: { value: { n: 1 } } } },
    { examples: { a: { value: [{ n: 1 }] } } },
  ],
])('an example that is %s', async (_, given, wanted) => {
  const { document } = await load('application/jsonl', { schema: ROW, ...given });
  expect(valueAt(document, at('application/jsonl'))).toMatchObject(wanted);
});

test('a reference into a schema that became that of a line leads there', async () => {
  const inside = `#${at('application/jsonl')}/schema/properties/n`;
  const schema = { ...ROW, properties: { n: { type: 'integer' }, m: { $ref: inside } } };
  const { document } = await load('application/jsonl', { schema });
  const moved = `#${at('application/jsonl')}/schema/items/properties/n`;
  expect(valueAt(document, `${at('application/jsonl')}/schema/items/properties/m`)).toEqual({
    $ref: moved,
  });
});
