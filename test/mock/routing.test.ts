import { describe, expect, test } from 'vitest';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from './contract.ts';

const ok = { responses: { 200: jsonResponse({ type: 'string' }) } };
const mock = await createMock(
  await contractOf(
    {
      '/pets': { get: ok, post: ok },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: ok,
      },
      '/pets/new': { put: ok },
      '/toys': { get: ok, head: { responses: { 204: { description: 'Some.' } } }, options: ok },
    },
    { servers: [{ url: 'https://api.example/v1' }] },
  ),
);

test.each([
  ['GET', '/pets', 200],
  ['GET', '/v1/pets', 200],
  ['GET', 'https://any.example/v1/pets?a=b', 200],
  ['GET', '/pets/7', 200],
  ['PUT', '/pets/new', 200],
  ['GET', '/pets/x', 400],
  ['GET', '/v2/pets', 404],
  ['GET', '/', 404],
  ['GET', '/pets/7/x', 404],
  ['GET', '*', 404],
  ['GET', '/%zz', 404],
  ['DELETE', '/pets', 405],
  ['HEAD', '/pets', 200],
  ['HEAD', '/pets/x', 400],
  ['HEAD', '/toys', 204],
  ['OPTIONS', '/pets', 204],
  ['OPTIONS', '/dogs', 404],
  ['OPTIONS', '*', 204],
  ['OPTIONS', '/toys', 200],
  ['TRACE', '/pets', 405],
  ['HEAD', '/pets/7/x', 404],
  ['get', '/pets', 405],
])('%s %s: %i', (method, url, status) => {
  expect(mock.respond({ method, url, headers: {} }).status).toBe(status);
});

test('a path that is not documented is told in problem details', () => {
  const { status, headers, body } = mock.respond({ method: 'GET', url: '/cats?a', headers: {} });
  expect(status).toBe(404);
  expect(headers).toEqual({ 'content-type': 'application/problem+json' });
  expect(JSON.parse(String(body))).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'Shop documents no path /cats',
    source: "Specwright's mock, not the API",
  });
});

test('OPTIONS that is not documented tells what is allowed', () => {
  const answer = mock.respond({ method: 'OPTIONS', url: '/pets', headers: {} });
  expect(answer).toEqual({ status: 204, headers: { allow: 'GET, HEAD, POST' } });
});

test('OPTIONS of the whole server tells what is allowed anywhere', () => {
  const answer = mock.respond({ method: 'OPTIONS', url: '*', headers: {} });
  expect(answer).toEqual({
    status: 204,
    headers: { allow: 'GET, HEAD, OPTIONS, POST, PUT' },
  });
});

test('a method that is not documented is told with those that are', () => {
  const { headers, body } = mock.respond({ method: 'DELETE', url: '/v1/pets', headers: {} });
  expect(headers).toEqual({ 'content-type': 'application/problem+json', allow: 'GET, HEAD, POST' });
  expect(JSON.parse(String(body))).toMatchObject({
    title: 'Method Not Allowed',
    detail: 'Shop documents GET, POST for /v1/pets, not DELETE',
  });
});

describe('an answer does not depend on how its operation is reached', () => {
  const bodyOf = (url: string, headers = {}) => mock.respond({ method: 'GET', url, headers }).body;
  test.each(['/v1/pets/7', 'https://api.example/v1/pets/7', 'http://127.0.0.1:1/pets/7'])(
    '%s',
    (url) => {
      expect(bodyOf(url)).toBe(bodyOf('/pets/7'));
    },
  );
  test('a seed in the query is a seed in the header', () => {
    expect(bodyOf('/pets/7?__seed=a')).toBe(bodyOf('/pets/7', { prefer: 'seed=a' }));
  });
  test('another request gets another value', () => {
    expect(bodyOf('/pets/8')).not.toBe(bodyOf('/pets/7'));
    expect(bodyOf('/pets/7?a')).not.toBe(bodyOf('/pets/7'));
    expect(bodyOf('/pets/7?__seed=a')).not.toBe(bodyOf('/pets/7'));
  });
});

describe('HEAD', () => {
  test.each(['/pets', '/pets/7', '/pets?__code=200', '/pets/x', '/cats'])(
    '%s is answered as GET, without content but with its length',
    (url) => {
      const get = mock.respond({ method: 'GET', url, headers: {} });
      const { status, headers } = get;
      const length = String(Buffer.byteLength(get.body ?? ''));
      expect(mock.respond({ method: 'HEAD', url, headers: {} })).toEqual({
        status,
        headers: { ...headers, 'content-length': length },
      });
    },
  );

  test('that is documented is answered as documented', () => {
    expect(mock.respond({ method: 'HEAD', url: '/toys', headers: {} })).toEqual({
      status: 204,
      headers: {},
    });
  });

  test('where there is no GET is not allowed', async () => {
    const puts = await createMock(await contractOf({ '/pets': { put: ok } }));
    const { status, headers } = puts.respond({ method: 'HEAD', url: '/pets', headers: {} });
    expect([status, headers.allow]).toEqual([405, 'PUT']);
  });
});
