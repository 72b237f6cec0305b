import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const text = { type: 'string' };
const parameters = [{ name: 'name', in: 'path', required: true, schema: text }];
const NONE = { description: 'Nothing' };

/** Starts a mock of files that are read as some content, and asks it. */
async function openFiles(content: JsonObject, put: JsonObject = { 201: NONE, 204: NONE }) {
  const contract = await contractOf({
    '/files/{name}': {
      parameters,
      get: { responses: { 200: { description: 'A file', content }, 404: NONE } },
      put: { requestBody: { content: { ...content } }, responses: put },
      delete: { responses: { 204: NONE, 404: NONE } },
    },
  });
  const { respond } = await createMock(contract, { stateful: true });
  return (method: string, type?: string, body?: string | Uint8Array, url = '/files/a') =>
    respond({
      method,
      url,
      headers: { ...(type !== undefined && { 'content-type': type }) },
      ...(body !== undefined && { body }),
    });
}

const BYTES = new Uint8Array([0, 255, 200, 10, 1]);

test.each<[type: string, content: JsonObject, body: string | Uint8Array]>([
  ['text/plain', { 'text/plain': { schema: text } }, 'Grüße'],
  ['application/octet-stream', { 'application/octet-stream': {} }, BYTES],
  ['image/png', { 'image/*': { schema: { ...text, format: 'binary' } } }, BYTES],
  ['image/png', { 'image/gif': {}, 'image/png': {} }, BYTES],
])('what was put comes back, and is gone once it was removed: %s', async (type, content, body) => {
  const ask = await openFiles(content);
  const before = ask('GET');
  expect(before.status).toBe(200);
  expect(ask('PUT', type, body).status).toBe(201);
  const read = ask('GET');
  expect(read.headers['content-type']).toBe(type);
  expect(Buffer.from(read.body ?? '')).toEqual(Buffer.from(body));
  expect(ask('GET', undefined, undefined, '/files/b').body).not.toEqual(read.body);
  expect(ask('DELETE').status).toBe(204);
  expect([ask('GET').status, ask('DELETE').status]).toEqual([404, 404]);
  ask('PUT', type, body);
  expect(ask('GET').body).toEqual(read.body);
});

test('what is told of a file beside it stays what it is', async () => {
  const properties = { name: text, size: { type: 'integer' } };
  const about = { type: 'object', required: ['name', 'size'], properties };
  const ask = await openFiles({ 'application/octet-stream': {} }, { 200: jsonResponse(about) });
  const put = ask('PUT', 'application/octet-stream', BYTES);
  expect(JSON.parse(String(put.body))).toMatchObject({ name: 'a' });
  expect(Buffer.from(ask('GET').body ?? '')).toEqual(Buffer.from(BYTES));
  expect([ask('DELETE').status, ask('GET').status]).toEqual([204, 404]);
});
