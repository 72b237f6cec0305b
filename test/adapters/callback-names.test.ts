import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sendCallback } from '../../src/adapters/callbacks.ts';

/** Where names lead here: no name server is asked. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'here.test': ['127.0.0.1'],
  'there.test': ['192.0.2.1'],
  'both.test': ['127.0.0.1', '192.0.2.1'],
};

type Done = (error: Error | null, addresses?: LookupAddress[]) => void;

vi.mock('node:dns', async (original) => ({
  ...(await original<typeof import('node:dns')>()),
  lookup: (name: string, _: object, done: Done) => {
    const addresses = NAMES[name]?.map((address) => ({ address, family: 4 }));
    if (addresses === undefined) done(new Error(`getaddrinfo ENOTFOUND ${name}`));
    else done(null, addresses);
  },
}));

const server = createServer((_, outgoing) => outgoing.writeHead(204).end());
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => once(server.close(), 'close'));

const send = (name: string) => {
  const { port } = server.address() as AddressInfo;
  const request = { method: 'POST', url: `http://${name}:${port}/`, headers: {} };
  return sendCallback(request, { allowed: [], signal: new AbortController().signal });
};

test('a name that leads to this machine may be sent to', async () => {
  expect((await send('here.test')).status).toBe(204);
});

test.each(['there.test', 'both.test'])('%s, which leads to another, may not', async (name) => {
  await expect(send(name)).rejects.toMatchObject({
    name: 'CallbackError',
    problem: `nothing is sent to ${name}`,
    expected: 'this machine, or a host of the option allowCallbacks',
    received: '192.0.2.1',
  });
});

test('a name that leads nowhere may not either: where it is known, it would have to be allowed', async () => {
  await expect(send('none.test')).rejects.toThrow(
    'nothing is sent to none.test: expected this machine, or a host of the option allowCallbacks, received getaddrinfo ENOTFOUND none.test',
  );
});
