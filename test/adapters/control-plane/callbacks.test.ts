import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { Mock } from '../../../src/mock/mock.ts';
import { contractOf } from '../../mock/contract.ts';
import { asking } from './ask.ts';

const HOOK = 'http://127.0.0.1:1/hook';
const body = { content: { 'application/json': { schema: { type: 'integer' } } } };
const PATHS: JsonObject = {
  '/streams': {
    post: {
      responses: { 202: { description: 'Taken.' } },
      callbacks: { onData: { '{$request.query.url}': { put: { requestBody: body } } } },
    },
  },
};

async function streams(): Promise<Mock> {
  const responses = { 200: { description: 'Taken.' } };
  const webhooks = { ping: { post: { requestBody: body, responses } } };
  const mock = await createMock(await contractOf(PATHS, { webhooks }));
  mock.outbox.open(async ({ url }) => {
    if (url.endsWith('/failed')) return { status: 500, headers: {} };
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'thanks' };
  });
  return mock;
}

test('a webhook is sent, and what answers it is told', async () => {
  const ask = asking(await streams());
  const told = await ask('POST /callbacks', { body: { webhook: 'ping', url: HOOK, body: 7 } });
  expect([told.status, told.json]).toMatchObject([
    200,
    {
      number: 1,
      kind: 'webhook',
      name: 'ping',
      operation: null,
      request: { method: 'POST', url: HOOK, body: '7' },
      response: { status: 200, body: 'thanks' },
    },
  ]);
  expect(told.json).not.toHaveProperty('breaches');
});

test('an answer that is not documented is told as such', async () => {
  const ask = asking(await streams());
  const sent = { webhook: 'ping', url: `${HOOK}/failed` };
  const { status, json } = await ask('POST /callbacks', { body: sent });
  const breaches = ['the status: expected one of 200, received 500'];
  expect([status, json]).toMatchObject([200, { response: { status: 500 }, breaches }]);
  expect((await ask('GET /callbacks')).json).toMatchObject({ sent: [{ breaches }] });
});

test('a callback is sent where the last request in the sandbox says, and is listed there', async () => {
  const mock = await streams();
  const ask = asking(mock);
  const headers = { 'specwright-sandbox': 'a' };
  mock.respond({ method: 'POST', url: `/streams?url=${HOOK}`, headers });
  await mock.sandbox('a').waitForSent('onData');
  const sent = { operation: 'POST /streams', callback: 'onData' };
  const told = await ask('POST /callbacks', { headers, body: sent });
  expect(told.json).toMatchObject({ kind: 'callback', sandbox: 'a', request: { url: HOOK } });
  const listed = (await ask('GET /callbacks', { headers })).json as { sent: unknown[] };
  expect(listed.sent).toHaveLength(2);
  expect(listed.sent[1]).toEqual(told.json);
  const { number } = listed.sent[0] as { number: number };
  const later = await ask(`GET /callbacks?after=${number}`, { headers });
  expect(later.json).toEqual({ count: 2, oldest: number, sent: [told.json] });
  expect((await ask('GET /callbacks')).json).toEqual({ count: 0, sent: [] });
});

describe('what can’t be sent is said', () => {
  const EXPECTED =
    'expected { "operation", "callback" } or { "webhook" } as texts, and perhaps "url", "body", "contract"';

  test.each<[JsonObject | undefined, string]>([
    [undefined, EXPECTED],
    [{}, EXPECTED],
    [{ callback: 'onData' }, EXPECTED],
    [{ webhook: 'ping', operation: 'POST /streams' }, EXPECTED],
    [{ webhook: 7 }, EXPECTED],
    [{ webhook: 'ping', to: HOOK }, EXPECTED],
    [{ webhook: 'ping' }, 'nothing says where the webhook ping is sent'],
    [{ webhook: 'pong', url: HOOK }, 'there is no such callback or webhook'],
    [{ webhook: 'ping', url: HOOK, body: 'a' }, 'its body to be integer'],
    [{ callback: 'onData', operation: 'GET /' }, 'there is no such operation'],
  ])('%j', async (sent, detail) => {
    const ask = asking(await streams());
    const { status, text } = await ask('POST /callbacks', sent === undefined ? {} : { body: sent });
    expect([status, JSON.parse(text).detail]).toEqual([400, expect.stringContaining(detail)]);
  });

  test('what several contracts have needs the contract', async () => {
    const ask = asking(await streams(), await streams());
    const { status, text } = await ask('POST /callbacks', { body: { webhook: 'ping', url: HOOK } });
    expect([status, text]).toEqual([
      400,
      expect.stringContaining('several contracts may be meant'),
    ]);
  });
});
