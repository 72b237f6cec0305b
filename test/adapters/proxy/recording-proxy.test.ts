import { once } from 'node:events';
import { createServer, request, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { MOST_KEPT } from '../../../src/adapters/proxy/kept-body.ts';
import { head, listening, proxyBefore, proxyTo, raw } from './proxying.ts';

describe('what goes wrong is said', () => {
  test('a target that is not there', async () => {
    const server = createTcpServer();
    const target = await listening(server);
    server.close();
    const { url, kept } = await proxyTo(target);
    const response = await fetch(`${url}/a`);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining('ECONNREFUSED'),
      source: "Specwright's recorder, not the API",
    });
    expect(kept).toMatchObject([
      { request: { url: `${target.href}a` }, unanswered: expect.stringContaining('ECONNREFUSED') },
    ]);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['nothing', ''],
  ])('a target that answers %s', async (_, bytes) => {
    const target = await listening(
      createTcpServer((socket) => socket.on('error', () => {}).end(bytes)),
    );
    const { url, kept } = await proxyTo(target);
    expect((await fetch(url)).status).toBe(502);
    expect(kept).toMatchObject([{ unanswered: expect.any(String) }]);
  });

  test('an answer that breaks off', async () => {
    const target = await listening(
      createTcpServer((socket) => {
        socket.on('error', () => {});
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc'));
      }),
    );
    const { url, kept } = await proxyTo(target);
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    await vi.waitFor(() => expect(kept).toHaveLength(1));
    expect(kept[0]).toMatchObject({
      response: { status: 200 },
      omitted: { response: 'the body broke off after 3 bytes: aborted' },
    });
  });

  test('a client that leaves', async () => {
    const asked = Promise.withResolvers<void>();
    const { url, kept } = await proxyBefore(() => asked.resolve());
    const client = request(url).on('error', () => {});
    client.end();
    await asked.promise;
    client.destroy();
    await vi.waitFor(() =>
      expect(kept).toMatchObject([{ unanswered: 'the client left before the answer came' }]),
    );
  });

  test('a WebSocket and a tunnel', async () => {
    const { url, kept } = await proxyBefore((_, outgoing) => outgoing.end());
    const upgrade = head('GET /', 'Connection: Upgrade', 'Upgrade: websocket');
    expect(await raw(url, upgrade)).toMatch(/^HTTP\/1.1 501 .*WebSockets aren't recorded/s);
    expect(await raw(url, head('CONNECT a.example:443'))).toMatch(/^HTTP\/1.1 501 /);
    expect(kept).toEqual([]);
  });
});

test('a body beyond what is kept passes whole, and its recording says so', async () => {
  const part = Buffer.alloc(1024 * 1024);
  const parts = MOST_KEPT / part.length + 1;
  const { url, kept } = await proxyBefore(async (_, outgoing) => {
    for (let sent = 0; sent < parts; sent += 1) {
      if (!outgoing.write(part)) await once(outgoing, 'drain');
    }
    outgoing.end();
  });
  const body = await (await fetch(url)).arrayBuffer();
  expect(body.byteLength).toBe(parts * part.length);
  expect(kept[0]?.omitted?.response).toBe(
    'the body has 17,825,792 bytes, of which a recorder keeps 16,777,216',
  );
});

test('a connection that the target has closed meanwhile is no failure', async () => {
  const server = createServer((_, outgoing) => outgoing.end('a'));
  server.keepAliveTimeout = 60_000;
  const { url } = await proxyTo(await listening(server));
  for (let round = 0; round < 5; round += 1) {
    expect((await fetch(url)).status).toBe(200);
    server.closeAllConnections();
    await setImmediate();
  }
});

test('closing waits for what is under way', async () => {
  const answers: ServerResponse[] = [];
  const { url, kept, close } = await proxyBefore((_, outgoing) => answers.push(outgoing));
  const response = fetch(url);
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const closed = close();
  answers[0]?.end('late');
  expect(await (await response).text()).toBe('late');
  await closed;
  expect(kept).toHaveLength(1);
});
