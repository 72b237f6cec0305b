import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { replayOnTarget } from '../../src/adapters/replay-target.ts';
import type { Match } from '../../src/conformance/subject.ts';
import { compileMatcher } from '../../src/conformance/subject.ts';
import { UsageError } from '../../src/errors.ts';
import { exchange, shop } from '../conformance/exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const match = (one: ReturnType<typeof exchange>): Match => compileMatcher([shop], [])(one.request);

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server that records what it is asked, and its port. */
async function listen(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? 'no one'}`);
    response.writeHead(200, { 'x-total': '0' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

describe('a target is local', () => {
  const writing = exchange({ method: 'DELETE', url: `${V1}/orders/1` }, { status: 204 });
  // Port 9 refuses: where a write would be sent, it stays unanswered.
  const outcome = (host: string) =>
    replayOnTarget({ url: `http://${host}`, timeout: 2000 })('a.har').replay(
      writing,
      match(writing),
    );

  test.each(['127.0.0.1:9', '127.0.0.2:9', '2130706433:9', '[::1]:9', 'localhost:9'])(
    '%s',
    async (host) => {
      expect(await outcome(host)).toHaveProperty('unchecked');
    },
  );

  test.each([
    '127.evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil-localhost',
    'evillocalhost',
    '[::2]',
    '10.0.0.1',
    '0.0.0.0',
    'staging.example',
  ])('but not %s', async (host) => {
    expect(await outcome(host)).toHaveProperty('skipped');
  });
});

test('path, query and credential arrive below its base path', async () => {
  const { port, asked } = await listen();
  const replay = replayOnTarget({
    url: `http://127.0.0.1:${port}/base/`,
    credentials: { bearer: 'mine' },
  });
  const one = exchange({ url: `${V1}/orders?page=%31&x` }, {});
  const outcome = await replay('a.har').replay(one, match(one));
  expect(asked).toEqual(['GET /base/orders?page=%31&x Bearer mine']);
  expect(outcome).toMatchObject({ exchange: { response: { status: 200 } } });
});

test.each([
  'staging.example',
  'ftp://staging.example',
  '',
  'https://me:hush@staging.example',
  'https://staging.example/?key=hush',
  'https://staging.example/#top',
])('%j is no target', (url) => {
  expect(() => replayOnTarget({ url })).toThrow(UsageError);
  expect(() => replayOnTarget({ url })).toThrow(/^--target is given something that is no base URL/);
  expect(() => replayOnTarget({ url })).not.toThrow('hush');
});
