import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from './contract.ts';

const parameter = (location: string, name: string, more: JsonObject = {}): JsonObject => ({
  in: location,
  name,
  required: location === 'path',
  schema: { type: 'string' },
  ...more,
});

const PATHS: JsonObject = {
  '/things/{id}': {
    get: {
      parameters: [
        parameter('path', 'id'),
        parameter('query', 'unit'),
        parameter('query', 'filter', { style: 'deepObject', schema: { type: 'object' } }),
        parameter('header', 'X-Trace'),
        parameter('cookie', 'theme'),
      ],
      responses: {
        200: jsonResponse({ type: 'object' }),
        '4XX': jsonResponse(true),
        default: jsonResponse(true),
      },
    },
    delete: { parameters: [parameter('path', 'id')], responses: { 204: { description: 'Gone.' } } },
  },
};

const get = (url: string, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'GET',
  url,
  headers,
});

/** What of a mock isn't exercised after some requests. */
async function missingAfter(...requests: readonly HttpRequest[]) {
  const mock = await createMock(await contractOf(PATHS));
  for (const request of requests) mock.respond(request);
  const { operations, statuses, parameters } = mock.coverage();
  return {
    operations: operations.missing,
    statuses: statuses.missing,
    parameters: parameters.missing.map((name) => name.replace('GET /things/{id} ', '')),
  };
}

test('all is missing at first, and counted', async () => {
  const mock = await createMock(await contractOf(PATHS));
  expect(mock.coverage()).toEqual({
    operations: {
      documented: 2,
      exercised: 0,
      missing: ['GET /things/{id}', 'DELETE /things/{id}'],
    },
    statuses: {
      documented: 4,
      exercised: 0,
      missing: [
        'GET /things/{id} 200',
        'GET /things/{id} 4XX',
        'GET /things/{id} default',
        'DELETE /things/{id} 204',
      ],
    },
    parameters: {
      documented: 6,
      exercised: 0,
      missing: [
        'GET /things/{id} path.id',
        'GET /things/{id} query.unit',
        'GET /things/{id} query.filter',
        'GET /things/{id} header.X-Trace',
        'GET /things/{id} cookie.theme',
        'DELETE /things/{id} path.id',
      ],
    },
  });
});

test('operations are exercised by being asked', async () => {
  expect((await missingAfter(get('/things/1'))).operations).toEqual(['DELETE /things/{id}']);
});

test.each([
  ['code=200', '200'],
  ['code=404', '4XX'],
  ['code=500', 'default'],
])('a status is exercised by its answer: %s', async (prefer, status) => {
  const { statuses } = await missingAfter(get('/things/1', { prefer }));
  expect(statuses).not.toContain(`GET /things/{id} ${status}`);
  expect(statuses).toHaveLength(3);
});

describe('a parameter is exercised by being sent', () => {
  test.each([
    ['query.unit', get('/things/1?unit=day')],
    ['query.unit', get('/things/1?%75nit=day')],
    ['query.filter', get('/things/1?filter%5Bname%5D=a')],
    ['header.X-Trace', get('/things/1', { 'x-trace': 'a' })],
    ['cookie.theme', get('/things/1', { cookie: 'a=b; theme=dark' })],
  ])('%s', async (name, request) => {
    const { parameters } = await missingAfter(request);
    expect(parameters).not.toContain(name);
    expect(parameters).toHaveLength(4);
  });

  test.each([
    ['another name that begins alike', get('/things/1?units=day&filters=a', { 'x-traces': 'a' })],
    ['another cookie that ends alike', get('/things/1', { cookie: 'dark-theme=a' })],
  ])('and not by %s', async (_, request) => {
    const { parameters } = await missingAfter(request);
    expect(parameters).toEqual([
      'query.unit',
      'query.filter',
      'header.X-Trace',
      'cookie.theme',
      'DELETE /things/{id} path.id',
    ]);
  });
});
