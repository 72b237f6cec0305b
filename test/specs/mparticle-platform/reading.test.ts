import { beforeEach, expect, test } from 'vitest';
import { loadContract } from '../../../src/contract/load.ts';
import { ATTRIBUTES, attributeInput, type Send, startClient } from './client.ts';

let send: Send;

beforeEach(async () => {
  send = await startClient();
});

const one = (method: string, path: string, body?: unknown) => send(method, path, body).body.data[0];
const status = (method: string, path: string, body?: unknown) => send(method, path, body).status;

test('an audience is gone from every list once it is deleted', () => {
  const ids = (path: string) => send('GET', path).body.map(({ id }: { id: number }) => id);
  expect(ids('/audiences')).toEqual([7622, 7239]);
  expect(ids('/workspace/1/audiences')).toEqual([7239]);
  expect(ids('/workspace/123/audiences')).toEqual([]);
  expect(status('DELETE', '/audiences/7239')).toBe(204);
  expect(status('DELETE', '/audiences/7239')).toBe(404);
  expect(ids('/audiences')).toEqual([7622]);
  expect(ids('/workspace/1/audiences')).toEqual([]);
});

test('a user is found by the encoded address, and by the one that the page prints', () => {
  for (const id of ['test%40mparticle.com', 'test%40mparticle%2Ecom', 'test40mparticle2Ecom'])
    expect(one('GET', `/users/${id}`).email).toBe('test@mparticle.com');
  expect(status('GET', '/users/other%40mparticle.com')).toBe(404);
});

test('the workspaces of an account have texts as ids', () => {
  const { data } = send('GET', '/workspace').body;
  expect(data).toContainEqual({
    id: '4302',
    name: 'mP Traveller',
    data_type: 'workspace',
    created_on: '2017-02-02T11:20:23',
  });
  expect(data.map(({ id }: { id: string }) => id)).not.toContain('2');
});

test('what is no JSON is a 400, and another method a 405', () => {
  expect(status('POST', '/apps', '{')).toBe(400);
  expect(status('POST', ATTRIBUTES, '{')).toBe(400);
  expect(status('PATCH', '/apps/1')).toBe(405);
});

test.each([
  ['POST', '/apps', 'App must have at least one platform selected.'],
  ['PUT', '/apps/1', 'App name must be specified.'],
  ['POST', '/apps/1', 'Invalid os specified.'],
  ['PUT', '/apps/1/platforms/ios/services', 'Specified service not found.'],
  ['POST', ATTRIBUTES, "Field 'name' is required."],
])('%s %s without a body lacks what its message says', (method, path, message) => {
  const { status, body } = send(method, path);
  expect([status, body.errors[0].message]).toEqual([422, message]);
});

const { operations } = await loadContract('mparticle-platform');
const BODIES: [string, string][] = operations
  .filter(({ requestBody }) => requestBody !== undefined)
  .map(({ method, path }) => [method, path.replaceAll('{os}', 'ios').replace(/\{\w+\}/g, '1')]);

test.each(BODIES)('what is sent is JSON, and says so: %s %s', (method, path) => {
  const headers = { 'content-type': 'text/plain' };
  const { status, body } = send(method, path, '{}', { headers });
  expect([status, JSON.stringify(body)]).toEqual([
    400,
    expect.stringContaining('expected Content-Type application/json, received text/plain'),
  ]);
});

test('version 2 is asked without an account', () => {
  for (const rest of ['', '/5678', '/5678/activation', '/5678/calculation'])
    expect(status('GET', `${ATTRIBUTES}${rest}`)).toBe(200);
  expect(status('HEAD', ATTRIBUTES)).toBe(204);
  expect(status('POST', ATTRIBUTES, attributeInput())).toBe(201);
  expect(status('PUT', `${ATTRIBUTES}/5679`, attributeInput())).toBe(204);
  expect(status('POST', `${ATTRIBUTES}/5679/activation`)).toBe(204);
  expect(status('DELETE', `${ATTRIBUTES}/5679/draft`)).toBe(204);
  expect(status('DELETE', `${ATTRIBUTES}/5679`)).toBe(204);
});

test('a body of version 2 may come without a type, as the page sends it', () => {
  const headers = { 'content-type': undefined };
  expect(send('POST', ATTRIBUTES, attributeInput(), { headers }).status).toBe(201);
});

test('browsers may call from any origin', () => {
  expect(send('GET', '/apps').headers['access-control-allow-origin']).toBe('*');
  const preflight = send('OPTIONS', '/apps', undefined, {
    token: '',
    headers: { origin: 'https://shop.test', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers['access-control-allow-methods']).toMatch(/\bPOST\b/);
});
