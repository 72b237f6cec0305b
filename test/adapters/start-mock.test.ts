import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startMock } from '../../src/adapters/start-mock.ts';
import { ListenError, UsageError } from '../../src/errors.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

const KEY = { authorization: 'Bearer make-believe' };
const SERIES = '/events/data_series?event=signup&length=2';

const serversOpen = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length;

test('answers on a free port of the loopback address, and `await using` closes it', async () => {
  const before = serversOpen();
  let url = '';
  {
    await using mock = await startMock('braze');
    url = mock.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(mock.contract.name).toBe('braze');
    expect(serversOpen()).toBe(before + 1);
    const response = await fetch(url + SERIES, { headers: KEY });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String((await response.text()).length));
  }
  await expect(fetch(url)).rejects.toThrow();
  expect(serversOpen()).toBe(before);
});

test('tells the time of its own clock', async () => {
  await using mock = await startMock('braze', { now: 'fixed:2019-11-20T12:00:00Z' });
  for (const path of [SERIES, '/nowhere']) {
    const { headers } = await fetch(mock.url + path, { headers: KEY });
    expect(headers.get('date')).toBe('Wed, 20 Nov 2019 12:00:00 GMT');
  }
});

test('closing ends connections that are kept alive or in the midst of a request, and may be repeated', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const mock = await startMock('braze');
  const { port } = new URL(mock.url);
  const idle = createConnection(Number(port), '127.0.0.1');
  const busy = createConnection(Number(port), '127.0.0.1');
  await Promise.all([once(idle, 'connect'), once(busy, 'connect')]);
  busy.write('POST /events/data_series HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
  idle.write('GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(idle, 'data');
  const ended = Promise.all([idle, busy].map(isClosed));
  let done = false;
  mock.close().then(() => {
    done = true;
  });
  await mock.close();
  expect(done).toBe(true);
  await ended;
});

test('closing ends what waits for a request', async () => {
  const mock = await startMock('braze');
  const waits = [
    mock.waitFor('GET /events/data_series', { timeout: '1h' }),
    mock.sandbox('a').waitFor('GET /events/data_series', { timeout: '1h' }),
  ].map((wait) => expect(wait).rejects.toThrow(/wasn't asked for before its mock was closed/));
  await mock.close();
  await Promise.all(waits);
});

test('a mock that was given outlives its port, and what waits for it', async () => {
  const mock = await createMock('braze');
  const waiting = mock.waitFor('GET /events/data_series', { timeout: '1h' });
  await (await startMock(mock)).close();
  mock.respond({ method: 'GET', url: SERIES, headers: KEY });
  expect(await waiting).toMatchObject({ operation: 'GET /events/data_series' });
});

test.each([
  ['a mock that is made already', async () => createMock('braze'), { now: '2026-11-20' }, 'now'],
  ['an engine for it', async () => createMock('braze'), { engine: 'prism' }, 'engine'],
])('%s takes none of the options of how it answers', async (_, mocked, options, received) => {
  await expect(startMock((await mocked()) as never, options as never)).rejects.toMatchObject({
    name: 'UsageError',
    expected: 'none but host, port, tls, control, onFault',
    received,
    hint: 'Give it to createMock.',
  });
});

test('an option of the port that is misspelt is refused', async () => {
  await expect(startMock('braze', { prot: 4010 } as never)).rejects.toThrow('Did you mean port?');
});

test('its port is free again after each close', async () => {
  let port = 0;
  for (let round = 0; round < 50; round += 1) {
    const mock = await startMock('braze', { port });
    port = Number(new URL(mock.url).port);
    // Asked, and left alone with its question.
    fetch(mock.url).catch(() => {});
    await mock.close();
  }
});

test('a port in use is an error that says so', async () => {
  await using first = await startMock('braze');
  const port = Number(new URL(first.url).port);
  const error = await startMock('braze', { port }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ListenError);
  expect(error).toMatchObject({
    problem: `can't listen on 127.0.0.1:${port}`,
    expected: 'an address and a port that are free',
    received: `port ${port} is in use`,
    hint: 'Name another port, or 0 to have a free one picked.',
  });
});

test.each([
  ['a port that is none', { port: 70_000 }],
  ['a port that is a text', { port: '4010' as never }],
  ['a port that would be a path', { port: 'socket' as never }],
  ['an address that is not of this machine', { host: '192.0.2.1' }],
])('%s is an error of listening', async (_, options) => {
  await expect(startMock('braze', options)).rejects.toBeInstanceOf(ListenError);
});

test.each([
  { now: '2026-02-30T00:00:00Z' },
  { now: 'fixed:soon' },
  { now: '' },
  { credentials: { basic: [{ value: 'a' }] } },
  { rejectCredentials: { basic: ['a'] } },
])('options that cannot be taken: %o', async (options) => {
  await expect(startMock('braze', options)).rejects.toBeInstanceOf(UsageError);
});

test('an answer to HEAD has no body, and the connection goes on', async () => {
  await using mock = await startMock('braze');
  const { port } = new URL(mock.url);
  const socket = createConnection(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const head = 'HEAD /events/data_series HTTP/1.1\r\nHost: a\r\n\r\n';
  socket.write(head + head.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  const text = (await Array.fromAsync(socket)).join('');
  const answers = text.split('HTTP/1.1 ').slice(1);
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['401', '401']);
  for (const answer of answers) {
    expect(answer.toLowerCase()).toMatch(/\r\ncontent-length: [1-9]\d*\r\n/);
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
    expect(answer).not.toContain('{');
  }
});

test('an answer without a body has no content-type, and 204 no length', async () => {
  const contract = await contractOf({
    '/thing': {
      delete: { responses: { 204: jsonResponse({ type: 'object' }) } },
      put: { responses: { 202: { description: 'Taken.' } } },
    },
  });
  await using mock = await startMock(contract);
  const deleted = await fetch(`${mock.url}/thing`, { method: 'DELETE' });
  expect([deleted.status, deleted.headers.get('content-length')]).toEqual([204, null]);
  const put = await fetch(`${mock.url}/thing`, { method: 'PUT' });
  expect([put.status, put.headers.get('content-length')]).toEqual([202, '0']);
  expect(put.headers.get('content-type')).toBeNull();
});

test('reads a body that comes in chunks', async () => {
  const contract = await contractOf({
    '/thing': {
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { maximum: 7 } } },
        },
        responses: { 201: { description: 'Made.' } },
      },
    },
  });
  await using mock = await startMock(contract);
  async function* chunks() {
    yield Buffer.from(' ');
    yield Buffer.from('7');
  }
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: chunks(), duplex: 'half' } as RequestInit;
  expect((await fetch(`${mock.url}/thing`, request)).status).toBe(201);
});

