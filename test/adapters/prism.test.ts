import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { UsageError } from '../../src/errors.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

const PET = {
  type: 'object',
  required: ['id', 'name', 'born'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', minLength: 1 },
    born: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};
const EXAMPLE = { id: 7, name: 'Rex', born: '2020-01-01T00:00:00Z' };
const EXAMPLES = { rex: { value: EXAMPLE }, tom: { value: { ...EXAMPLE, name: 'Tom' } } };
const body = (mediaType: string, schema: JsonObject) => ({
  required: true,
  content: { [mediaType]: { schema } },
});
const PATHS = {
  '/pets/{id}': {
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      responses: {
        200: jsonResponse(PET, { examples: EXAMPLES }),
        404: jsonResponse({ type: 'object', properties: { error: { const: 'gone' } } }),
      },
    },
  },
  '/pets': {
    post: {
      requestBody: body('application/json', PET),
      responses: { 201: { description: 'Made.' }, 400: jsonResponse({ const: 'bad' }) },
    },
  },
  '/form': {
    post: {
      requestBody: body('application/x-www-form-urlencoded', {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'string' } },
      }),
      responses: { 204: { description: 'Taken.' } },
    },
  },
  '/search': {
    get: {
      parameters: [
        {
          name: 'tag',
          in: 'query',
          explode: true,
          schema: { type: 'array', minItems: 2, items: {} },
        },
        { name: 'x-key', in: 'header', required: true, schema: { maxLength: 3 } },
      ],
      responses: { 204: { description: 'Found.' } },
    },
  },
  '/page': {
    get: {
      responses: {
        200: { description: 'A page.', content: { 'text/html': { example: '<p>' } } },
      },
    },
  },
  '/sheet': {
    get: {
      responses: {
        200: { description: 'A sheet.', content: { 'text/csv': { example: { a: 1 } } } },
      },
    },
  },
};
const contract = await contractOf(PATHS, {
  servers: [{ url: 'https://pets.example/v1' }],
});
const JSON_TYPE = { 'content-type': 'application/json' };

async function ask(path: string, init: RequestInit = {}, options = {}): Promise<Response> {
  const mockFetch = await createFetch(contract, { engine: 'prism', ...options });
  return mockFetch(`https://pets.example${path}`, init);
}

test('values are made, by seed: those of the schema', async () => {
  const first = await (await ask('/pets/1')).json();
  expect(first).toEqual({
    id: expect.any(Number),
    name: expect.any(String),
    born: expect.any(String),
  });
  expect(await (await ask('/pets/1')).json()).toEqual(first);
  expect(await (await ask('/pets/1', {}, { seed: 'other' })).json()).not.toEqual(first);
  const preferring = { headers: { prefer: 'seed=other' } };
  expect(await (await ask('/pets/1', preferring)).json()).not.toEqual(first);
});

test.each([
  ['preferExamples', {}, { preferExamples: true }, 'Rex'],
  ['dynamic=false', { prefer: 'dynamic=false' }, {}, 'Rex'],
  ['example=tom', { prefer: 'example=tom' }, {}, 'Tom'],
])('%s gives the documented example', async (_, headers, options, name) => {
  expect(await (await ask('/pets/1', { headers }, options)).json()).toEqual({ ...EXAMPLE, name });
});

test.each<[string, string, RequestInit, number]>([
  ['a status that is asked for', '/pets/1', { headers: { prefer: 'code=404' } }, 404],
  ['a status, by query', '/pets/1?__code=404', {}, 404],
  ['a status that is none', '/pets/1', { headers: { prefer: 'code=4XX' } }, 400],
  ['a dynamic that is neither', '/pets/1', { headers: { prefer: 'dynamic=yes' } }, 400],
  ['a path that isn’t percent-encoded', '/pets/%zz', {}, 400],
  ['below the base path', '/v1/pets/1', {}, 200],
  ['an unknown path', '/nowhere', {}, 404],
  ['an undocumented method', '/pets/1', { method: 'DELETE' }, 405],
  ['a wrong path parameter', '/pets/one', {}, 422],
  ['what is not accepted', '/pets/1', { headers: { accept: 'text/html' } }, 406],
  [
    'a valid body',
    '/pets',
    { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(EXAMPLE) },
    201,
  ],
  ['an invalid body', '/pets', { method: 'POST', headers: JSON_TYPE, body: '{"id":"a"}' }, 400],
  ['no JSON', '/pets', { method: 'POST', headers: JSON_TYPE, body: '{' }, 400],
  ['another media type', '/pets', { method: 'POST', body: 'text' }, 400],
  ['a form', '/form', { method: 'POST', body: new URLSearchParams('a=1') }, 204],
  ['an incomplete form', '/form', { method: 'POST', body: new URLSearchParams('b=1') }, 422],
  ['a list of a query, and a header', '/search?tag=a&tag=b', { headers: { 'x-key': 'k' } }, 204],
  ['a short list', '/search?tag=a', { headers: { 'x-key': 'k' } }, 422],
  ['a header that is too long', '/search', { headers: { 'x-key': 'long' } }, 422],
  ['a text', '/page', { headers: { prefer: 'dynamic=false' } }, 200],
  ['an object that is no text', '/sheet', { headers: { prefer: 'dynamic=false' } }, 500],
])('%s: %s', async (_, path, init, status) => {
  expect((await ask(path, init)).status).toBe(status);
});

