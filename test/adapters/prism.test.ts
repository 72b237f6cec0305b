import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';
import { ask, body, EXAMPLE, JSON_TYPE, PET } from './prism-pets.ts';

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
