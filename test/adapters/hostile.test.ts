import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

const LAST = 'Host: a\r\nConnection: close\r\n';
const JSON_BODY = 'Content-Type: application/json\r\n';

const onFault = vi.fn();
let mock: RunningMock;
beforeAll(async () => {
  const content = { 'application/json': { schema: { type: 'object' } } };
  const contract = await contractOf({
    '/thing': {
      get: { responses: { 200: jsonResponse({ const: 'ok' }) } },
      post: {
        requestBody: { required: true, content },
        responses: { 204: { description: 'Taken.' } },
      },
    },
  });
  mock = await startMock(contract, { onFault });
});
afterAll(async () => {
  await mock.close();
  expect(onFault).not.toHaveBeenCalled();
});

/** Sends bytes on a connection of their own; gives the statuses of all answers until it is closed. */
async function statusesOf(bytes: string | Buffer): Promise<number[]> {
  const socket = await opened();
  socket.write(bytes);
  const text = Buffer.concat(await Array.fromAsync(socket)).toString('latin1');
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

async function opened(): Promise<Socket> {
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function expectAlive(): Promise<void> {
  const response = await fetch(`${mock.url}/thing`);
  expect([response.status, await response.json()]).toEqual([200, 'ok']);
}

const get = (target: string, headers = LAST) => `GET ${target} HTTP/1.1\r\n${headers}\r\n`;
const post = (headers: string, body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`POST /thing HTTP/1.1\r\n${LAST}${headers}\r\n`), Buffer.from(body)]);

describe('the target', () => {
  test.each([
    ['/thing', 200],
    ['/thing#fragment', 200],
    ['http://shop.example/thing', 200],
    ['http://shop.example', 404],
    ['http://shop.example?__code=500', 404],
    ['//', 404],
    ['//thing', 404],
    ['/../thing', 404],
    ['/%2e%2e/thing', 404],
    ['/%2fthing', 404],
    ['/%00', 404],
    ['/%', 404],
    ['/%ff', 404],
    ['/__proto__', 404],
    ['/constructor/prototype', 404],
    ['/thing?%&__proto__=1&=&&%ff', 200],
    ['/thing?__code=%ff', 400],
    ['/thing?__seed=%', 200],
    [`/${'a/'.repeat(5000)}`, 404],
    ['thing', 400],
    ['/th ing', 400],
    ['/th\0ing', 400],
    ['/thïng', 400],
  ])('%j: %i', async (target, status) => {
    expect(await statusesOf(get(target))).toEqual([status]);
    await expectAlive();
  });

  test('OPTIONS *', async () => {
    expect(await statusesOf(`OPTIONS * HTTP/1.1\r\n${LAST}\r\n`)).toEqual([204]);
  });
});

describe('the message', () => {
  test.each<[string, string | Buffer, number[]]>([
    ['without a host', get('/thing', 'Connection: close\r\n'), [400]],
    ['of HTTP/1.0', 'GET /thing HTTP/1.0\r\n\r\n', [200]],
    ['of no protocol', '\x16\x03\x01\x02\x00\x01\x00', [400]],
    ['of another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
    ['with an unknown method', `BREW /thing HTTP/1.1\r\n${LAST}\r\n`, [400]],
    ['that asks for a tunnel', `CONNECT a:443 HTTP/1.1\r\n${LAST}\r\n`, [501]],
    ['that asks for an upgrade', get('/thing', `${LAST}Upgrade: websocket\r\n`), [200]],
    ['with two hosts', get('/thing', `${LAST}host: b\r\n`), [400]],
    ['with two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}'), [400]],
    [
      'with a length and chunks',
      post('Content-Length: 2\r\nTransfer-Encoding: chunked\r\n'),
      [400],
    ],
    ['with a length below 0', post('Content-Length: -2\r\n'), [400]],
    ['with a chunk of no length', post('Transfer-Encoding: chunked\r\n', 'zz\r\n'), [400]],
    ['with a header of 17 kB', get('/thing', `${LAST}X: ${'x'.repeat(17_000)}\r\n`), [431]],
    ['with NUL in a header', get('/thing', `${LAST}X: a\0b\r\n`), [400]],
    [
      'with bytes above ASCII in a header',
      Buffer.from(get('/thing', `${LAST}Prefer: seed="\xe9"\r\n`), 'latin1'),
      [200],
    ],
    [
      'with headers named as parts of objects',
      get('/thing', `${LAST}__proto__: a\r\nconstructor: b\r\n`),
      [200],
    ],
    [
      'with an expectation',
      post(`${JSON_BODY}Content-Length: 2\r\nExpect: 100-continue\r\n`, '{}'),
      [100, 204],
    ],
    ['with an unknown expectation', post('Content-Length: 2\r\nExpect: tea\r\n', '{}'), [417]],
    ['with a body that is no JSON', post(`${JSON_BODY}Content-Length: 1\r\n`, '{'), [400]],
    [
      'with a body named as parts of objects',
      post(`${JSON_BODY}Content-Length: 20\r\n`, '{"__proto__":{"a":1}'),
      [400],
    ],
    ['with a body for GET', `${get('/thing', `${LAST}Content-Length: 3\r\n`)}abc`, [200]],
  ])('%s', async (_, bytes, statuses) => {
    expect(await statusesOf(bytes)).toEqual(statuses);
    await expectAlive();
  });

  test('that unpacks to 100 MB', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000));
    const headers = `${JSON_BODY}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n`;
    expect(await statusesOf(post(headers, bomb))).toEqual([413]);
    await expectAlive();
  });
});

describe('the connection', () => {
  test('goes on after errors, and answers in the order of the requests', async () => {
    const open = 'Host: a\r\n';
    const round = get('/nowhere', open) + get('/thing', open) + get('/thing?__code=x', open);
    const body = `POST /nowhere HTTP/1.1\r\n${open}Content-Length: 3\r\n\r\nabc`;
    expect(await statusesOf(round.repeat(20) + body + get('/thing'))).toEqual([
      ...Array.from({ length: 20 }, () => [404, 200, 400]).flat(),
      404,
      200,
    ]);
  });

  test.each([
    ['a body with a length', 'Content-Length: 200\r\n\r\n{'],
    ['a chunk', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{'],
    ['the headers', 'Content-Le'],
  ])('may be cut in the midst of %s', async (_, half) => {
    for (const cut of ['end', 'resetAndDestroy'] as const) {
      const socket = await opened();
      const closed = once(socket, 'close');
      socket.resume();
      socket.write(`POST /thing HTTP/1.1\r\nHost: a\r\n${half}`, () => socket[cut]());
      await closed;
      await expectAlive();
    }
  });

  test('may be cut before the answer is read', async () => {
    for (let round = 0; round < 20; round += 1) {
      const socket = await opened();
      const closed = once(socket, 'close');
      socket.write(get('/thing', 'Host: a\r\n').repeat(100), () => socket.resetAndDestroy());
      await closed;
    }
    await expectAlive();
  });
});
