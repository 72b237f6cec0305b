import { describe, expect, test } from 'vitest';
import type { HeaderFields } from '../../src/http/exchange.ts';
import { at, documentFrom, exchange } from './exchanges.ts';

const sent = (headers: HeaderFields, query = '', status = 200) =>
  exchange(`GET /apps${query}`, status, { sentHeaders: headers });

const BASIC = `Basic ${Buffer.from('me:word').toString('base64')}`;

describe('the scheme of a credential', () => {
  test.each<[what: string, headers: HeaderFields, query: string, wanted: object]>([
    [
      'a bearer',
      { authorization: 'Bearer abc' },
      '',
      { bearerAuth: { type: 'http', scheme: 'bearer' } },
    ],
    [
      'one that is masked',
      { authorization: '***' },
      '',
      { bearerAuth: { type: 'http', scheme: 'bearer' } },
    ],
    ['a password', { authorization: BASIC }, '', { basicAuth: { type: 'http', scheme: 'basic' } }],
    [
      'a bare key',
      { authorization: 'abc' },
      '',
      { authorization: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    ],
    [
      'keys in headers',
      { 'dd-api-key': 'a', 'dd-application-key': '***' },
      '',
      {
        ddApiKey: { type: 'apiKey', in: 'header', name: 'Dd-Api-Key' },
        ddApplicationKey: { type: 'apiKey', in: 'header', name: 'Dd-Application-Key' },
      },
    ],
    [
      'a key in the query',
      {},
      '?api_key=abc',
      { apiKey: { type: 'apiKey', in: 'query', name: 'api_key' } },
    ],
    [
      'a cookie',
      { cookie: 'theme=dark; sid=abc' },
      '',
      { sid: { type: 'apiKey', in: 'cookie', name: 'sid' } },
    ],
    [
      'a cookie that came along',
      { cookie: 'sid=abc', authorization: 'Bearer abc' },
      '',
      { bearerAuth: { type: 'http', scheme: 'bearer' } },
    ],
  ])('%s', async (_, headers, query, wanted) => {
    const document = await documentFrom([sent(headers, query)]);
    expect(at(document, 'components', 'securitySchemes')).toEqual(wanted);
    const requirement = Object.fromEntries(Object.keys(wanted).map((name) => [name, []]));
    expect(document.security).toEqual([requirement]);
  });
});

test('what a refused request presents counts for nothing', async () => {
  const document = await documentFrom([sent({ authorization: 'Bearer abc' }, '', 401), sent({})]);
  expect(document.security).toBeUndefined();
  expect(document.components).toBeUndefined();
});

test('what some successes present and others do not is one of two ways', async () => {
  const document = await documentFrom([sent({ authorization: 'Bearer abc' }), sent({})]);
  expect(document.security).toEqual([{}, { bearerAuth: [] }]);
});

test('an operation that asks for something else says so', async () => {
  const bearer = { authorization: 'Bearer abc' };
  const document = await documentFrom([
    exchange('GET /apps', 200, { sentHeaders: bearer }),
    exchange('GET /users', 200, { sentHeaders: bearer }),
    exchange('GET /health', 200),
    exchange('GET /secret', 403),
  ]);
  expect(document.security).toEqual([{ bearerAuth: [] }]);
  expect(at(document, 'paths', '/health', 'get', 'security')).toEqual([]);
  expect(at(document, 'paths', '/apps', 'get')).not.toHaveProperty('security');
  expect(at(document, 'paths', '/secret', 'get')).not.toHaveProperty('security');
});
