import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { at, documentFrom, exchange, type Parts } from './exchanges.ts';

/** The operation that exchanges at one path show. */
async function operationFrom(exchanges: readonly ReturnType<typeof exchange>[], method = 'get') {
  const document = await documentFrom(exchanges);
  const [path = ''] = Object.keys(document.paths ?? {});
  return at(document, 'paths', path, method) as {
    readonly parameters?: readonly { readonly name: string }[];
    readonly requestBody?: object;
    readonly responses: object;
  };
}

describe('query parameters', () => {
  test.each<[queries: string[], wanted: object[]]>([
    [['page=1', 'page=2'], [{ name: 'page', required: true, schema: { type: 'integer' } }]],
    [['page=1', ''], [{ name: 'page', schema: { type: 'integer' } }]],
    [['all=true'], [{ name: 'all', required: true, schema: { type: 'boolean' } }]],
    [['x=1.5', 'x=2'], [{ name: 'x', required: true, schema: { type: 'number' } }]],
    [['x=1', 'x=a'], [{ name: 'x', required: true, schema: { type: 'string' } }]],
    [['x=007'], [{ name: 'x', required: true, schema: { type: 'string' } }]],
    [['x=1', 'x='], [{ name: 'x', required: true, schema: { type: 'string' } }]],
    [
      ['from=2026-11-22'],
      [{ name: 'from', required: true, schema: { type: 'string', format: 'date' } }],
    ],
    [
      ['id=1&id=2', 'id=3'],
      [{ name: 'id', required: true, schema: { type: 'array', items: { type: 'integer' } } }],
    ],
    [
      ['ids=1,2', 'ids=3'],
      [
        {
          name: 'ids',
          required: true,
          explode: false,
          schema: { type: 'array', items: { type: 'integer' } },
        },
      ],
    ],
    [['q=Paris,+France'], [{ name: 'q', required: true, schema: { type: 'string' } }]],
    [['q=1%2C2'], [{ name: 'q', required: true, schema: { type: 'string' } }]],
    [
      ['filter[status]=open'],
      [{ name: 'filter[status]', required: true, schema: { type: 'string' } }],
    ],
    [['_=1763769600000'], []],
    [['=1'], []],
    [['q=100%'], []],
    [['Zq8vX2mW7kT5=1'], []],
    [['api_key=abc'], []],
  ])('%j', async (queries, wanted) => {
    const { parameters = [] } = await operationFrom(
      [...queries, ...queries].map((query) => exchange(`GET /apps?${query}`, 200, { answer: [] })),
    );
    expect(parameters).toEqual(wanted.map((one) => ({ in: 'query', ...one })));
  });

  test('that one request had need not be in all', async () => {
    const { parameters } = await operationFrom([exchange('GET /apps?page=1', 200)]);
    expect(parameters).toEqual([{ name: 'page', in: 'query', schema: { type: 'integer' } }]);
  });

  test('of what was refused none are', async () => {
    const { parameters = [] } = await operationFrom([
      exchange('GET /apps?pgae=1', 400),
      exchange('GET /apps?page=1', 200, { answer: [] }),
    ]);
    expect(parameters.map(({ name }) => name)).toEqual(['page']);
  });

  test('where all was refused, they are all that is known', async () => {
    const { parameters = [] } = await operationFrom([exchange('GET /apps?page=1', 403)]);
    expect(parameters.map(({ name }) => name)).toEqual(['page']);
  });
});

describe('headers', () => {
  test('of requests are those of the API', async () => {
    const { parameters } = await operationFrom([
      exchange('GET /apps', 200, { sentHeaders: { 'x-tenant': '18' } }),
      exchange('GET /apps', 200, {
        sentHeaders: {
          accept: '*/*',
          'user-agent': 'x',
          'sec-fetch-mode': 'cors',
          'x-forwarded-for': '192.0.2.1',
          'x-request-id': 'abc',
          'idempotency-key': 'abc',
          'x-tenant': '17',
          'x-api-key': 'abc',
          'notion-version': '2022-06-28',
        },
      }),
    ]);
    expect(parameters).toEqual([
      {
        name: 'Idempotency-Key',
        in: 'header',
        schema: { type: 'string' },
      },
      {
        name: 'Notion-Version',
        in: 'header',
        schema: { type: 'string', format: 'date' },
      },
      { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'integer' } },
    ]);
  });

  test('of answers are those that tell something', async () => {
    const { responses } = await operationFrom([
      exchange('GET /apps', 429, {
        headers: {
          date: 'Sun, 22 Nov 2026 10:00:00 GMT',
          server: 'nginx',
          'cf-ray': '8',
          'set-cookie': 'sid=abc',
          'retry-after': '3',
          'x-ratelimit-remaining': '0',
          link: ['<https://a.example>; rel="next"', '<https://b.example>; rel="last"'],
        },
      }),
    ]);
    expect(responses).toEqual({
      '429': {
        description: 'Inferred from 1 exchange.',
        headers: {
          Link: { schema: { type: 'array', items: { type: 'string' } } },
          'Retry-After': { schema: { type: 'integer' } },
          'X-RateLimit-Remaining': { schema: { type: 'integer' } },
        },
      },
    });
  });
});