describe('a body over 64 MiB', async () => {
  const MEBIBYTE = 1024 * 1024;
  const contract = await contractOf({
    '/thing': { put: { responses: { 204: { description: 'Done.' } } } },
  });

  test('is refused before it comes, where its length is told', async () => {
    await using mock = await startMock(contract);
    const socket = createConnection(Number(new URL(mock.url).port), '127.0.0.1');
    socket.write(`PUT /thing HTTP/1.1\r\nHost: a\r\nContent-Length: ${64 * MEBIBYTE + 1}\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    expect(String(answer)).toContain('at most 67,108,864 bytes');
    socket.destroy();
  });

  test('is refused when it has come so far, and the connection goes on', async () => {
    await using mock = await startMock(contract);
    async function* chunks(count: number) {
      for (let sent = 0; sent < count; sent += 1) yield Buffer.alloc(MEBIBYTE);
    }
    const put = (count: number) =>
      fetch(`${mock.url}/thing`, {
        method: 'PUT',
        body: chunks(count),
        duplex: 'half',
      } as RequestInit);
    const refused = await put(66);
    expect([refused.status, await refused.json()]).toMatchObject([
      413,
      { title: 'Payload Too Large' },
    ]);
    expect((await put(64)).status).toBe(204);
  });
});

/** Resolves when a socket is closed, in peace or by a reset. */
function isClosed(socket: Socket): Promise<unknown> {
  socket.on('error', () => {});
  return new Promise((resolve) => socket.once('close', resolve));
}
