import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { readMultipart } from '../../../src/http/multipart.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, mockOf } from '../contract.ts';

const text = { type: 'string' };
const binary = { type: 'string', format: 'binary' };
const list = {
  type: 'array',
  items: { type: 'object', properties: { id: { const: 7 } }, required: ['id'] },
  minItems: 1,
  maxItems: 1,
};
const object = {
  type: 'object',
  properties: {
    id: { const: 7 },
    tags: { type: 'array', items: { const: 'a' }, minItems: 2, maxItems: 2 },
  },
  required: ['id', 'tags'],
};

/** What a mock answers that documents one body. */
async function answer(content: JsonObject, headers = {}, root = {}): Promise<HttpResponse> {
  const mock = await mockOf({ responses: { 200: { description: 'A body.', content } } }, { root });
  return mock.respond({ method: 'GET', url: '/thing', headers });
}

const latin1 = ({ body = '' }: HttpResponse) => Buffer.from(body).toString('latin1');

test.each<[string, JsonObject, string]>([
  [
    'application/xml',
    { ...object, xml: { name: 'thing' } },
    '<?xml version="1.0" encoding="UTF-8"?>\n<thing>\n  <id>7</id>\n  <tags>a</tags>\n  <tags>a</tags>\n</thing>\n',
  ],
  ['application/x-www-form-urlencoded', object, 'id=7&tags=a&tags=a'],
  ['application/x-ndjson', list, '{"id":7}\n'],
  ['application/json-seq', list, '\u001E{"id":7}\n'],
  [
    'text/event-stream',
    { ...list, items: { const: { data: 'x', event: 'y' } } },
    'event: y\ndata: x\n\n',
  ],
  ['text/event-stream', object, 'data: {"id":7,"tags":["a","a"]}\n\n'],
  ['text/plain', object, '{"id":7,"tags":["a","a"]}'],
  ['text/plain', { const: 7 }, '7'],
  ['text/plain; charset=iso-8859-1', { const: 'é' }, 'é'],
])('%s of a schema', async (range, schema, wanted) => {
  const given = await answer({ [range]: { schema } });
  expect([given.status, given.headers['content-type']]).toEqual([200, range]);
  expect(latin1(given)).toBe(wanted);
});

test('a multipart body has a part for each property', async () => {
  const given = await answer({ 'multipart/form-data': { schema: object } });
  const [, boundary = ''] = String(given.headers['content-type']).split('boundary=');
  const reading = readMultipart(Buffer.from(given.body ?? ''), boundary);
  expect(reading.ok && reading.parts.map(({ body }) => String(body))).toEqual(['7', 'a', 'a']);
});

test.each<[string, JsonObject | undefined, RegExp]>([
  ['image/png', binary, /^\x89PNG\r\n/],
  ['image/png', undefined, /^\x89PNG\r\n/],
  ['image/*', binary, /^\x89PNG\r\n/],
  ['image/jpeg', text, /^\xFF\xD8\xFF/],
  ['image/gif', {}, /^GIF89a/],
  ['image/svg+xml', text, /^<svg /],
  ['application/pdf', binary, /^%PDF-1\.4\n.+%%EOF\n$/s],
  ['application/zip', binary, /^PK/],
  ['application/octet-stream', binary, /^.{32}$/s],
  ['application/octet-stream', { type: 'string', contentEncoding: 'base64' }, /^[\w+/]+={0,2}$/],
  ['application/vnd.shop.label', binary, /^.{32}$/s],
  ['text/csv', text, /^id,name,date\r\n(?:\d,[\w-]+,[\d-]{10}\r\n){3}$/],
  ['text/html', text, /^<!doctype html>\n<html/],
  ['text/event-stream', text, /^(?:data: [\w ,-]+\.\n\n){3}$/],
  ['text/csv', { type: 'string', examples: ['a,b'] }, /^a,b$/],
  ['text/html', { type: 'string', maxLength: 5 }, /^[^<]{0,5}$/],
])('a payload of %s, described by %j', async (range, schema, wanted) => {
  const given = await answer({ [range]: schema === undefined ? {} : { schema } });
  expect(given.status).toBe(200);
  expect(latin1(given)).toMatch(wanted);
});

