import { createHmac } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { sendCallback } from '../../src/adapters/callbacks.ts';
import { createFetch } from '../../src/adapters/fetch.ts';
import { startMock } from '../../src/adapters/start-mock.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf } from '../mock/contract.ts';
import { receive } from './receiver.ts';

const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });
const ORDER = {
  type: 'object',
  required: ['id', 'status'],
  properties: { id: { type: 'integer' }, status: { enum: ['open', 'paid'] } },
};
const SHOP = {
  '/orders': {
    post: {
      requestBody: json({ type: 'object' }),
      responses: { 201: { description: 'Made.', ...json(ORDER) } },
      callbacks: {
        onPaid: {
          '{$request.body#/url}': {
            post: {
              requestBody: json(ORDER),
              'x-signature': { header: 'X-Hub-Signature-256', value: 'sha256={signature}' },
            },
          },
        },
        onSent: { '{$request.body#/url}/sent': { put: { requestBody: json(ORDER) } } },
      },
    },
  },
};
const contract = await contractOf(SHOP, { webhooks: { ping: { post: {} } } });

const order = (url: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ url }),
});

/** The connections and servers that keep this process running. */
const handles = () =>
  process.getActiveResourcesInfo().filter((resource) => /^TCP(Socket|Server)Wrap$/.test(resource))
    .length;

test('callbacks come after the answer, one after the other, signed, with what was answered', async () => {
  await using receiver = await receive();
  await using mock = await startMock(contract, { callbackSecret: 'hush' });
  const response = await fetch(`${mock.url}/orders`, order(receiver.url));
  const answered = await response.json();
  await Promise.all([mock.waitForSent('onPaid'), mock.waitForSent('onSent')]);
  const places = receiver.received.map(({ url }) => url);
  expect(places.toSorted()).toEqual(['/', '/sent']);
  expect(mock.sent().map(({ request }) => new URL(request.url).pathname)).toEqual(places);
  for (const { body } of receiver.received) expect(JSON.parse(body)).toEqual(answered);
  const paid = receiver.received.find(({ url }) => url === '/');
  const signature = createHmac('sha256', 'hush')
    .update(paid?.body ?? '')
    .digest('hex');
  expect(paid?.headers['x-hub-signature-256']).toBe(`sha256=${signature}`);
});

test.each([0, 5])('they wait for an answer that takes %i ms', async (latency) => {
  const mock = await createMock(contract, { latency });
  const fetchFromMock = await createFetch(mock);
  let isAnswered = false;
  const seen: boolean[] = [];
  mock.outbox.open(async () => {
    seen.push(isAnswered);
    return { status: 204, headers: {} };
  });
  await fetchFromMock('http://shop.test/orders', order('http://127.0.0.1'));
  isAnswered = true;
  await Promise.all([mock.waitForSent('onPaid'), mock.waitForSent('onSent')]);
  expect(seen).toEqual([true, true]);
});

test('without a port they are sent too', async () => {
  await using receiver = await receive();
  const mock = await createMock(contract);
  const fetchFromMock = await createFetch(mock);
  await fetchFromMock('http://shop.test/orders', order(receiver.url));
  await mock.waitForSent('onPaid');
  await mock.waitForSent('onSent');
  expect(receiver.received).toHaveLength(2);
});

test('one that is sent by name gives what answers it, whatever its status', async () => {
  await using receiver = await receive((_, outgoing) => outgoing.writeHead(500).end('no'));
  await using mock = await startMock(contract);
  const { response, failure } = await mock.send('ping', { url: receiver.url });
  expect([response?.status, Buffer.from(response?.body ?? '').toString(), failure]).toEqual([
    500,
    'no',
    undefined,
  ]);
});

test('a redirect is not followed', async () => {
  await using other = await receive();
  await using receiver = await receive((_, outgoing) =>
    outgoing.writeHead(307, { location: other.url }).end(),
  );
  await using mock = await startMock(contract);
  expect((await mock.send('ping', { url: receiver.url })).response?.status).toBe(307);
  expect(other.received).toEqual([]);
});

