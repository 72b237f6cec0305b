import { describe, expect, test } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

const URL_OF_SERIES = 'https://rest.iad-01.braze.com/events/data_series?event=signup&length=2';
const headers = { authorization: 'Bearer make-believe' };

describe('takes what fetch takes', async () => {
  const mockFetch = await createFetch('braze');
  test.each([
    ['a text', () => mockFetch(URL_OF_SERIES, { headers })],
    ['a URL', () => mockFetch(new URL(URL_OF_SERIES), { headers })],
    ['a Request', () => mockFetch(new Request(URL_OF_SERIES, { headers }))],
    ['a Request and changes to it', () => mockFetch(new Request(URL_OF_SERIES), { headers })],
  ])('%s', async (_, ask) => {
    const response = await ask();
    expect(response.status).toBe(200);
    expect(response.ok).toBe(true);
    expect([response.statusText, response.url]).toEqual(['OK', URL_OF_SERIES]);
    expect(await response.json()).toMatchObject({ message: 'success' });
  });

  test('a signal that was raised rejects', async () => {
    const signal = AbortSignal.abort();
    await expect(mockFetch(URL_OF_SERIES, { headers, signal })).rejects.toThrow(/abort/i);
  });

  test('a signal that is raised right after the call rejects', async () => {
    const gone = new AbortController();
    const asked = mockFetch(URL_OF_SERIES, { headers, signal: gone.signal });
    gone.abort();
    await expect(asked).rejects.toThrow(/abort/i);
  });

  test('a signal that is raised amid a slow body ends it', async () => {
    const mock = await createMock('braze');
    mock.on('GET /events/data_series').reply(200, undefined, { disturbance: 'slow' });
    const gone = new AbortController();
    const ask = await createFetch(mock);
    const response = await ask(URL_OF_SERIES, { headers, signal: gone.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    gone.abort();
    await expect(reader?.read().then(() => reader?.read())).rejects.toThrow(/abort/i);
  });

  test('an answer to HEAD has no body', async () => {
    const response = await mockFetch(URL_OF_SERIES, { headers, method: 'HEAD' });
    const get = await mockFetch(URL_OF_SERIES, { headers });
    expect(response.status).toBe(200);
    expect(response.body).toBeNull();
    expect(response.headers.get('content-length')).toBe(String((await get.text()).length));
  });
});

test('bodies are read as they are sent', async () => {
  const schema = { type: 'object', required: ['name'] };
  const content = { 'application/json': { schema } };
  const mockFetch = await createFetch(
    await contractOf({
      '/things': {
        post: { requestBody: { content }, responses: { 201: { description: 'Made.' } } },
      },
    }),
  );
  const post = async (body: string) =>
    (
      await mockFetch('https://any.example/things', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      })
    ).status;
  expect(await post('{"name":"a"}')).toBe(201);
  expect(await post('{}')).toBe(400);
});

test.each([204, 205, 304])('%i has no body, whatever is documented', async (status) => {
  const responses = { [status]: jsonResponse({ type: 'object' }) };
  const mockFetch = await createFetch(await contractOf({ '/thing': { get: { responses } } }));
  const response = await mockFetch('https://any.example/thing', {
    headers: { prefer: `code=${status}` },
  });
  expect(response.status).toBe(status);
  expect(response.body).toBeNull();
});
