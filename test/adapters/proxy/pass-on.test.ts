import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { head, proxyBefore, raw } from './proxying.ts';

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
