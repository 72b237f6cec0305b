import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { head, listening, proxyBefore, proxyTo, raw } from './proxying.ts';

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
