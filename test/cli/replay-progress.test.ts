import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReplayProgress } from '../../src/adapters/replay-progress.ts';
import { describeReplay } from '../../src/cli/replay-progress.ts';
import { folderOf } from '../contract/folder.ts';
import { runProcess, start } from './spawn.ts';

describe('how far a replay is, how fast it goes, and how long it will take', () => {
  test.each<[milliseconds: number, Partial<ReplayProgress>, wanted: string]>([
    [999, { done: 10, total: 20 }, '10 of 20'],
    [1000, { done: 10, total: 20 }, '10 of 20, 10/s, 1 s left'],
    [4000, { done: 10, total: 100 }, '10 of 100, 2.5/s, 36 s left'],
    [60_000, { done: 30, total: 900 }, '30 of 900, 30/min, 29 min 0 s left'],
    [600_000, { done: 3, total: 100 }, '3 of 100, 0.3/min, 5 h 23 min left'],
    [2000, { done: 50, resumed: 40, total: 60 }, '50 of 60, 5.0/s, 2 s left'],
    [2000, { done: 40, resumed: 40, total: 60 }, '40 of 60'],
    [2000, { done: 10 }, '10, 5.0/s'],
  ])('after %i ms, %j', (milliseconds, progress, wanted) => {
    let now = 5000;
    const describeProgress = describeReplay(() => now);
    describeProgress({ done: 0, resumed: 0 });
    now += milliseconds;
    expect(describeProgress({ done: 0, resumed: 0, ...progress })).toBe(
      `exchanges replayed: ${wanted}`,
    );
  });
});

const DOCUMENT = `{
  openapi: 3.1.0, info: { title: T, version: '1' }, servers: [{ url: 'https://api.example' }],
  paths: { /a: { get: { responses: { '200': { description: ok } } } } } }`;
const entry = {
  request: { method: 'GET', url: 'https://api.example/a', headers: [] },
  response: { status: 200, headers: [], content: { size: 0, mimeType: '' }, bodySize: 0 },
};

/** A replay of three exchanges on a server of which the last answer takes so long. */
async function prepare(milliseconds: number) {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/a') asked += 1;
    setTimeout(() => response.end(), asked < 3 ? 0 : milliseconds);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const cwd = await folderOf({
    'api.yaml': DOCUMENT,
    'a.har': JSON.stringify({ log: { entries: [entry, entry, entry] } }),
  });
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { args: ['check', 'a.har', '--contract', 'api.yaml', '--target', target], cwd };
}

/** What makes a process take its stderr for a terminal. */
const TERMINAL = `
  import { WriteStream } from 'node:tty';
  Object.setPrototypeOf(process.stderr, WriteStream.prototype);
  Object.assign(process.stderr, { isTTY: true, columns: 80 });
`;
const AT_TERMINAL = {
  node: ['--import', `data:text/javascript,${encodeURIComponent(TERMINAL)}`],
  env: { TERM: 'xterm' },
};

test('is shown at a terminal, and nowhere else', async () => {
  const { args, cwd } = await prepare(1200);
  const watched = await runProcess(args, { cwd, ...AT_TERMINAL });
  expect(watched.err).toContain('exchanges replayed: 2 of 3');
  expect(watched.out).not.toContain('exchanges replayed');
  expect(await runProcess(args, { cwd })).toEqual({ exitCode: 0, out: watched.out, err: '' });
  const quiet = await runProcess([...args, '--quiet'], { cwd, ...AT_TERMINAL });
  expect(quiet).toEqual({ exitCode: 0, out: watched.out, err: '' });
});

test('Ctrl-C at a terminal reports what there is', async () => {
  const { args, cwd } = await prepare(1200);
  const child = start(args, { cwd, ...AT_TERMINAL });
  child.stderr.on('data', (text) => {
    if (String(text).includes('2 of 3')) child.kill('SIGINT');
  });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  const [exitCode] = await once(child, 'close');
  expect(exitCode).toBe(130);
  expect(out).toContain('3 pass, 0 fail, 0 unchecked');
});
