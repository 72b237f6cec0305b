import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { Mock } from '../../../src/mock/mock.ts';
import type { MockOptions } from '../../../src/mock/options.ts';
import { contractOf } from '../contract.ts';

const HOOK = 'http://127.0.0.1:1/hook';
const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const object = (properties: JsonObject) => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const integer = { type: 'integer' };
const text = { type: 'string' };
const ORDER = object({ id: integer, total: { type: 'number' }, note: text });

/** A mock of a document with one operation and its callbacks, that sends nowhere. */
async function mockOf(
  path: string,
  operation: JsonObject,
  options: MockOptions = {},
): Promise<Mock> {
  const mock = await createMock(await contractOf({ [path]: operation as JsonObject }), options);
  mock.outbox.open(async () => ({ status: 204, headers: {} }));
  return mock;
}

/** The body that is sent for a success with `answer`, and the answer. */
async function bodies(
  path: string,
  method: string,
  answer: JsonObject,
  callback: JsonObject,
  request: Partial<HttpRequest> = {},
): Promise<{ answered: JsonObject; sent: JsonObject }> {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: integer,
  }));
  const mock = await mockOf(path, {
    [method]: {
      parameters,
      requestBody: json({ type: 'object' }),
      responses: { 200: { description: 'Done.', ...json(answer) } },
      callbacks: { told: { [HOOK]: { post: { requestBody: json(callback) } } } },
    },
  });
  const { body } = mock.respond({
    method: method.toUpperCase(),
    url: path.replaceAll(/\{\w+\}/g, '42'),
    headers: { 'content-type': 'application/json' },
    body: '{}',
    ...request,
  });
  const { request: told } = await mock.waitForSent('told');
  return { answered: JSON.parse(String(body)), sent: JSON.parse(String(told.body)) };
}

describe('what the request and the answer say stands in what is sent', () => {
  test('the entity that was answered', async () => {
    const { answered, sent } = await bodies('/orders', 'post', ORDER, ORDER);
    expect(sent).toEqual(answered);
  });

  test('an entity that the answer wraps, in one that the callback wraps otherwise', async () => {
    const { answered, sent } = await bodies(
      '/orders',
      'post',
      object({ data: ORDER }),
      object({ payload: ORDER }),
    );
    expect(sent.payload).toEqual(answered.data);
  });

  test.each(['data', 'order'])('an event has an id of its own beside its %s', async (holder) => {
    const event = object({ id: { type: 'string', format: 'uuid' }, [holder]: ORDER });
    const { answered, sent } = await bodies('/orders', 'post', ORDER, event);
    expect(sent[holder]).toEqual(answered);
    expect(sent.id).toMatch(/^[\da-f-]{36}$/);
  });

  test('a reference to the entity', async () => {
    const { answered, sent } = await bodies(
      '/orders',
      'post',
      ORDER,
      object({ id: text, orderId: integer, order_id: text }),
    );
    expect([sent.orderId, sent.order_id]).toEqual([answered.id, String(answered.id)]);
    expect(sent.id).not.toBe(String(answered.id));
  });

  test('the ids of the path', async () => {
    const { sent } = await bodies(
      '/shops/{shopId}/orders/{orderId}',
      'put',
      object({ done: { type: 'boolean' } }),
      object({ shopId: integer, orderId: integer }),
    );
    expect(sent).toEqual({ shopId: 42, orderId: 42 });
  });

  test('what was sent, as far as the schema lets it', async () => {
    const callback = object({ note: text, total: { type: 'number', maximum: 5 } });
    const request = { body: JSON.stringify({ note: 'for her', total: 7 }) };
    const { sent } = await bodies('/orders', 'post', object({}), callback, request);
    expect(sent.note).toBe('for her');
    expect(sent.total).toBeLessThanOrEqual(5);
  });
});