test.each<[unknown, number, string]>([
  [
    { code: 7, tags: ['a', '<b>'], more: null },
    200,
    '<code>7</code><tags>a</tags><tags>&lt;b&gt;</tags><more/>',
  ],
  ['<Own/>', 200, '<Own/>'],
  [[1, 2], 500, "the body that was made can't be written as application/xml"],
])('XML is written as prism-http-server does: %j', async (example, status, wanted) => {
  const content = { 'application/xml': { example } };
  const answers = { 200: { description: 'XML.', content } };
  const made = await contractOf({ '/thing': { get: { responses: answers } } } as JsonObject);
  const mockFetch = await createFetch(made, { engine: 'prism', preferExamples: true });
  const response = await mockFetch('https://any.example/thing');
  expect(response.status).toBe(status);
  expect((await response.text()).replaceAll(/\n\s*/g, '')).toContain(wanted);
});

test('a failure of its own is problem details', async () => {
  const response = await ask('/pets/one');
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({
    type: 'https://stoplight.io/prism/errors#UNPROCESSABLE_ENTITY',
    status: 422,
    validation: [{ location: ['path', 'id'] }],
  });
});

test('credentials: its challenge is a header', async () => {
  const guarded = await contractOf(
    { '/thing': { get: { responses: { 204: { description: 'Yes.' } } } } },
    {
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
    },
  );
  const mockFetch = await createFetch(guarded, { engine: 'prism' });
  const response = await mockFetch('https://any.example/thing');
  expect([response.status, response.headers.get('www-authenticate')]).toEqual([
    401,
    'Basic realm="*"',
  ]);
  const headers = { authorization: `Basic ${btoa('a:b')}` };
  expect((await mockFetch('https://any.example/thing', { headers })).status).toBe(204);
});

test('a body that its status cannot have is left out', async () => {
  const made = await contractOf({ '/thing': { get: { responses: { 204: jsonResponse(PET) } } } });
  const mockFetch = await createFetch(made, { engine: 'prism' });
  const response = await mockFetch('https://any.example/thing');
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test('over a port: the same bytes as from createFetch', async () => {
  await using mock = await startMock(contract, { engine: 'prism' });
  const [served, direct] = await Promise.all([fetch(`${mock.url}/pets/1`), ask('/pets/1')]);
  expect(served.headers.get('content-type')).toBe('application/json');
  expect(await served.text()).toBe(await direct.text());
  expect(mock.contract).toBe(contract.contract);
});

test('callbacks stay unsent: nobody makes a mock send requests', async () => {
  const asked = vi.fn();
  const server = createServer((_, response) => {
    asked();
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const calling = await contractOf({
    '/subscriptions': {
      post: {
        requestBody: body('application/json', { type: 'object' }),
        responses: { 204: { description: 'Taken.' } },
        callbacks: {
          told: {
            '{$request.body#/url}': {
              post: { responses: { 200: { description: 'Thanks.' } } },
            },
          },
        },
      },
    },
  });
  const mockFetch = await createFetch(calling, { engine: 'prism' });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const request = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ url }) };
  expect((await mockFetch('https://any.example/subscriptions', request)).status).toBe(204);
  // A request of one's own, sent later: one that was sent before it would have come.
  await fetch(url);
  expect(asked).toHaveBeenCalledOnce();
});

test('what it throws is a 500, and told', async () => {
  // Of a list in a path it makes a list before it has read it.
  const parameter = { name: 'ids', in: 'path', required: true, schema: { type: 'array' } };
  const listing = await contractOf({
    '/things/{ids}': {
      get: { parameters: [parameter], responses: { 204: { description: 'Found.' } } },
    },
  });
  const onFault = vi.fn();
  await using mock = await startMock(listing, { engine: 'prism', onFault });
  const response = await fetch(`${mock.url}/things/1,2`);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    500,
    'application/problem+json',
  ]);
  expect(onFault).toHaveBeenCalledOnce();
});

describe('options', () => {
  test.each([
    { now: 'fixed:2026-01-01T00:00:00Z' },
    { stateful: true },
    { credentials: {} },
    { rejectCredentials: {} },
  ])('that it has nothing for are refused: %o', async (options) => {
    const starting = createFetch(contract, { engine: 'prism', ...options });
    await expect(starting).rejects.toBeInstanceOf(UsageError);
    const [name] = Object.keys(options);
    await expect(starting).rejects.toMatchObject({
      problem: `the engine prism can't take the mock's option ${name}`,
    });
  });

  test('without state is what it is', async () => {
    expect((await ask('/pets/1', {}, { stateful: false })).status).toBe(200);
  });

  test('an engine that nobody knows', async () => {
    await expect(createFetch(contract, { engine: 'other' as never })).rejects.toMatchObject({
      expected: 'native or prism',
      received: 'other',
    });
  });
});

test('what it was asked is in its journal', async () => {
  await using mock = await startMock(contract, { engine: 'prism' });
  await fetch(`${mock.url}/pets/1`);
  await fetch(`${mock.url}/nowhere`);
  expect(mock.journal()).toMatchObject([
    { number: 1, operation: 'GET /pets/{id}', response: { status: 200 }, reason: 'by prism-http' },
    { number: 2, operation: null, response: { status: 404 } },
  ]);
  expect((await mock.waitFor('GET /pets/{id}')).number).toBe(1);
  const told = await fetch(`${mock.url}/__specwright/journal`);
  expect(await told.json()).toMatchObject({ count: 2 });
});
