import { describe, expect, test } from 'vitest';
import { exchange, operationFrom } from './exchanges.ts';

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