describe('bodies', () => {
  const form = 'application/x-www-form-urlencoded';
  const parts = 'multipart/form-data; boundary=b';
  const part = (head: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;

  test.each<[what: string, mediaType: string, sent: string, wanted: object]>([
    ['text', 'text/plain; charset=utf-8', 'a', { schema: { type: 'string' } }],
    ['bytes', 'application/pdf', 'a', { schema: { type: 'string', format: 'binary' } }],
    ['XML', 'application/xml', '<a/>', {}],
    ['events', 'text/event-stream', 'data: 1\n\n', { schema: { type: 'string' } }],
    ['lines', 'application/x-ndjson', '1\n2\n', { schema: { type: 'integer' } }],
    ['JSON of a vendor', 'application/vnd.api+json', '[1]', { schema: { type: 'array' } }],
    [
      'JSON with decimals',
      'application/json',
      '[1.0, 2]',
      { schema: { items: { type: 'number' } } },
    ],
    [
      'JSON with a text like one',
      'application/json',
      '[1,"v1.0"]',
      { schema: { items: { type: ['string', 'integer'] } } },
    ],
    [
      'a form',
      form,
      'a=1&b=x&b=y&password=word',
      {
        schema: {
          type: 'object',
          required: ['a', 'b', 'password'],
          properties: {
            a: { type: 'integer' },
            b: { type: 'array', items: { type: 'string' } },
            password: { type: 'string' },
          },
        },
      },
    ],
    [
      'a form of parts',
      parts,
      `${part('name="n"', '1')}${part('name="file"; filename="a.txt"', 'x')}--b--\r\n`,
      {
        schema: {
          type: 'object',
          required: ['file', 'n'],
          properties: { file: { type: 'string', format: 'binary' }, n: { type: 'integer' } },
        },
      },
    ],
  ])('%s', async (_, mediaType, sent, wanted) => {
    const all = [exchange('PUT /a', 204, { sent, sentHeaders: { 'content-type': mediaType } })];
    const { requestBody } = await operationFrom(all, 'put');
    const [type = ''] = mediaType.split(';');
    expect(requestBody).toMatchObject({ required: true, content: { [type]: wanted } });
  });

  test('one that only says that it is JSON is not described in a request', async () => {
    const sentHeaders = { 'content-type': 'application/json' };
    const all = [exchange('PUT /a', 204, { sent: '{', sentHeaders })];
    expect(await operationFrom(all, 'put')).not.toHaveProperty('requestBody');
  });

  test('one that is missing once is optional in a request', async () => {
    const all = [exchange('PUT /a', 204, { sent: [1] }), exchange('PUT /a', 204)];
    expect((await operationFrom(all, 'put')).requestBody).not.toHaveProperty('required');
  });

  test('one that is missing once in answers of a status is not described there', async () => {
    const all = [exchange('GET /a', 200, { answer: [1] }), exchange('GET /a', 200)];
    expect((await operationFrom(all)).responses).toEqual({
      '200': {
        description: 'Inferred from 2 exchanges. Some had no body, so none is described.',
      },
    });
  });

  test.each<[what: string, body: string, lack: Partial<Exchange>, content: object | undefined]>([
    ['cut off', '[1,2', { cut: { response: '4 of 9 bytes' } }, { 'application/json': {} }],
    ['not held', '', { omitted: { response: 'too large' } }, { 'application/json': {} }],
    ['no JSON', '[1,2', {}, undefined],
  ])('one that is %s leaves its schema open, and is told', async (_, body, lack, content) => {
    const headers = { 'content-type': 'application/json' };
    const broken = { ...exchange('GET /a', 200, { answer: body, headers }), ...lack };
    const { responses } = await operationFrom([broken]);
    expect(responses).toEqual({
      '200': {
        description: expect.stringMatching(/Bodies that are not read: .+ \(1\)\.$/),
        ...(content && { content }),
      },
    });
  });

  test('one that is broken among others leaves them their schema, and is told', async () => {
    const json = { 'content-type': 'application/json' };
    const lines = { 'content-type': 'application/x-ndjson' };
    const { responses, requestBody } = await operationFrom(
      [
        exchange('PUT /a', 200, { sent: [1], answer: [1] }),
        exchange('PUT /a', 200, { sent: '[1', sentHeaders: json, answer: '[1', headers: json }),
        exchange('PUT /a', 200, { sent: [2], answer: '[1]{', headers: lines }),
      ],
      'put',
    );
    const schema = { type: 'array', items: { type: 'integer' } };
    const unread = 'Bodies that are not read: not what their media types say';
    expect(responses).toEqual({
      '200': {
        description: `Inferred from 3 exchanges. ${unread} (2).`,
        content: { 'application/json': { schema }, 'application/x-ndjson': {} },
      },
    });
    expect(requestBody).toEqual({
      description: `${unread} (1).`,
      required: true,
      content: { 'application/json': { schema } },
    });
  });

  test('one that may be cut off but is whole counts', async () => {
    const cut = {
      ...exchange('GET /a', 200, { answer: { a: 1 } }),
      cut: { response: '7 of 40 bytes' },
    };
    const document = await documentFrom([cut, exchange('GET /a', 200, { answer: { a: 1, b: 2 } })]);
    expect(at(document, 'components', 'schemas', 'A', 'required')).toEqual(['a']);
  });

  test('one that was left out says nothing', async () => {
    const { response, ...rest } = exchange('GET /a', 200, { answer: [1] });
    const left: Parts = {};
    const cut = { ...exchange('GET /a', 200, left), omitted: { response: 'too large' } };
    expect(
      (await operationFrom([cut, { ...rest, ...(response && { response }) }])).responses,
    ).toMatchObject({
      '200': { content: { 'application/json': {} } },
    });
  });
});
