import { describe, expect, test } from 'vitest';
import { replayOn } from '../../src/conformance/replay.ts';
import type { Target } from '../../src/conformance/target.ts';
import { TargetError } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { check, exchange, openSubject, type RequestChange } from './exchanges.ts';

const json = { 'content-type': 'application/json' };
const API = 'https://api.shop.example/v1';

const api = await openSubject(`openapi: 3.1.0
info: { title: Api, version: '1' }
servers: [{ url: ${API} }]
security: [{ bearer: [] }, { key: [], app: [] }, { basic: [] }]
paths:
  /open:
    get:
      security: []
      parameters: [{ name: page_token, in: query, schema: { type: string } }]
      responses: { '200': { description: Done. } }
  /orders:
    get: &operation
      responses:
        '200': { description: Done. }
        '401': { description: Refused. }
        '429': { description: Too many. }
        5XX: { description: Failed. }
    head: *operation
    options: *operation
    put: *operation
    post: { operationId: createOrder, responses: { '200': { description: Done. } } }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    key: { type: apiKey, in: query, name: key }
    app: { type: apiKey, in: header, name: X-App }
`);

/** Replays one recorded request, answered with a status, and gives what was sent and the report. */
async function replay(
  request: RequestChange,
  target: Partial<Target> = {},
  { status = 200, omitted }: { status?: number; omitted?: { request: string } } = {},
) {
  const sent: HttpRequest[] = [];
  const send = async (prepared: HttpRequest): Promise<HttpResponse> => {
    sent.push(prepared);
    return { status: 200, headers: {} };
  };
  const recorded = exchange({ url: `${API}/orders`, ...request }, { status });
  const report = await check([omitted === undefined ? recorded : { ...recorded, omitted }], [api], {
    replayed: true,
    replay: replayOn({
      baseUrl: 'https://staging.example/api',
      local: false,
      mock: false,
      allowed: new Set(),
      credentials: new Map(),
      send,
      ...target,
    }),
  });
  return { sent, report, verdict: report.exchangeVerdicts[0] };
}

