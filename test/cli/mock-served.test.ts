import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { startMock } from '../../src/adapters/start-mock.ts';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';
import { serve, untilSaid } from './serve-mock.ts';
import { firstLine, start } from './spawn.ts';

const SERIES = '/events/data_series?event=sign_up&length=3';
const headers = { authorization: 'Bearer any' };
const TLS = fileURLToPath(new URL('../fixtures/tls/', import.meta.url));

test('several contracts answer under their names', async () => {
  const { url } = await serve('braze', 'tell', '--quiet');
  expect((await fetch(`${url}/braze${SERIES}`, { headers })).status).toBe(200);
  expect((await fetch(`${url}/tell/api/v1/audiences`)).status).toBe(401);
});

test('two of one name are refused', async () => {
  const { exitCode, err } = await run('mock', 'braze', 'braze', '--port', '0');
  expect([exitCode, err]).toEqual([
    2,
    expect.stringContaining('two contracts would answer under one name'),
  ]);
});

test('one that the control plane would hide is refused', async () => {
  const folder = await folderOf({
    '__specwright.yaml': "{ openapi: 3.1.0, info: { title: A, version: '1' }, paths: {} }",
  });
  const hidden = join(folder, '__specwright.yaml');
  const { exitCode, err } = await run('mock', hidden, 'braze', '--port', '0');
  expect([exitCode, err]).toEqual([2, expect.stringContaining('or --control off')]);
  await serve(hidden, 'braze', '--control', 'off');
});

describe('each request is a line on stderr', () => {
  test('as text', async () => {
    const { child, url } = await serve('braze');
    await fetch(url + SERIES);
    expect(await untilSaid(child, '\n')).toMatch(
      /^\S+Z GET \/events\/data_series\?event=sign_up&length=3 401 [\d.]+ ms {2}refused: .*missing\n$/,
    );
  });

  test('as JSON', async () => {
    const child = start(['mock', 'braze', '--port', '0', '--json']);
    const { url } = JSON.parse(await firstLine(child));
    await fetch(url + SERIES, { headers });
    expect(JSON.parse(await untilSaid(child, '\n'))).toMatchObject({
      method: 'GET',
      url: SERIES,
      status: 200,
      reason: 'by the semantics',
    });
  });
});

describe('--tls-cert, --tls-key', () => {
  test('answer over TLS', async () => {
    const files = ['--tls-cert', join(TLS, 'cert.pem'), '--tls-key', join(TLS, 'key.pem')];
    const { url } = await serve('braze', ...files);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const ca = readFileSync(join(TLS, 'cert.pem'));
    const [response] = await once(get(url + SERIES, { ca, headers, agent: false }), 'response');
    expect(response.statusCode).toBe(200);
    expect(JSON.parse(await text(response)).data).toHaveLength(3);
  });

  test.each([
    [['--tls-cert', join(TLS, 'cert.pem')], '--tls-cert alone'],
    [['--tls-cert', 'none.pem', '--tls-key', join(TLS, 'key.pem')], 'none.pem'],
    [['--tls-cert', join(TLS, 'key.pem'), '--tls-key', join(TLS, 'cert.pem')], 'PEM'],
  ])('%j are refused', async (args, said) => {
    const { exitCode, err } = await run('mock', 'braze', '--port', '0', ...args);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

test('--journal writes what was asked, without secrets, and passes check', async () => {
  const file = join(await folderOf({}), 'journal.har');
  const { child, url } = await serve('braze', '--journal', file);
  expect((await fetch(url + SERIES, { headers })).status).toBe(200);
  expect((await fetch(url + SERIES)).status).toBe(401);
  child.kill('SIGTERM');
  await once(child, 'close');
  const har = await readFile(file, 'utf8');
  expect(har).not.toContain('Bearer any');
  const { log } = JSON.parse(har);
  expect(log.entries.map((entry: { comment: string }) => entry.comment)).toEqual([
    'by the semantics',
    expect.stringContaining('missing'),
  ]);
  const { exitCode, out } = await run('check', file, '--contract', 'braze', '--server', url);
  expect([exitCode, out]).toEqual([0, expect.stringContaining('2 pass')]);
});

test('--journal outlives a kill, and a start that fails leaves none', async () => {
  const folder = await folderOf({});
  const file = join(folder, 'journal.har');
  const { child, url } = await serve('braze', '--journal', file);
  await fetch(url + SERIES, { headers });
  await vi.waitFor(async () =>
    expect(JSON.parse(await readFile(file, 'utf8')).log.entries).toHaveLength(1),
  );
  child.kill('SIGKILL');
  const other = join(folder, 'other.har');
  await using taken = await startMock('braze');
  await run('mock', 'braze', '--port', new URL(taken.url).port, '--journal', other);
  expect(existsSync(other)).toBe(false);
});

test('a journal that can’t be written is told at the start', async () => {
  const { exitCode, err } = await run('mock', 'braze', '--port', '0', '--journal', '/none/a.har');
  expect([exitCode, err]).toEqual([2, expect.stringContaining("can't be written")]);
});

test.each([
  ['on', 200],
  ['off', 404],
])('--control %s: its health is a %i', async (control, wanted) => {
  const { url } = await serve('braze', '--control', control);
  expect((await fetch(`${url}/__specwright/health`)).status).toBe(wanted);
});

test.each([
  [['--rate-limit', '0/min'], 'such as 30/min'],
  [['--latency', '200-100'], 'milliseconds'],
  [['--failure-rate', '1.5'], 'a number from 0 to 1'],
  [['--failure-rate', 'GET /a=2'], 'a number from 0 to 1'],
  [['--failure-rate', '0.5', '--failure-rate', 'GET /a=1'], 'one share for all operations'],
  [['--failure-rate', 'GET /nowhere=1'], 'there is no such operation'],
  [['--validate', 'maybe'], 'one of off, warn, enforce'],
])('%j is no value', async (args, said) => {
  const { exitCode, err } = await run('mock', 'braze', '--port', '0', ...args);
  expect([exitCode, err]).toEqual([2, expect.stringContaining(said)]);
});

describe('failures of one operation', () => {
  const failures = ['GET /events/data_series=1'];
  const statusesOf = (url: string) =>
    Promise.all(
      [SERIES, SERIES].map(async (path) => (await fetch(url + path, { headers })).status),
    );

  test('by a flag', async () => {
    const { url } = await serve('braze', '--failure-rate', ...failures);
    expect((await statusesOf(url)).every((status) => status >= 429)).toBe(true);
  });

  test('by the configuration', async () => {
    const config = JSON.stringify({ mock: { failureRate: failures } });
    const file = join(
      await folderOf({ 'specwright.config.json': config }),
      'specwright.config.json',
    );
    const { url } = await serve('braze', '--config', file);
    expect((await statusesOf(url)).every((status) => status >= 429)).toBe(true);
  });
});
