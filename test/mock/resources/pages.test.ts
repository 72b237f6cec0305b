import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from './ask.ts';
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
