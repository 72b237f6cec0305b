import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { TargetError } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { sendRequest, UnwritableRequest } from '../../src/recording/send.ts';

const TIMEOUT = 5_000;
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What arrives at a server, as JSON. */
const echo: RequestListener = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, rawHeaders } = request;
  const body = Buffer.concat(chunks).toString('base64');
  response.end(JSON.stringify({ method, url, rawHeaders, body }));
};

async function sendToEcho(request: Omit<HttpRequest, 'url'>, path = '/') {
  const { body } = await sendRequest({ ...request, url: (await serve(echo)) + path }, TIMEOUT);
  return JSON.parse(Buffer.from(body as Uint8Array).toString());
}

async function failureOf(sent: Promise<unknown>): Promise<TargetError> {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TargetError);
  return error as TargetError;
}

describe('what is sent', () => {
  test.each([
    ['a header field beyond Latin-1', { 'x-note': '…' }],
    ['a name that is no token', { 'a b': '1' }],
  ])('is not %s', async (_, headers) => {
    const request = { method: 'GET', url: 'http://127.0.0.1:1/', headers };
    const { cause } = await failureOf(sendRequest(request, TIMEOUT));
    expect(cause).toBeInstanceOf(UnwritableRequest);
  });

  test('method, path, raw query and body arrive as they are, with no field added', async () => {
    const path = '/a%20b/%7Ec?x=1+2&y=%2F&z';
    const headers = { 'x-one': '1', 'x-two': ['a', 'b'], 'x-none': undefined };
    const arrived = await sendToEcho({ method: 'PATCH', headers, body: 'é' }, path);
    expect(arrived).toMatchObject({ method: 'PATCH', url: path });
    expect(Buffer.from(arrived.body, 'base64').toString()).toBe('é');
    const names = arrived.rawHeaders.filter((_: string, index: number) => index % 2 === 0);
    expect(names.map((name: string) => name.toLowerCase()).sort()).toEqual([
      'connection',
      'content-length',
      'host',
      'x-one',
      'x-two',
      'x-two',
    ]);
  });

  test.each(['GET', 'DELETE', 'OPTIONS', 'POST'])('%s with a body of bytes', async (method) => {
    const bytes = new Uint8Array([0, 255, 10]);
    const { body } = await sendToEcho({ method, headers: {}, body: bytes });
    expect(body).toBe(Buffer.from(bytes).toString('base64'));
  });
});

describe('what comes back', () => {
  test('status, fields, repeated cookies, and the body as bytes', async () => {
    const url = await serve((_, response) => {
      response.writeHead(418, { 'x-a': 'b', 'set-cookie': ['a=1', 'b=2; Path=/'] });
      response.end(Buffer.from([0, 255]));
    });
    const answer = await sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT);
    expect(answer.status).toBe(418);
    expect(answer.headers).toMatchObject({ 'x-a': 'b', 'set-cookie': ['a=1', 'b=2; Path=/'] });
    expect(answer.body).toEqual(new Uint8Array([0, 255]));
  });

  test('no body is none', async () => {
    const url = await serve((_, response) => response.writeHead(204).end());
    const answer = await sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT);
    expect(answer).not.toHaveProperty('body');
  });

  test('a redirect is an answer', async () => {
    const url = await serve((request, response) => {
      if (request.url !== '/') throw new Error('the redirect was followed');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const answer = await sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT);
    expect(answer).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
  });

  test('a content coding is undone', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    });
    const { headers, body } = await sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT);
    expect(Buffer.from(body as Uint8Array).toString()).toBe('{"a":1}');
    expect(headers).not.toHaveProperty('content-encoding');
  });

  test('a coding that is not the announced one is left as it came', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain');
    });
    const { headers, body } = await sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT);
    expect(Buffer.from(body as Uint8Array).toString()).toBe('plain');
    expect(headers).toHaveProperty('content-encoding', 'gzip');
  });
});

describe('no answer', () => {
  test.each<[string, RequestListener]>([
    ['at all', () => {}],
    ['to its end', (_, response) => void response.writeHead(200).write('the first part')],
  ])('in time %s', async (_, listener) => {
    const url = await serve(listener);
    const error = await failureOf(sendRequest({ method: 'GET', url, headers: {} }, 50));
    expect(error.message).toBe(`GET ${url}/ got no answer: received nothing within 0.05 s`);
  });

  test('because nobody listens', async () => {
    const url = await serve(() => {});
    for (const close of closers.splice(0)) close();
    const error = await failureOf(sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT));
    expect(error.message).toMatch(/got no answer: received connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  });

  test('because the connection breaks off', async () => {
    const url = await serve((request) => request.socket.destroy());
    const error = await failureOf(sendRequest({ method: 'GET', url, headers: {} }, TIMEOUT));
    expect(error.received).toBe('socket hang up');
  });

  test('says nothing of the credentials', async () => {
    const url = `${await serve(() => {})}/?api_key=hush&a=1`;
    const headers = { authorization: 'Bearer hush\n' };
    const error = await failureOf(sendRequest({ method: 'GET', url, headers }, TIMEOUT));
    expect(error.message).not.toContain('hush');
    expect(error.message).toContain('/?api_key=***&a=1');
  });
});
