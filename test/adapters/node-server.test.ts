import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serve } from '../../src/adapters/node-server.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import type { Answer } from '../../src/mock/answer.ts';

const GET = 'GET /a HTTP/1.1\r\nConnection: close\r\n';

/** A server that gives one answer to all; `told` is what it told of answers, `refused` of which requests. */
async function serving(answer: Partial<Answer> = {}) {
  const told: string[] = [];
  const refused: HttpRequest[] = [];
  const given = {
    response: { status: 200, headers: {}, body: 'whole' },
    reason: 'given',
    ...answer,
  };
  const server = await serve(() => given, {
    host: '127.0.0.1',
    port: 0,
    onAnswer: ({ method, url }, { response, reason }) =>
      told.push(`${method} ${url} ${response.status} ${reason}`),
    onRefused: (request) => refused.push(request),
  });
  onTestFinished(server.close);
  const send = async (bytes: string) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write(bytes);
    return Buffer.concat(await Array.fromAsync(socket)).toString('latin1');
  };
  return { server, send, told, refused };
}

test.each([
  ['what is answered', `${GET}Host: a\r\n\r\n`, 'GET /a 200 given', 0],
  [
    'several hosts',
    `${GET}Host: a\r\nHost: b\r\n\r\n`,
    'GET /a 400 refused: several Host headers',
    1,
  ],
  ['no host', `${GET}\r\n`, 'GET /a 400 refused: the Host header is missing', 1],
  ['no host of HTTP/1.0', 'GET /a HTTP/1.0\r\n\r\n', 'GET /a 200 given', 0],
  [
    'a large body',
    'POST /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 67108865\r\n\r\n',
    'POST /a 413 refused: the body is too large',
    1,
  ],
  [
    'an expectation',
    `${GET}Host: a\r\nExpect: cake\r\n\r\n`,
    'GET /a 417 refused: the Expect header is unknown',
    1,
  ],
  [
    'a tunnel',
    'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
    'CONNECT a:1 501 refused: CONNECT is for proxies',
    1,
  ],
  [
    'large headers',
    `${GET}X: ${'x'.repeat(20_000)}\r\n\r\n`,
    'GET /a 431 refused: the headers are too large',
    0,
  ],
  ['no HTTP', 'tea\r\n\r\n', '- - 400 refused: it is no HTTP: Invalid method encountered', 0],
])('is told, and answered in words: %s', async (_, bytes, line, refusals) => {
  const { send, told, refused } = await serving();
  const [head = '', body] = (await send(bytes)).split('\r\n\r\n');
  expect(head).toContain(` ${line.split(' ')[2]} `);
  expect(body).not.toBe('');
  await vi.waitFor(() => expect(told).toEqual([line]));
  expect(refused).toHaveLength(refusals);
});

test('a page of another origin may read that its body is too large', async () => {
  const { server } = await serving();
  const body = new Uint8Array(64 * 1024 * 1024 + 1);
  const response = await fetch(server.url, { method: 'POST', body });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});

test('an answer is told once it is out', async () => {
  const { server, told } = await serving({ delivery: { delay: 50 } });
  const asking = fetch(server.url);
  expect(told).toEqual([]);
  await asking;
  await vi.waitFor(() => expect(told).toEqual(['GET / 200 given']));
});

test('an answer whose client has gone is told so, one that was to be cut is not', async () => {
  const gone = await serving({ delivery: { delay: 60_000 } });
  const socket = connect(Number(new URL(gone.server.url).port), '127.0.0.1');
  socket.write(`${GET}Host: a\r\n\r\n`);
  await once(socket, 'connect');
  setTimeout(() => socket.destroy(), 100);
  await vi.waitFor(() =>
    expect(gone.told).toEqual(['GET /a 200 given, but the connection ended first']),
  );
  const cut = await serving({ delivery: { disturbance: 'cut' } });
  await fetch(cut.server.url)
    .then((response) => response.text())
    .catch(() => {});
  await vi.waitFor(() => expect(cut.told).toEqual(['GET / 200 given']));
});

test('a connection is kept as long as its client keeps it', async () => {
  const { server } = await serving();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const answer = async (bytes: string) => {
    socket.write(bytes);
    const [chunk] = await once(socket, 'data');
    return String(chunk);
  };
  const request = 'POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}';
  for (const bytes of ['GET /a HTTP/1.1\r\nHost: a\r\n\r\n', request, request]) {
    const head = await answer(bytes);
    expect(head).toContain('Connection: keep-alive');
    expect(head).not.toContain('timeout');
  }
});
