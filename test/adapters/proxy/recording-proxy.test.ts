import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { MOST_KEPT } from '../../../src/adapters/proxy/kept-body.ts';
import { startRecordingProxy } from '../../../src/adapters/proxy/recording-proxy.ts';
import type { WrittenExchange } from '../../../src/recording/write-har.ts';

async function listening(server: Server, path = ''): Promise<URL> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

async function proxyTo(target: URL, keep?: (exchange: WrittenExchange) => void) {
  const kept: WrittenExchange[] = [];
  const faults: unknown[] = [];
  const proxy = await startRecordingProxy({
    target,
    port: 0,
    keep: keep ?? ((exchange) => kept.push(exchange)),
    onFault: (error) => faults.push(error),
  });
  onTestFinished(proxy.close);
  return { ...proxy, kept, faults };
}

/** A proxy before a server that answers so. */
async function proxyBefore(answer: RequestListener, path = '') {
  const server = createServer(answer);
  onTestFinished(() => server.closeAllConnections());
  const target = await listening(server, path);
  return { ...(await proxyTo(target)), target };
}

/** Writes bytes, and reads until the connection ends. */
async function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

const head = (line: string, ...fields: string[]) =>
  `${[`${line} HTTP/1.1`, 'Host: here.example', 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`;

describe('a request goes on', () => {
  const echo = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    void text(incoming).then((body) => {
      const { method, url, rawHeaders, rawTrailers } = incoming;
      outgoing.end(JSON.stringify({ method, url, rawHeaders, rawTrailers, body }));
    });
  };

  test('with its method, path, query, fields and body, but for what concerns the connection', async () => {
    const { url, target, kept } = await proxyBefore(echo, '/v1/');
    const answer = await raw(
      url,
      `${head(
        'POST /a/../b%2F?x=1&x=%20&',
        'X-One: 1',
        'x-one: 2',
        'Keep-Alive: timeout=5',
        'Proxy-Authorization: Basic x',
        'TE: trailers',
        'X-Hop: gone',
        'Connection: x-hop',
        'Content-Length: 2',
      )}{}`,
    );
    const seen = JSON.parse(answer.slice(answer.indexOf('{')));
    expect(seen).toMatchObject({ method: 'POST', url: '/v1/a/../b%2F?x=1&x=%20&', body: '{}' });
    expect(seen.rawHeaders).toEqual([
      ...['Host', target.host, 'X-One', '1', 'x-one', '2', 'Content-Length', '2'],
      ...['Connection', 'close'],
    ]);
    expect(kept).toMatchObject([
      {
        request: {
          method: 'POST',
          url: `${target.href}a/../b%2F?x=1&x=%20&`,
          headers: { host: target.host, 'x-one': ['1', '2'], 'content-length': '2' },
          body: Buffer.from('{}'),
        },
        response: { status: 200 },
      },
    ]);
  });

  test('in chunks, with its trailers', async () => {
    const { url } = await proxyBefore(echo);
    for (const method of ['POST', 'GET']) {
      const answer = await raw(
        url,
        `${head(`${method} /`, 'Transfer-Encoding: chunked', 'Trailer: X-Sum')}2\r\nab\r\n0\r\nX-Sum: 7\r\n\r\n`,
      );
      const seen = JSON.parse(answer.slice(answer.indexOf('{')));
      expect(seen).toMatchObject({ body: 'ab', rawTrailers: ['X-Sum', '7'] });
    }
  });

  test('in absolute form, to the target alone', async () => {
    const { url, target, kept } = await proxyBefore(echo, '/v1');
    const askFor = (asked: string) => raw(url, head(`GET ${asked}`));
    expect(await askFor(`${target.href}/a?b`)).toContain('"url":"/v1/a?b"');
    expect(await askFor('http://here.example/a')).toContain('"url":"/v1/a"');
    expect(await askFor('http://elsewhere.example/a')).toMatch(
      /^HTTP\/1.1 421 .*is recorded here/s,
    );
    expect(kept).toHaveLength(2);
  });

  test('its body once the target wants it', async () => {
    const { url } = await proxyBefore(echo);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(head('POST /', 'Expect: 100-continue', 'Content-Length: 2'));
    const [first] = await once(socket, 'data');
    expect(String(first)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('ab');
    expect(await text(socket)).toContain('"body":"ab"');
  });
});

