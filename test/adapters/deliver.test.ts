import { createConnection } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type RunningMock, startMock } from '../../src/adapters/start-mock.ts';
import type { BundledOperations } from '../../src/mock/bundled-operations.ts';

type Braze = RunningMock<BundledOperations['braze']>;

const SERIES = 'GET /events/data_series';
const BODY = { message: 'success', data: [{ time: '2026-11-20', count: 1 }] };
const TEXT = JSON.stringify(BODY);

/** The bytes that come over a connection until its end, piece by piece, and the error that ends it. */
async function wireOf({ url }: Braze): Promise<{ pieces: string[]; error: string | undefined }> {
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    'GET /events/data_series?event=a&length=2 HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer key\r\nConnection: close\r\n\r\n',
  );
  const pieces: string[] = [];
  let error: string | undefined;
  socket.on('error', (reason: NodeJS.ErrnoException) => {
    error = reason.code;
  });
  socket.on('data', (chunk) => pieces.push(String(chunk)));
  await new Promise((resolve) => socket.once('close', resolve));
  return { pieces, error };
}

describe('how an answer goes over a connection', () => {
  test('whole', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY);
    const { pieces, error } = await wireOf(api);
    expect(pieces.join('')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(pieces.join('').endsWith(`\r\n\r\n${TEXT}`)).toBe(true);
    expect(error).toBeUndefined();
  });

  test('slow: in pieces', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY, { disturbance: 'slow' });
    const { pieces } = await wireOf(api);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('').endsWith(`\r\n\r\n${TEXT}`)).toBe(true);
  });

  test('cut: half of what its length says', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY, { disturbance: 'cut' });
    const { pieces } = await wireOf(api);
    const [head, body = ''] = pieces.join('').split('\r\n\r\n');
    expect(head?.toLowerCase()).toContain(`content-length: ${TEXT.length}`);
    expect(body).toBe(TEXT.slice(0, Math.floor(TEXT.length / 2)));
  });

  test('reset: nothing of it', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY, { disturbance: 'reset' });
    expect(await wireOf(api)).toEqual({ pieces: [], error: 'ECONNRESET' });
  });

  test('duplicated: twice, and then the end', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY, { disturbance: 'duplicated' });
    const { pieces } = await wireOf(api);
    const answers = pieces.join('').split('HTTP/1.1 200 OK\r\n').slice(1);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatch(/date: .*\r\n\r\n\{.*\}$/s);
    expect(answers[1]).toBe(answers[0]);
  });

  test('late: a client that went meanwhile leaves nothing behind', async () => {
    await using api = await startMock('braze');
    api.on(SERIES).reply(200, BODY, { delay: 60_000 });
    const gone = new AbortController();
    const url = `${api.url}/events/data_series?event=a&length=2`;
    const asked = fetch(url, { headers: { authorization: 'Bearer key' }, signal: gone.signal });
    await api.waitFor(SERIES);
    gone.abort();
    await expect(asked).rejects.toThrow(/abort/);
  });
});

test('nothing is left open by 50 mocks', async () => {
  const open = (kind: string) =>
    process.getActiveResourcesInfo().filter((name) => name === kind).length;
  const kinds = ['TCPServerWrap', 'TCPSocketWrap', 'Timeout'];
  const use = async () => {
    await using api = await startMock('braze');
    const url = `${api.url}/events/data_series?event=a&length=2`;
    const headers = { authorization: 'Bearer key', connection: 'close' };
    await (await fetch(url, { headers })).arrayBuffer();
  };
  await use();
  const before = kinds.map(open);
  for (let count = 0; count < 50; count += 1) await use();
  for (const [index, kind] of kinds.entries()) {
    expect(open(kind), kind).toBeLessThanOrEqual(before[index] ?? 0);
  }
});
