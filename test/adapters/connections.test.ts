import { once } from 'node:events';
import { createConnection } from 'node:net';
import { expect, test, vi } from 'vitest';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import type { BundledOperations } from '../../src/mock/bundled-operations.ts';
import type { ReplyOptions } from '../../src/mock/overrides/override-control.ts';

// The grace of a server never ends here: what is closed, is closed without it.
vi.mock('node:timers', async (original) => {
  const real = await original<typeof import('node:timers')>();
  const setTimeout = (act: () => void, milliseconds: number) =>
    real.setTimeout(milliseconds < 2000 ? act : () => {}, Math.min(milliseconds, 2000));
  return { ...real, setTimeout };
});

const SERIES = 'GET /events/data_series';
const REQUEST = [
  'GET /events/data_series?event=a&length=2 HTTP/1.1',
  'Host: a',
  'Authorization: Bearer key',
  '\r\n',
].join('\r\n');

/** What comes over a connection that is kept alive, whose mock is closed once it was asked. */
async function closedOver(
  api: RunningMock<BundledOperations['braze']>,
  requests: number,
): Promise<string> {
  const socket = createConnection(Number(new URL(api.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  const ended = once(socket, 'close');
  socket.write(REQUEST.repeat(requests));
  await api.waitFor(SERIES, { count: requests });
  await Promise.all([api.close(), ended]);
  return text;
}

test.each<[string, ReplyOptions]>([
  ['late', { delay: 100 }],
  ['slow', { disturbance: 'slow' }],
])('closing ends a connection once its %s answer is out', async (_, options) => {
  const api = await startMock('braze');
  api.on(SERIES).reply(200, undefined, options);
  expect(await closedOver(api, 1)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\}$/s);
});

test('what is answered while its mock is closed says that the connection ends', async () => {
  const api = await startMock('braze');
  api.on(SERIES).reply(200, undefined, { delay: 100 });
  expect(await closedOver(api, 1)).toMatch(/\r\nconnection: close\r\n/i);
});

test('closing ends a connection once all its answers are out', async () => {
  const api = await startMock('braze');
  api.on(SERIES).replyOnce(200, undefined, { delay: 100 }).replyOnce(429);
  const text = await closedOver(api, 2);
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 429']);
});

test.each([60_000, 3e9, Number.POSITIVE_INFINITY])(
  'closing waits for no answer that is due in %d milliseconds',
  async (delay) => {
    const api = await startMock('braze');
    api.on(SERIES).reply(200, undefined, { delay });
    expect(await closedOver(api, 1)).toBe('');
  },
);
