import { describe, expect, test } from 'vitest';
import { compiledOf } from '../../../src/compile/compiled-contract.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { resolveExpressions } from '../../../src/mock/callbacks/expression.ts';
import { readOccasion } from '../../../src/mock/callbacks/occasion.ts';
import { contractOf } from '../contract.ts';

/** The example of OpenAPI 3.1 §4.8.18.2. */
const REQUEST: HttpRequest = {
  method: 'POST',
  url: '/subscribe/myevent?queryUrl=https://clientdomain.com/stillrunning&n=a%20b',
  headers: { host: 'example.org', 'content-type': 'application/json', 'x-list': ['one', 'two'] },
  body: JSON.stringify({
    failedUrl: 'https://clientdomain.com/failed',
    successUrls: ['https://clientdomain.com/fast', 'https://clientdomain.com/medium'],
    'a/b~c': { '': true },
    big: 1,
  }).replace('"big":1', '"big":9223372036854775807'),
};
const RESPONSE: HttpResponse = {
  status: 201,
  headers: { location: 'https://example.org/subscription/1', 'content-type': 'application/json' },
  body: '{"id":1,"none":null}',
};
const JSON_BODY = { content: { 'application/json': { schema: {} } } };

async function factsOf(request = REQUEST, response = RESPONSE) {
  const operation = {
    requestBody: JSON_BODY,
    responses: { 201: { description: 'Subscribed.', ...JSON_BODY } },
  };
  const { contract } = await contractOf({ '/subscribe/{eventType}': { post: operation } });
  const [only] = contract.operations;
  return readOccasion(compiledOf(contract), {
    operation: only as (typeof contract.operations)[0],
    request,
    response,
  });
}

describe('the expressions of the specification', () => {
  test.each([
    [
      '$url',
      'http://example.org/subscribe/myevent?queryUrl=https://clientdomain.com/stillrunning&n=a%20b',
    ],
    ['$method', 'POST'],
    ['$statusCode', '201'],
    ['$request.path.eventType', 'myevent'],
    ['$request.query.queryUrl', 'https://clientdomain.com/stillrunning'],
    ['$request.query.n', 'a b'],
    ['$request.header.content-type', 'application/json'],
    ['$request.header.X-List', 'one'],
    ['$request.body#/failedUrl', 'https://clientdomain.com/failed'],
    ['$request.body#/successUrls/1', 'https://clientdomain.com/medium'],
    ['$request.body#/a~1b~0c/', 'true'],
    ['$request.body#/big', '9223372036854775807'],
    ['$response.header.Location', 'https://example.org/subscription/1'],
    ['$response.body#/id', '1'],
    ['{$request.body#/failedUrl}', 'https://clientdomain.com/failed'],
    [
      '{$request.body#/failedUrl}?id={$response.body#/id}&e={$request.path.eventType}',
      'https://clientdomain.com/failed?id=1&e=myevent',
    ],
    ['https://example.org/done', 'https://example.org/done'],
    ['{notAnExpression}/{$method}', '{notAnExpression}/POST'],
  ])('%s', async (text, value) => {
    expect(resolveExpressions(text, await factsOf())).toBe(value);
  });
});

test.each([
  '$request.body#/missing',
  '$request.body#failedUrl',
  '$request.body',
  '$request.body#/successUrls',
  '$request.bodyguard',
  '$request.query.missing',
  '$request.path.missing',
  '$request.path.toString',
  '$request.cookie.a',
  '$response.path.eventType',
  '$response.query.queryUrl',
  '$response.body#/none',
  '$response.header.missing',
  '$unknown',
  'http://127.0.0.1/{$response.body#/id}/{$request.body#/missing}',
])('%s stands for nothing', async (text) => {
  expect(resolveExpressions(text, await factsOf())).toBeUndefined();
});

test('an absolute URL stays as it is', async () => {
  const facts = await factsOf({ ...REQUEST, url: 'https://a.example/subscribe/x' });
  expect(resolveExpressions('$url', facts)).toBe('https://a.example/subscribe/x');
});

test('a body that is none of its media type says nothing', async () => {
  const facts = await factsOf({ ...REQUEST, body: '{' });
  expect(resolveExpressions('$request.body#/failedUrl', facts)).toBeUndefined();
});

test('a mock beside others knows the path below its name', async () => {
  const facts = await factsOf({ ...REQUEST, url: '/openapi/subscribe/myevent' });
  expect(facts.path).toEqual({ eventType: 'myevent' });
});