describe('an answer comes back', () => {
  test('in its content coding, with fields that repeat, and is kept as it came', async () => {
    const zipped = gzipSync('hello');
    const { url, kept } = await proxyBefore((_, outgoing) => {
      outgoing.sendDate = false;
      outgoing.writeHead(203, 'Quite', [
        ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Encoding', 'gzip'],
      ]);
      outgoing.end(zipped);
    });
    const answer = await raw(url, head('GET /'));
    expect(answer).toMatch(
      /^HTTP\/1.1 203 Quite\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Encoding: gzip\r\nConnection: close\r\n/,
    );
    expect(answer).not.toMatch(/date:/i);
    expect(kept[0]?.response).toEqual({
      status: 203,
      headers: { 'set-cookie': ['a=1', 'b=2'], 'content-encoding': 'gzip' },
      body: zipped,
    });
  });

  test.each([
    ['HEAD', 200, { 'content-length': '5' }],
    ['GET', 204, {}],
    ['GET', 304, { etag: '"a"' }],
    ['GET', 200, { 'content-length': '0' }],
  ])('without a body: %s %i', async (method, status, headers) => {
    const { url, kept } = await proxyBefore((_, outgoing) =>
      outgoing.writeHead(status, headers).end(),
    );
    const answer = await raw(url, head(`${method} /`));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*\\r\\n\\r\\n$`, 's'));
    expect(kept).toMatchObject([{ response: { status, headers } }]);
    expect(kept[0]?.response).not.toHaveProperty('body');
  });

  test('as it comes, event by event; what its client leaves is kept in whole events', async () => {
    const answers: ServerResponse[] = [];
    const { url, kept } = await proxyBefore((_, outgoing) => {
      answers.push(outgoing);
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    });
    const response = await fetch(url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (const event of ['data: 1\n\n', 'data: 2\n\ndata: ']) {
      answers[0]?.write(event);
      expect(await reader?.read()).toMatchObject({ value: event });
    }
    await reader?.cancel();
    await vi.waitFor(() => expect(kept).toHaveLength(1));
    expect(String(kept[0]?.response?.body)).toBe('data: 1\n\ndata: 2\n\n');
  });

  test('with what comes before it, and its trailers', async () => {
    const { url } = await proxyBefore((_, outgoing) => {
      outgoing.writeProcessing();
      outgoing.writeEarlyHints({ link: '</a.css>; rel=preload' });
      outgoing.writeHead(200, { trailer: 'x-sum' });
      outgoing.write('a');
      outgoing.addTrailers({ 'x-sum': '7' });
      outgoing.end();
    });
    expect(await raw(url, head('GET /'))).toMatch(
      /^HTTP\/1.1 102 .*HTTP\/1.1 103 .*<\/a.css>.*HTTP\/1.1 200 .*x-sum: 7\r\n\r\n$/s,
    );
  });

  test.each([
    ['/v1/a', '/a?b', 'a URL of the target', (origin: string) => `${origin}/v1/a?b`],
    ['/v1/a', '/a', 'a path', () => '/v1/a'],
    ['/v1/a', '/b', 'a path beside it', () => 'b'],
    ['/v1/a', '/', 'the base', (origin: string) => `${origin}/v1`],
  ])('to %s with a Location that leads to the proxy: %s, %s', async (_, path, __, locationOf) => {
    const { url, target, kept } = await proxyBefore((incoming, outgoing) => {
      const origin = `http://${incoming.headers.host}`;
      outgoing.writeHead(302, { location: locationOf(origin) }).end();
    }, '/v1');
    const { headers } = await fetch(`${url}/a`, { redirect: 'manual' });
    expect(headers.get('location')).toBe(url + path);
    expect(kept[0]?.response?.headers.location).toBe(locationOf(target.origin));
  });

  test.each(['https://elsewhere.example/v1/a', '/v2/a', 'http://['])(
    'with the Location %s as it is',
    async (location) => {
      const { url } = await proxyBefore((_, outgoing) => {
        outgoing.writeHead(302, { location }).end();
      }, '/v1');
      const { headers } = await fetch(url, { redirect: 'manual' });
      expect(headers.get('location')).toBe(location);
    },
  );

  test('over TLS; what its certificate is worth is looked at', async () => {
    const pem = (name: string) =>
      readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url));
    const server = createTlsServer({ cert: pem('cert'), key: pem('key') }, (_, outgoing) => {
      outgoing.end('hello');
    });
    const { port } = await listening(server);
    const { url, kept } = await proxyTo(new URL(`https://localhost:${port}`));
    const response = await fetch(url);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ detail: expect.stringMatching(/certificate/) });
    expect(kept).toMatchObject([{ unanswered: expect.stringMatching(/certificate/) }]);
  });
});

describe('before the client has the end of an answer, it is kept', () => {
  test.each([
    ['a body of a known length', { 'content-length': '4' }, 'abcd'],
    ['a body in chunks', {}, 'abcd'],
    ['no body', { 'content-length': '0' }, ''],
  ] as const)('%s', async (_, headers, body) => {
    const server = createServer((_, outgoing) => outgoing.writeHead(200, headers).end(body));
    const target = await listening(server);
    const { url } = await proxyTo(target, () => {
      throw new Error('full');
    });
    const answer = await raw(url, head('GET /'));
    expect(answer).not.toMatch(/^HTTP\/1.1 200 .*(?:abcd|0\r\n\r\n)$/s);
  });

  test('what keeps it from being kept is told', async () => {
    const target = await listening(createServer((_, outgoing) => outgoing.end()));
    const fault = new Error('full');
    const { url, faults } = await proxyTo(target, () => {
      throw fault;
    });
    await fetch(url).catch(() => {});
    expect(faults).toEqual([fault]);
  });
});

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