describe('a callback is due', () => {
  const operation = (callbacks: Json, responses: JsonObject = {}) => ({
    post: {
      requestBody: json({ type: 'object' }),
      responses: { 202: { description: 'Taken.' }, 503: { description: 'Busy.' }, ...responses },
      callbacks,
    },
  });
  const post = (body: JsonObject, headers: Record<string, string> = {}): HttpRequest => ({
    method: 'POST',
    url: '/streams',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const toUrl = { '{$request.body#/url}': { post: {} } };
  const places = (mock: Mock) => mock.sent().map(({ name, request }) => [name, request.url]);
  const settled = (mock: Mock, count: number) =>
    mock.waitForSent('last', { count }).then(() => undefined);

  test('for a success, where the request says where to', async () => {
    const last = { [`${HOOK}/last`]: { post: {} } };
    const mock = await mockOf('/streams', operation({ told: toUrl, last }));
    mock.respond(post({ url: HOOK }, { prefer: 'code=503' }));
    mock.respond(post({}));
    await settled(mock, 1);
    expect(places(mock)).toEqual([['last', `${HOOK}/last`]]);
    mock.respond(post({ url: `${HOOK}/a` }));
    await settled(mock, 2);
    await mock.waitForSent('told');
    expect(
      places(mock)
        .map(([, url]) => url)
        .toSorted(),
    ).toEqual([`${HOOK}/a`, `${HOOK}/last`, `${HOOK}/last`]);
  });

  test('in an order by the seed, each of its URLs and methods', async () => {
    const callbacks = Object.fromEntries(
      ['a', 'b', 'c', 'last'].map((name) => [name, { [`${HOOK}/${name}`]: { post: {} } }]),
    );
    const orders = new Map<string, string[]>();
    for (const seed of ['1', '2', '3', '4', '5', '1']) {
      const mock = await mockOf('/streams', operation(callbacks), { seed });
      mock.respond(post({}));
      await Promise.all(['a', 'b', 'c', 'last'].map((name) => mock.waitForSent(name)));
      const order = mock.sent().map(({ name }) => name);
      expect(order.toSorted()).toEqual(['a', 'b', 'c', 'last']);
      expect(orders.get(seed) ?? order).toEqual(order);
      orders.set(seed, order);
    }
    expect(new Set([...orders.values()].map(String)).size).toBeGreaterThan(1);
  });

  test.each([
    ['a URL that is none', 'nowhere', 'an absolute URL, of http or https'],
    ['a URL of another scheme', 'ftp://127.0.0.1/', 'an absolute URL, of http or https'],
  ])('%s is told, and the answer is given all the same', async (_, url, expected) => {
    const mock = await mockOf('/streams', operation({ told: toUrl }));
    expect(mock.respond(post({ url })).status).toBe(202);
    const [entry] = mock.sent('told');
    expect(entry).toMatchObject({ kind: 'callback', operation: 'POST /streams', request: { url } });
    expect(entry?.failure).toContain(expected);
    expect(entry?.response).toBeUndefined();
  });

  test('a body that cannot be made is told, and the answer is given all the same', async () => {
    const impossible = { requestBody: json({ allOf: [text, integer] }) };
    const mock = await mockOf('/streams', operation({ told: { [HOOK]: { post: impossible } } }));
    expect(mock.respond(post({})).status).toBe(202);
    expect(mock.sent()[0]?.failure).toMatch(/no value can be made of the schema/);
  });

  test('only once a front lets it be sent', async () => {
    const open = await contractOf({ '/streams': operation({ told: toUrl }) });
    const mock = await createMock(open);
    mock.respond(post({ url: HOOK }));
    expect(mock.sent()).toEqual([]);
    await expect(mock.send('told')).rejects.toMatchObject({
      name: 'CallbackError',
      expected: 'a mock that startMock, createFetch or handlers stands before',
    });
  });

  test('sandboxes have what was sent apart; numbers count on from what was asked', async () => {
    const mock = await mockOf('/streams', operation({ told: toUrl }));
    mock.respond(post({ url: HOOK }, { 'specwright-sandbox': 'a' }));
    const { number, sandbox } = await mock.sandbox('a').waitForSent('told');
    expect([number, sandbox, mock.sent()]).toEqual([2, 'a', []]);
    mock.sandbox('a').reset();
    expect(mock.sandbox('a').sent()).toEqual([]);
  });

  test('one that is sent by name goes where the last success says', async () => {
    const mock = await mockOf('/streams', operation({ told: toUrl }));
    await expect(mock.send('told')).rejects.toMatchObject({
      problem: 'nothing says where the callback told is sent',
      expected: 'a url, or an answered request to POST /streams that says {$request.body#/url}',
    });
    mock.respond(post({ url: `${HOOK}/a` }));
    mock.respond(post({ url: `${HOOK}/b` }));
    mock.respond(post({ url: `${HOOK}/c` }, { prefer: 'code=503' }));
    const { request, response } = await mock.send('told');
    expect([request.url, response?.status]).toEqual([`${HOOK}/b`, 204]);
  });
});

test('a contract that was reloaded sends what it has now', async () => {
  const webhook = (name: string) => contractOf({}, { webhooks: { [name]: { post: {} } } });
  const mock = await createMock(await webhook('before'));
  mock.outbox.open(async () => ({ status: 204, headers: {} }));
  mock.reload(await webhook('after'));
  expect((await mock.send('after', { url: HOOK })).name).toBe('after');
  await expect(mock.send('before', { url: HOOK })).rejects.toMatchObject({ name: 'UsageError' });
});
