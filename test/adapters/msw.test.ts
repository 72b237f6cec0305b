import { createRequire } from 'node:module';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createFetch } from '../../src/adapters/fetch.ts';
import { handlers } from '../../src/adapters/msw.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

const OPTIONS = { seed: 'a', now: 'fixed:2026-11-20T00:00:00Z' };
const SERIES = 'https://rest.iad-01.braze.com/events/data_series?event=signup&length=5&unit=hour';
const headers = { authorization: 'Bearer make-believe' };

const onFault = vi.fn();
const faulty = await contractOf(
  { '/faulty': { get: { responses: { 200: jsonResponse({ type: 'object' }) } } } },
  { servers: [{ url: 'https://shop.example/v1' }] },
  {
    operations: {
      'GET /faulty': {
        respond() {
          throw new Error('no thing');
        },
      },
    },
  },
);
const server = setupServer(
  ...(await handlers('braze', OPTIONS)),
  ...(await handlers(faulty, { onFault })),
  http.all('*', () => HttpResponse.text('left alone')),
);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

test.each([
  ['a series', {}],
  ['a failure that is asked for', { prefer: 'code=503, dynamic=true' }],
  ['a request without a key', { authorization: '' }],
])('%s: the same bytes as from createFetch', async (_, further) => {
  const init = { headers: { ...headers, ...further } };
  const [intercepted, direct] = await Promise.all([
    fetch(SERIES, init),
    createFetch('braze', OPTIONS).then((mockFetch) => mockFetch(SERIES, init)),
  ]);
  expect(intercepted.status).toBe(direct.status);
  expect(intercepted.headers.get('content-type')).toBe(direct.headers.get('content-type'));
  expect(Buffer.from(await intercepted.arrayBuffer())).toEqual(
    Buffer.from(await direct.arrayBuffer()),
  );
});

test.each([
  ['another host', 'https://unrelated.example/faulty'],
  ['another scheme', 'http://shop.example/v1/faulty'],
  ["outside of a server's base path", 'https://shop.example/v2/faulty'],
])('%s is left to other handlers', async (_, url) => {
  expect(await (await fetch(url)).text()).toBe('left alone');
});

test('a path that a host of the contract lacks is its 404', async () => {
  const response = await fetch('https://shop.example/v1/nowhere');
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('semantics that fail are a 500 that says so', async () => {
  const response = await fetch('https://shop.example/v1/faulty');
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({
    detail: expect.stringContaining('respond of GET /faulty failed'),
  });
  expect(onFault).toHaveBeenCalledOnce();
});

test('a request that its client aborts is no error', async () => {
  const mock = await createMock('mparticle-platform');
  mock.on('POST /oauth/token').reply(403, undefined, { delay: Number.POSITIVE_INFINITY });
  server.use(...(await handlers(mock)));
  const printed = vi.spyOn(console, 'error').mockReturnValue();
  const signal = AbortSignal.timeout(20);
  const asked = fetch('https://sso.auth.mparticle.com/oauth/token', { method: 'POST', signal });
  await expect(asked).rejects.toThrow(/abort|timeout/i);
  await new Promise((resolve) => setImmediate(resolve));
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test('is required by CommonJS, too', () => {
  const { handlers } = createRequire(import.meta.url)('../../src/adapters/msw.ts');
  expect(handlers).toBeTypeOf('function');
});