const LOCAL: Partial<Target> = { local: true, baseUrl: 'http://127.0.0.1:1' };
const MOCK: Partial<Target> = { ...LOCAL, mock: true };

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
    [MOCK, 408, { prefer: 'code=408' }],
    [MOCK, 429, { prefer: 'code=429' }],
    [MOCK, 503, { prefer: 'code=503' }],
    [MOCK, 400, {}],
    [LOCAL, 429, {}],
    [{}, 503, {}],
  ])(
    'what a request cannot bring about is asked of a mock: %j, %i',
    async (target, status, wanted) => {
      expect((await replay({}, target, { status })).sent[0]?.headers).toEqual(wanted);
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

describe('credentials', () => {
  const secrets: RequestChange = {
    url: `${API}/orders?a=1&key=hush&access_token=hush&b=2`,
    headers: {
      authorization: 'Bearer hush',
      cookie: 'sid=hush',
      'x-app': 'hush',
      'x-auth-token': 'hush',
      'x-amz-security-token': 'hush',
      referer: 'https://app.example/?token=hush',
      'x-trace': '1',
    },
  };

  test.each([
    ['an operation that asks for them', `${API}/orders`],
    ['one that asks for none', `${API}/open`],
  ])('recorded ones reach no target that is not local: %s', async (_, path) => {
    const { sent } = await replay({
      ...secrets,
      url: secrets.url?.replace(`${API}/orders`, path) ?? '',
    });
    expect(sent[0]).toMatchObject({ headers: { 'x-trace': '1' } });
    expect(sent[0]?.url).toMatch(/\?a=1&b=2$/);
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  test('nor do they when the answer was a refusal', async () => {
    const { sent } = await replay(secrets, {}, { status: 401 });
    expect(JSON.stringify(sent)).not.toContain('hush');
  });

  test('a documented parameter is none, whatever it is called', async () => {
    const { sent } = await replay({ url: `${API}/open?page_token=next&other_token=x` });
    expect(sent[0]?.url).toBe('https://staging.example/api/open?page_token=next');
  });

  test('recorded ones reach a local target', async () => {
    const { sent } = await replay(secrets, LOCAL);
    expect(sent[0]?.url).toBe(`http://127.0.0.1:1/orders?a=1&key=hush&access_token=hush&b=2`);
    expect(sent[0]?.headers).toEqual(secrets.headers);
  });

  test.each<[string, [string, string][], object, string]>([
    ['bearer', [['bearer', 'mine']], { authorization: 'Bearer mine' }, ''],
    ['basic', [['basic', 'me:mine']], { authorization: `Basic ${btoa('me:mine')}` }, ''],
    [
      'two that belong together',
      [
        ['key', 'a&b'],
        ['app', 'c'],
      ],
      { 'x-app': 'c' },
      '?key=a%26b',
    ],
    ['one of two that belong together', [['key', 'k']], {}, ''],
    [
      'the first that is asked for',
      [
        ['basic', 'a:b'],
        ['bearer', 'c'],
      ],
      { authorization: 'Bearer c' },
      '',
    ],
    ['one for another scheme', [['other', 'k']], {}, ''],
  ])("the target's are put in: %s", async (_, credentials, headers, query) => {
    const target = { credentials: new Map(credentials) };
    const { sent } = await replay({ headers: { authorization: 'Bearer hush' } }, target);
    expect(sent).toEqual([
      { method: 'GET', url: `https://staging.example/api/orders${query}`, headers },
    ]);
  });

  test.each([LOCAL, {}])("the target's come before recorded ones: %j", async (target) => {
    const credentials = new Map([['bearer', 'mine']]);
    const { sent } = await replay(
      { headers: { authorization: 'Bearer hush' } },
      { ...target, credentials },
    );
    expect(sent[0]?.headers).toEqual({ authorization: 'Bearer mine' });
  });

  test('a mock gets the recorded one, and its own for what is missing or masked', async () => {
    const target = { ...MOCK, credentials: new Map([['bearer', 'make-believe']]) };
    const sentFor = async (headers: Record<string, string>) =>
      (await replay({ headers }, target)).sent[0]?.headers;
    expect(await sentFor({ authorization: 'Bearer a' })).toEqual({ authorization: 'Bearer a' });
    for (const headers of [{}, { authorization: 'Bearer ***' }]) {
      expect(await sentFor(headers as Record<string, string>)).toEqual({
        authorization: 'Bearer make-believe',
      });
    }
  });

  test.each([401, 403])('a recorded %i stays without', async (status) => {
    const target = { credentials: new Map([['bearer', 'mine']]) };
    for (const place of [{}, LOCAL, MOCK]) {
      const { sent } = await replay({}, { ...place, ...target }, { status });
      expect(sent[0]?.headers).toEqual({});
    }
  });

  test('an operation that asks for none gets none', async () => {
    const credentials = new Map([['bearer', 'mine']]);
    const { sent } = await replay({ url: `${API}/open` }, { credentials });
    expect(sent[0]?.headers).toEqual({});
  });

  test("the target's do not reach the report", async () => {
    const credentials = new Map([
      ['key', 'hush'],
      ['app', 'hush'],
    ]);
    const send = async () => ({ status: 418, headers: {} });
    const { report } = await replay({}, { credentials, send });
    expect(report.findings[0]?.exchange.url).toBe('https://staging.example/api/orders?key=***');
    expect(JSON.stringify(report)).not.toContain('hush');
  });
});

describe('the answer', () => {
  test('takes the place of the recorded one', async () => {
    const { report } = await replay({}, LOCAL, { status: 500 });
    expect(report.coverage.statuses.find(({ exchanges }) => exchanges > 0)?.status).toBe('200');
  });

  test('that does not come leaves the exchange unchecked', async () => {
    const send = () => Promise.reject(new TargetError({ problem: 'GET /orders got no answer' }));
    const { verdict, report } = await replay({}, { send });
    expect(verdict).toMatchObject({ verdict: 'unchecked', reason: 'GET /orders got no answer' });
    expect(report.coverage.operations.exercised).toBe(0);
  });

  test('another failure is no reason', async () => {
    const send = () => Promise.reject(new TypeError('a fault of our own'));
    await expect(replay({}, { send })).rejects.toThrow('a fault of our own');
  });

  test('a request without a credential that is let in is a breach', async () => {
    const { report } = await replay({});
    expect(report.findings.map(({ check, received }) => [check, received])).toEqual([
      ['request-security', 'the Authorization header is missing, answered 200'],
    ]);
  });
});
