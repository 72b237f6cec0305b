import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { type Answer, openMock } from './ask.ts';
import { openShop } from './shop.ts';

const ask = await openShop();
for (let more = 0; more < 8; more += 1) ask('POST', '/users', { name: `User ${more}` });
const all = ask('GET', '/users').body.data;
const [{ id }] = all;
for (let more = 0; more < 8; more += 1) ask('POST', `/users/${id}/orders`, { total: more });
const orders = ask('GET', `/users/${id}/orders`).body;

describe('pages', () => {
  test('follow one another by their links until all is told, once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (limit) => {
        const seen: unknown[] = [];
        let url: string | null = `/users?limit=${limit}&page=1`;
        while (url !== null) {
          const { data, total, next, has_more }: Answer['body'] = ask('GET', url).body;
          expect([total, has_more]).toEqual([all.length, next !== null]);
          expect(data.length).toBeLessThanOrEqual(limit);
          seen.push(...data);
          url = next;
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  test('by a cursor, too, which is the key of the last one', () => {
    const first = ask('GET', `/users/${id}/orders?limit=3`).body;
    const second = ask('GET', `/users/${id}/orders?limit=100&after=${first[2].id}`).body;
    expect([...first, ...second]).toEqual(orders);
    expect(ask('GET', `/users/${id}/orders?after=nobody`).body).toEqual([]);
  });

  test('lead to the mock, by which the client knows it', () => {
    const { status, body, headers } = ask('GET', '/v1/users?limit=4&page=2');
    expect([status, body.next]).toEqual([200, 'http://mock.test/v1/users?limit=4&page=3']);
    expect(headers.link).toBe(
      '<http://mock.test/v1/users?limit=4&page=3>; rel="next", <http://mock.test/v1/users?limit=4&page=1>; rel="prev"',
    );
  });

  test('are counted from 0 where the first is 0', () => {
    const { body } = ask('GET', '/users?limit=4&page=0');
    expect(body.next).toBe('http://mock.test/users?limit=4&page=1');
    expect(body.data).toEqual(all.slice(0, 4));
  });

  test('beyond the last are empty', () => {
    expect(ask('GET', '/users?limit=10&page=99').body).toMatchObject({
      data: [],
      next: null,
      has_more: false,
    });
  });
});

test('a query by a member finds those that have it', () => {
  const active = all.filter(({ status }: { status: string }) => status === 'active');
  expect(ask('GET', '/users?status=active').body).toMatchObject({
    data: active,
    total: active.length,
  });
});

const listOf = (...parameters: JsonObject[]) => ({
  get: {
    parameters,
    responses: {
      200: jsonResponse({
        type: 'object',
        required: ['data', 'next'],
        properties: {
          data: { type: 'array', items: THING },
          next: { type: ['string', 'null'] },
          previous: { type: ['string', 'null'] },
        },
      }),
    },
  },
});
const text = { type: 'string' };
const THING = { type: 'object', required: ['id'], properties: { id: text } };
const inQuery = (name: string, schema: JsonObject = text) => ({ name, in: 'query', schema });
const deepObject = (schema: JsonObject) => ({ ...inQuery('page', schema), style: 'deepObject' });

describe('pages are asked for by', () => {
  test.each<[string, string, JsonObject[]]>([
    ['an object', 'page[size]=2', [deepObject({ properties: { size: text, number: text } })]],
    ['an object of anything', 'page[size]=2&page[number]=1', [deepObject({ type: 'object' })]],
    ['texts', 'per_page=2&page=1', [inQuery('page'), inQuery('per_page')]],
    [
      'a number from 0',
      'size=2',
      [inQuery('page', { type: 'integer', minimum: 0 }), inQuery('size')],
    ],
    ['keys', 'limit=2', ['limit', 'starting_after', 'ending_before'].map((name) => inQuery(name))],
  ])('%s: %s', async (_, query, parameters) => {
    const item = { responses: { 200: jsonResponse(THING) } };
    const path = { parameters: [{ name: 'id', in: 'path', required: true, schema: text }] };
    const contract = await contractOf({
      '/things': listOf(...parameters),
      '/things/{id}': { ...path, get: item },
    });
    const ask = await openMock(contract);
    const seen: unknown[] = [];
    let before: string | null = null;
    let url: string | null = `/things?${query}`;
    while (url !== null) {
      const { body }: Answer = ask('GET', url);
      if (before !== null) expect(ask('GET', body.previous).body.data).toEqual(seen.slice(-2));
      seen.push(...body.data);
      before = url;
      url = body.next;
    }
    expect(seen).toEqual(ask('GET', '/things').body.data);
  });
});
