import { describe, expect, test } from 'vitest';
import { API, LOCAL, MOCK, replay } from './replaying.ts';

const json = { 'content-type': 'application/json' };

describe('what may be sent', () => {
  test.each(['GET', 'HEAD', 'OPTIONS'])('%s reaches any target', async (method) => {
    expect((await replay({ method })).sent).toMatchObject([{ method }]);
  });

  test.each(['PUT', 'POST'])('%s reaches a target that is local', async (method) => {
    expect((await replay({ method }, LOCAL)).sent).toMatchObject([{ method }]);
  });

  test.each(['PUT', 'POST'])('%s reaches no other unasked', async (method) => {
    const { sent, verdict } = await replay({ method }, { allowed: new Set(['DELETE /orders']) });
    expect(sent).toEqual([]);
    expect(verdict).toMatchObject({
      verdict: 'skipped',
      reason: `${method} writes: it is sent to a target that isn't local only with --allow`,
    });
  });

  test.each(['POST /orders', 'createOrder'])('allowed as %s it does', async (name) => {
    const allowed = new Set([name]);
    expect((await replay({ method: 'POST' }, { allowed })).sent).toHaveLength(1);
    expect((await replay({ method: 'PUT' }, { allowed })).sent).toHaveLength(0);
  });

  test.each([
    [{ url: `${API}/carts` }, 'fail'],
    [{ method: 'PATCH' }, 'fail'],
    [{ url: 'https://elsewhere.example/' }, 'skipped'],
  ])('what belongs to no operation is not: %j', async (request, wanted) => {
    const { sent, verdict } = await replay(request, LOCAL);
    expect(sent).toEqual([]);
    expect(verdict?.verdict).toBe(wanted);
  });

  test('nor is a request whose body was left out', async () => {
    const { sent, verdict } = await replay({ method: 'PUT' }, LOCAL, {
      omitted: { request: 'too large' },
    });
    expect(sent).toEqual([]);
    expect(verdict).toMatchObject({ verdict: 'unchecked', reason: 'not sent: too large' });
  });
});

describe('the request as it is sent', () => {
  test('path below the base path, raw query, body', async () => {
    const { sent } = await replay({
      method: 'OPTIONS',
      url: `${API}/orders?ending=2014-12-10T23:59:59-05:00&a+b=%20c&flag&&x=`,
      body: '{}',
    });
    expect(sent).toMatchObject([
      {
        method: 'OPTIONS',
        url: 'https://staging.example/api/orders?ending=2014-12-10T23:59:59-05:00&a+b=%20c&flag&&x=',
        body: '{}',
      },
    ]);
  });

  test('without the fields of the recorded connection', async () => {
    const headers = {
      ...json,
      host: 'api.shop.example',
      connection: 'keep-alive',
      'keep-alive': '5',
      'content-length': '9',
      'accept-encoding': 'br',
      'transfer-encoding': 'chunked',
      te: 'trailers',
      'proxy-authorization': 'Basic a',
      accept: 'application/json',
      'x-a': ['1', '2'],
    };
    const { sent } = await replay({ headers }, LOCAL);
    expect(sent[0]?.headers).toEqual({ ...json, accept: 'application/json', 'x-a': ['1', '2'] });
  });

  test.each([
    ['a text', '{}', {}],
    ['bytes', new Uint8Array([1]), { 'content-encoding': 'gzip' }],
  ])('the content coding of %s', async (_, body, wanted) => {
    const headers = { 'content-encoding': 'gzip' };
    const { sent } = await replay({ method: 'PUT', headers, body }, LOCAL);
    expect(sent[0]?.headers).toEqual(wanted);
  });

  test.each([
    [MOCK, 408, 'code=408'],
    [MOCK, 429, 'code=429'],
    [MOCK, 503, 'code=503'],
    [MOCK, 400, undefined],
    [LOCAL, 429, undefined],
    [{}, 503, undefined],
  ])(
    'what a request cannot bring about is asked of a mock: %j, %i',
    async (target, status, wanted) => {
      expect((await replay({}, target, { status })).sent[0]?.headers.prefer).toBe(wanted);
    },
  );

  test.each([
    [MOCK, 403, { authorization: 'Bearer bad' }, 'code=403'],
    [MOCK, 401, { authorization: 'Bearer bad' }, 'code=401'],
    [MOCK, 401, {}, undefined],
    [MOCK, 401, { authorization: 'Basic !' }, undefined],
    [LOCAL, 403, { authorization: 'Bearer bad' }, undefined],
  ])(
    'a credential that is refused though it looks like any other: %j, %i, %j',
    async (target, status, headers, wanted) => {
      const { sent } = await replay({ headers }, target, { status });
      expect(sent[0]?.headers.prefer).toBe(wanted);
    },
  );
});
