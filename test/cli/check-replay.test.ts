import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startMock } from '../../src/adapters/start-mock.ts';
import { BRAZE } from './recordings.ts';
import { run } from './run-main.ts';

describe('replay', () => {
  test("--mock: the recorded requests, the mock's answers", async () => {
    const { exitCode, out } = await run('check', BRAZE, '--mock', '--report', 'json');
    expect([exitCode, JSON.parse(out).verdicts.pass]).toEqual([0, 8]);
  });

  test('--target: what answers there is judged', async () => {
    // One that isn't controlled says of itself that it is a mock to nobody.
    const mock = await startMock('braze', { control: false });
    onTestFinished(() => mock.close());
    const { exitCode, out } = await run('check', BRAZE, '--target', mock.url, '--report', 'json');
    expect([exitCode, JSON.parse(out).verdicts]).toEqual([
      0,
      { pass: 5, fail: 0, unchecked: 3, skipped: 0 },
    ]);
  });

  test('--target that answers 400 to everything falls short', async () => {
    const server = createServer((_, response) => {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"message":"No"}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const { exitCode, out } = await run('check', BRAZE, '--target', `http://127.0.0.1:${port}`);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/drift.*Received {4}400\n {2}Documented {2}200 in the recording/s);
  });

  test('--target that nobody listens on: unchecked, and nothing was judged', async () => {
    const mock = await startMock('braze');
    await mock.close();
    const { exitCode, out } = await run('check', BRAZE, '--target', mock.url);
    expect(exitCode).toBe(1);
    expect(out).toContain('ECONNREFUSED');
    expect(out).toContain('nothing was judged');
  });

  test('--auth: a credential of the environment, which no output shows', async () => {
    vi.stubEnv('SPECWRIGHT_TOKEN', 'sesame');
    onTestFinished(() => void vi.unstubAllEnvs());
    const mock = await startMock('braze', { credentials: { bearerAuth: [{ value: 'sesame' }] } });
    onTestFinished(() => mock.close());
    const args = ['--target', mock.url, '--auth', 'bearerAuth=env:SPECWRIGHT_TOKEN'];
    for (const report of ['text', 'json']) {
      const { out, err } = await run('check', BRAZE, ...args, '--report', report);
      expect(out).toContain('GET /events/data_series');
      expect(out + err).not.toContain('sesame');
    }
  });
});

describe('--dry-run', () => {
  test('shows what would be sent, and sends nothing', async () => {
    const args = ['--target', 'http://127.0.0.1:9/v1', '--dry-run'];
    const { exitCode, out, err } = await run('check', BRAZE, ...args);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(
      /entries\[0\] {2}send +GET http:\/\/127\.0\.0\.1:9\/v1\/events\/data_series\?/,
    );
    expect(out).toMatch(/8 to send\. Nothing was sent\.\n$/);
  });

  test('has a target', async () => {
    const { exitCode, err } = await run('check', BRAZE, '--dry-run');
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--dry-run has nothing to show')]);
  });

  test('--resume is refused alike', async () => {
    const { exitCode, err } = await run('check', BRAZE, '--resume');
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--resume has nothing to go on')]);
  });
});
