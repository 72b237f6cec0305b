import { describe, expect, test } from 'vitest';
import { checkOne, exchange, type RequestChange, type ResponseChange } from './exchanges.ts';
import { created, creation, json, list, problem, V1 } from './shop.ts';

test.each<[string, RequestChange, ResponseChange]>([
  ['a list', {}, list],
  [
    'a list with all that may be asked',
    {
      url: `${V1}/orders?status=sent&page=2&api_key=k`,
      headers: { 'x-trace': 'abcdef01', cookie: 'session=12345' },
    },
    list,
  ],
  ['a creation', creation, created],
  [
    'an exact status',
    { url: `${V1}/orders?page=0` },
    { status: 400, headers: problem, body: { title: 'No' } },
  ],
  ['a status of a range', {}, { status: 404, headers: json, body: { fault: 'No' } }],
  ['any other status', {}, { status: 302, headers: problem, body: { title: 'No' } }],
  ['a deletion', { method: 'DELETE', url: `${V1}/orders/1` }, { status: 204 }],
  [
    'no body with 304, whatever is documented',
    { method: 'DELETE', url: `${V1}/orders/1` },
    { status: 304 },
  ],
  [
    'no body to HEAD, whatever is documented',
    { method: 'HEAD', url: `${V1}/orders/1` },
    { headers: json },
  ],
  ['a text', { url: `${V1}/notes` }, { headers: { 'content-type': 'text/plain' }, body: 'Hello' }],
  [
    'anything where no schema says what',
    { url: `${V1}/notes` },
    { headers: { 'content-type': 'image/png' }, body: new Uint8Array([1]) },
  ],
])('%s conforms', async (_, request, response) => {
  expect(await checkOne(exchange(request, response))).toMatchObject({
    verdict: 'pass',
    reason: null,
    findings: [],
  });
});

test('a finding names file, line and column of the clause', async () => {
  const { findings } = await checkOne(exchange({ url: `${V1}/orders?page=0` }, list));
  expect(findings[0]).toMatchObject({
    contract: 'shop',
    operation: 'GET /orders',
    exchange: { file: 'a.har', index: 0, method: 'GET', url: `${V1}/orders?page=0`, status: 200 },
    contractLocation: { file: 'test/fixtures/conformance/shop.yaml', line: 17, column: 36 },
  });
});

describe('a refused request is not blamed', () => {
  const faulty: RequestChange = {
    method: 'POST',
    url: `${V1}/orders`,
    headers: { 'content-type': 'text/plain', authorization: 'Bearer two words' },
    body: '{',
  };

  test('with 4xx, for anything', async () => {
    const refusal = { status: 422, headers: problem, body: { title: 'No' } };
    expect(await checkOne(exchange(faulty, refusal))).toMatchObject({
      verdict: 'pass',
      findings: [],
    });
  });

  test('with 5xx or a redirect, for its credentials', async () => {
    const credentials = { headers: { authorization: 'Bearer two words' } };
    for (const status of [302, 503]) {
      const answer = { status, headers: problem, body: { title: 'No' } };
      expect(await checkOne(exchange(credentials, answer))).toMatchObject({ verdict: 'pass' });
    }
  });

  test('with a success it is', async () => {
    const { findings } = await checkOne(exchange(faulty, created));
    expect(findings.map(({ check }) => check)).toEqual([
      'request-content-type',
      'request-security',
    ]);
  });
});