describe('where callbacks may be sent', () => {
  const request = (url: string): HttpRequest => ({ method: 'POST', url, headers: {} });
  const send = (url: string, allowed: readonly string[] = []) =>
    sendCallback(request(url), { allowed, signal: new AbortController().signal });

  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', 'localhost'],
    ['127.0.0.1', '2130706433'],
    ['127.0.0.2', '127.0.0.2'],
    ['127.0.0.1', '[::ffff:127.0.0.1]'],
  ])('to this machine: what listens on %s, as %s', async (address, host) => {
    await using receiver = await receive(undefined, address);
    const { port } = new URL(receiver.url);
    expect((await send(`http://${host}:${port}`)).status).toBe(204);
  });

  // No connection is tried: an answer would be that of a network.
  test.each([
    ['http://192.0.2.1/', '192.0.2.1'],
    ['http://0.0.0.0:9/', '0.0.0.0'],
    ['http://[2001:db8::1]/', '2001:db8::1'],
    ['http://[::ffff:192.0.2.1]/', '::ffff:c000:201'],
    ['http://127.0.0.1@192.0.2.1/', '192.0.2.1'],
    ['https://3221225985/', '192.0.2.1'],
  ])('not to another: %s', async (url, received) => {
    await expect(send(url)).rejects.toMatchObject({
      name: 'CallbackError',
      problem: `nothing is sent to ${new URL(url).host}`,
      expected: 'this machine, or a host of the option allowCallbacks',
      received,
    });
  });

  test('to a host that is allowed, alone or with its port', async () => {
    await using receiver = await receive();
    const { port, host } = new URL(receiver.url);
    // It is no loopback address, but leads to this machine.
    for (const allowed of [['0.0.0.0'], [`0.0.0.0:${port}`]]) {
      expect((await send(`http://0.0.0.0:${port}/`, allowed)).status).toBe(204);
    }
    for (const allowed of [[host], ['0.0.0.0:1'], ['0.0.0']]) {
      await expect(send(`http://0.0.0.0:${port}/`, allowed)).rejects.toMatchObject({
        name: 'CallbackError',
        received: '0.0.0.0',
      });
    }
  });

  test('a refusal stands among what was sent', async () => {
    await using mock = await startMock(contract);
    await fetch(`${mock.url}/orders`, order('http://192.0.2.1'));
    const { failure, response } = await mock.waitForSent('onPaid');
    expect([failure, response]).toEqual([
      'nothing is sent to 192.0.2.1: expected this machine, or a host of the option allowCallbacks, received 192.0.2.1',
      undefined,
    ]);
  });
});

describe('closing', () => {
  test('ends what is on its way, and waits for nothing that is still to come', async () => {
    const before = handles();
    {
      const asked = Promise.withResolvers<void>();
      await using receiver = await receive(() => asked.resolve());
      const mock = await startMock(contract);
      mock.answer({ url: '/orders', ...order(receiver.url) });
      mock.on('POST /orders').replyOnce(201, { id: 1, status: 'paid' }, { delay: 60_000 });
      mock.answer({ url: '/orders', ...order(receiver.url) });
      const sending = mock.send('ping', { url: receiver.url }).catch((error: unknown) => error);
      await asked.promise;
      await mock.close();
      expect(await sending).toMatchObject({ name: 'CallbackError' });
      const [failed, ...others] = mock.sent('ping');
      expect(failed?.failure).toMatch(/got no answer: received The operation was aborted$/);
      expect(others).toEqual([]);
      await expect(mock.send('ping', { url: receiver.url })).rejects.toMatchObject({
        received: 'one that is alone, or closed',
      });
    }
    await vi.waitFor(() => expect(handles()).toBeLessThanOrEqual(before));
  });

  test('ends what this front sends alone, however often', async () => {
    await using receiver = await receive();
    const mock = await createMock(contract);
    await using _ = await startMock(mock);
    const other = await startMock(mock);
    await other.close();
    await other.close();
    await mock.send('ping', { url: receiver.url });
    expect(receiver.received).toHaveLength(1);
  });

  test('leaves nothing of what was answered', async () => {
    const before = handles();
    {
      await using receiver = await receive();
      await using mock = await startMock(contract);
      await Promise.all(Array.from({ length: 20 }, () => mock.send('ping', { url: receiver.url })));
    }
    await vi.waitFor(() => expect(handles()).toBeLessThanOrEqual(before));
  });

  test('a mock that is served again sends again', async () => {
    await using receiver = await receive();
    const mock = await createMock(contract);
    for (let round = 1; round <= 2; round += 1) {
      await using running = await startMock(mock);
      await running.send('ping', { url: receiver.url });
      expect(receiver.received).toHaveLength(round);
    }
  });
});