test('the same request gets the same payload', async () => {
  const content = { 'application/octet-stream': { schema: binary } };
  expect(await answer(content)).toEqual(await answer(content));
});

test('the items of a sequence are those of itemSchema', async () => {
  const content = { 'application/jsonl': { itemSchema: { const: { id: 7 } } } };
  const given = await answer(content, {}, { openapi: '3.2.0' });
  expect(given.body).toMatch(/^(\{"id":7\}\n)+$/);
});

describe('what nothing says how to write', () => {
  test('is refused', async () => {
    const given = await answer({ 'text/csv': { schema: list } });
    expect(given.status).toBe(500);
    expect(JSON.parse(String(given.body)).detail).toContain(
      "a body of type text/csv can't be written from JSON",
    );
  });

  test('but for an example', async () => {
    const given = await answer({ 'text/csv': { schema: list, example: 'id\n7' } });
    expect([given.status, given.body]).toEqual([200, 'id\n7']);
  });
});

test.each([
  ['<thing><id>7</id><tags>a</tags><tags>a</tags></thing>', 200],
  ['<thing><id>8</id></thing>', 500],
  ['<thing>', 500],
])('an example of XML that is given as text: %s', async (example, status) => {
  const media = { schema: object, examples: { one: { value: example } } };
  const given = await answer({ 'application/xml': media }, { prefer: 'example=one' });
  expect(given.status).toBe(status);
});

describe('of a range, the type that is accepted', () => {
  test.each<[string, string, JsonObject, string]>([
    ['image/*', 'image/jpeg', binary, 'image/jpeg'],
    ['image/*', 'image/webp;q=0.1, image/gif', binary, 'image/gif'],
    ['image/*', '*/*', binary, 'image/png'],
    ['*/*', 'application/xml', object, 'application/xml'],
    ['*/*', 'text/html, */*;q=0.1', object, 'application/json'],
    ['text/*', 'text/html', text, 'text/html'],
    ['text/*', 'text/html, */*;q=0.1', text, 'text/html'],
    ['text/*', 'text/html;q=0.1, */*', text, 'text/plain'],
    ['*/*', 'text/html, application/xml;q=0.5, */*;q=0.1', object, 'application/xml'],
  ])('%s, accepted: %s', async (range, accept, schema, wanted) => {
    const given = await answer({ [range]: { schema } }, { accept });
    expect([given.status, given.headers['content-type']]).toEqual([200, wanted]);
  });

  test('goes after the same type where that is documented by itself', async () => {
    const content = { 'text/*': { schema: text }, 'text/html': { schema: { const: '<p>' } } };
    const given = await answer(content, { accept: 'text/html, */*;q=0.1' });
    expect([given.headers['content-type'], given.body]).toEqual(['text/html', '<p>']);
  });

  test.each(['text/html', 'image/png'])(
    'is none where %s is all that is accepted and can’t hold the schema’s values',
    async (accept) => {
      const given = await answer({ '*/*': { schema: object } }, { accept });
      expect([given.status, given.headers['content-type']]).toEqual([
        406,
        'application/problem+json',
      ]);
    },
  );

  test.each(['text/html', 'image/png'])('of an error is JSON where that is %s', async (accept) => {
    const schema = { type: 'object', properties: { message: text }, required: ['message'] };
    const error = { description: 'Bad.', content: { '*/*': { schema } } };
    const parameters = [{ name: 'n', in: 'query', schema: { type: 'integer' } }];
    const mock = await mockOf({ parameters, responses: { 200: error, 400: error } });
    const given = mock.respond({ method: 'GET', url: '/thing?n=x', headers: { accept } });
    expect([given.status, given.headers['content-type']]).toEqual([400, 'application/json']);
    expect(JSON.parse(String(given.body)).message).toContain('expected integer');
  });
});

test('a body that stands as it was meant asks for no position in the document', async () => {
  const content = { 'text/plain': { schema: text } };
  const responses = { 200: { description: 'A text.', content } };
  const { contract } = await contractOf({ '/thing': { get: { responses } } });
  const locate = () => {
    throw new Error('a position costs another reading of the whole document');
  };
  const mock = await createMock({ contract: { ...contract, locate }, semantics: undefined });
  const { status } = await mock.respond({ method: 'GET', url: '/thing', headers: {} });
  expect(status).toBe(200);
});
