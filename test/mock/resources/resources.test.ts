import { beforeEach, describe, expect, test } from 'vitest';
import { type Ask, NOW } from './ask.ts';
import { openShop } from './shop.ts';

let ask: Ask;

beforeEach(async () => {
  ask = await openShop();
});

const statusOf = (method: string, url: string, body?: unknown) => ask(method, url, body).status;

describe('what was created', () => {
  test('is read back, listed, changed, and gone once it is deleted', () => {
    const created = ask('POST', '/users', { name: 'Ada' });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'Ada', created_at: NOW, updated_at: NOW },
    });
    const url = `/users/${created.body.id}`;
    expect(created.headers.location).toBe(`http://mock.test${url}`);
    expect(ask('GET', url).body).toEqual(created.body);
    expect(ask('GET', '/users').body.data).toContainEqual(created.body);

    const changed = ask('PATCH', url, { note: 'busy' });
    expect(changed.body).toEqual({ ...created.body, note: 'busy' });
    expect(ask('GET', url).body).toEqual(changed.body);

    expect(statusOf('DELETE', url)).toBe(204);
    expect([statusOf('GET', url), statusOf('DELETE', url), statusOf('PATCH', url, {})]).toEqual([
      404, 404, 404,
    ]);
    expect(ask('GET', '/users').body.data).toHaveLength(5);
  });

  test('is replaced: what is sent stands, what isn’t is lost, the key is kept', () => {
    const { id } = ask('POST', '/users', { name: 'Ada', note: 'busy' }).body;
    const { body } = ask('PUT', `/users/${id}`, { name: 'Bea', id: 1 });
    expect(body).toMatchObject({ id, name: 'Bea', created_at: NOW });
    expect(body).not.toHaveProperty('note');
    expect(ask('GET', `/users/${id}`).body).toEqual(body);
  });

  test('belongs to what it was created under, and to nothing else', () => {
    const first = ask('POST', '/users', { name: 'Ada' }).body.id;
    const second = ask('POST', '/users', { name: 'Bea' }).body.id;
    expect(ask('GET', `/users/${first}/orders`).body).toEqual([]);
    const { body } = ask('POST', `/users/${first}/orders`, { total: 12 });
    expect(body).toMatchObject({ user_id: first, total: 12 });
    expect(ask('GET', `/users/${first}/orders/${body.id}`).body).toEqual(body);
    expect(statusOf('GET', `/users/${second}/orders/${body.id}`)).toBe(404);
  });
});

describe('the beginning', () => {
  test('has some of each, the same in list and detail', () => {
    const { data, total } = ask('GET', '/users').body;
    expect([data.length, total]).toEqual([5, 5]);
    for (const user of data) expect(ask('GET', `/users/${user.id}`).body).toEqual(user);
    expect(ask('GET', `/users/${data[0].id}/orders`).body).toHaveLength(5);
  });

  test('is the same for a seed, and of one sandbox alone', async () => {
    const other = await openShop();
    expect(other('GET', '/users').body).toEqual(ask('GET', '/users').body);
    ask('POST', '/users', { name: 'Ada' }, { 'specwright-sandbox': 'one' });
    expect(ask('GET', '/users').body.total).toBe(5);
    expect(ask('GET', '/users', undefined, { 'specwright-sandbox': 'one' }).body.total).toBe(6);
  });
});

test.each([
  ['GET', '/users/1'],
  ['PUT', '/users/1'],
  ['GET', '/users/1/orders'],
  ['POST', '/users/1/orders'],
  ['GET', '/users/1/balance'],
])('%s %s is a 404 where there is no such user, with the reason', (method, url) => {
  const { status, body } = ask(method, url, method === 'GET' ? undefined : { name: 'Ada' });
  expect([status, body]).toEqual([404, { error: 'Not found: there is no user 1' }]);
});

test('without being asked to, a document without semantics remembers nothing', async () => {
  const forgetful = await openShop({ stateful: false });
  expect(forgetful('GET', '/users/1').status).toBe(200);
  forgetful('DELETE', '/users/1');
  expect(forgetful('GET', '/users/1').status).toBe(200);
});

test('a status that is asked for comes whatever is remembered', () => {
  expect(ask('GET', '/users/1', undefined, { prefer: 'code=200' }).status).toBe(200);
});
