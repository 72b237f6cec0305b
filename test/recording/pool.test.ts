import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPool } from '../../src/recording/pool.ts';
import { sendRequest } from '../../src/recording/send.ts';

/** A server that tells which connection a request came on. */
async function listen(): Promise<number> {
  const sockets: unknown[] = [];
  const server = createServer((request, response) => {
    if (!sockets.includes(request.socket)) sockets.push(request.socket);
    response.end(String(sockets.indexOf(request.socket)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test('connections are used again, and no more are open than the pool has', async () => {
  const url = `http://127.0.0.1:${await listen()}/`;
  const pool = createPool('http:', 2);
  onTestFinished(pool.close);
  const ask = async () => {
    const { body } = await sendRequest({ method: 'GET', url, headers: {} }, 5000, pool);
    return Buffer.from(body as Uint8Array).toString();
  };
  expect([await ask(), await ask()]).toEqual(['0', '0']);
  const all = await Promise.all(Array.from({ length: 9 }, ask));
  expect(new Set(all)).toEqual(new Set(['0', '1']));
});

test('a host is found once', async () => {
  const { lookup } = createPool('http:', 1);
  const find = (all: boolean) =>
    new Promise((resolve) => {
      lookup('localhost', { all }, (error, address) => resolve(error ?? address));
    });
  const found = await find(true);
  expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ family: 4 })]));
  expect(await find(true)).toBe(found);
  expect(await find(false)).toMatch(/^(127\.0\.0\.1|::1)$/);
});
