import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readRecordings } from '../../src/recording/read.ts';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';
import { firstLine, type SpawnOptions, start } from './spawn.ts';

const CONTRACT = `{
  openapi: 3.1.0, info: { title: Shop, version: '1' }, servers: [{ url: 'https://shop.example' }],
  components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Shop } } },
  paths: { /things: { get: { security: [{ key: [] }], responses: { '200': { description: ok, content: {
    application/json: { schema: { type: array, items: { type: integer } } } } } } } } } }`;

async function upstream(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts a recorder, and collects what it says. */
async function record(target: string, file: string, args: string[] = [], options?: SpawnOptions) {
  const child = start(
    ['record', '--target', target, '--out', file, '--port', '0', ...args],
    options,
  );
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const line = await firstLine(child);
  const out = text(child.stdout);
  const closed = once(child, 'close');
  return {
    line,
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '',
    child,
    async end(signal: NodeJS.Signals = 'SIGINT') {
      child.kill(signal);
      const [exitCode] = await closed;
      return { exitCode, out: await out, err };
    },
  };
}

async function newFile(): Promise<string> {
  return join(await folderOf({}), 'a.har');
}

async function urlsIn(file: string): Promise<string[]> {
  const urls: string[] = [];
  for await (const { request } of readRecordings([file], { onBroken: () => {} })) {
    urls.push(request.url);
  }
  return urls;
}

test('what passes is written without its secrets, until it is told to stop', async () => {
  const target = await upstream((_, outgoing) => {
    outgoing.setHeader('set-cookie', 'sid=c4nary-cookie; Path=/');
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end('{"access_token":"c4nary-token"}');
  });
  const file = await newFile();
  const { url, line, end } = await record(target, file, ['--redact', '/name']);
  expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+ → http:\/\/127\.0\.0\.1:\d+\/\n$/);
  const answer = await fetch(`${url}/login?api_key=c4nary-key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer c4nary-bearer' },
    body: '{"name":"c4nary-name"}',
  });
  expect(await answer.json()).toEqual({ access_token: 'c4nary-token' });
  await fetch(`${url}/c4nary-token/c4nary-bearer`);
  const { exitCode, out, err } = await end();
  expect(exitCode).toBe(0);
  expect(err).toMatch(/POST .*\/login\?api_key=\*\*\* 200 .* recorded\n/);
  expect(err).toMatch(/2 exchanges recorded in .*a\.har, \d+ secrets hidden\n$/);
  const har = readFileSync(file, 'utf8');
  expect(har + out + err).not.toContain('c4nary');
  expect(await urlsIn(file)).toEqual([
    expect.stringMatching(/\/login\?api_key=pseudonym-/),
    expect.stringMatching(/\/pseudonym-[^/]+\/pseudonym-[^/]+$/),
  ]);
});

describe('--check', () => {
  const answers = ['[1]', '["c4nary"]', '["other"]'];

  test('tells of each cause once while it passes, and of all of them at the end', async () => {
    const target = await upstream((incoming, outgoing) => {
      outgoing.setHeader('content-type', 'application/json');
      outgoing.end(answers[Number(incoming.headers['x-number'])]);
    });
    const folder = await folderOf({ 'shop.yaml': CONTRACT });
    const args = ['--check', '--contract', join(folder, 'shop.yaml'), '--json'];
    const file = join(folder, 'a.har');
    const { line, end } = await record(target, file, args);
    const { url, ...ready } = JSON.parse(line);
    expect(ready).toEqual({ target: `${target}/`, out: file });
    for (const number of ['0', '1', '2']) {
      await fetch(`${url}/things`, { headers: { 'x-shop': 'c4nary-shop', 'x-number': number } });
    }
    const { exitCode, out, err } = await end();
    expect(exitCode).toBe(1);
    expect(err.match(/error response-body in GET \/things/g)).toHaveLength(1);
    expect(err).toContain('3 exchanges recorded');
    expect(err).toContain('1 operation seen');
    expect(out).toContain('1 pass, 2 fail');
    expect(out).toContain('Falls short: 2 findings of severity error with 1 cause.');
    expect(readFileSync(file, 'utf8') + out + err).not.toContain('c4nary-shop');
    const checked = await run('check', file, ...args.slice(1, 3), '--server', target);
    expect(checked.out).toBe(out);
  });
});

test('kills at any moment take nothing that a client has seen the end of', async () => {
  const target = await upstream((incoming, outgoing) =>
    outgoing.end('x'.repeat(Number(incoming.headers['x-size']))),
  );
  const file = await newFile();
  const acknowledged: string[] = [];
  let number = 0;
  const moments = fc.record({
    exchanges: fc.nat(30),
    size: fc.constantFrom(0, 10, 300_000),
    clients: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(moments, async ({ exchanges, size, clients }) => {
      const { url, end } = await record(target, file, ['--quiet']);
      const enough = acknowledged.length + exchanges;
      const ask = async (): Promise<void> => {
        const path = `/${number++}`;
        const response = await fetch(url + path, { headers: { 'x-size': String(size) } });
        await response.text();
        acknowledged.push(target + path);
        if (acknowledged.length < enough) await ask();
      };
      const asking = Array.from({ length: clients }, ask);
      await Promise.race(asking);
      await Promise.all([end('SIGKILL'), ...asking.map((each) => each.catch(() => {}))]);
      const held = await urlsIn(file);
      expect(acknowledged.filter((each) => !held.includes(each))).toEqual([]);
    }),
    { numRuns: 5 },
  );
});

test('a full disk ends it: nothing is acknowledged that is not written', async () => {
  const target = await upstream((_, outgoing) => outgoing.end('a'.repeat(5000)));
  const file = await newFile();
  const { url, end, child } = await record(target, file, [], { mostBlocks: 12 });
  const closed = once(child, 'close');
  const answers: boolean[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    const response = await fetch(`${url}/${asked}`).catch(() => undefined);
    const body = await response?.text().catch(() => undefined);
    answers.push(body?.length === 5000);
  }
  const [exitCode] = await closed;
  const { err } = await end();
  expect(exitCode).toBe(2);
  expect(err).toMatch(/a\.har: the file can't be written/);
  expect(await urlsIn(file)).toHaveLength(answers.filter(Boolean).length);
});

test.each([
  ['no target', [], '--target <url> is missing'],
  ['no file', ['--target', 'http://a.example'], '--out <file.har> is missing'],
  ['a target that is no URL', ['--target', 'x', '--out', 'a.har'], 'is no base URL'],
  [
    'a folder that is not there',
    ['--target', 'http://a.example', '--out', '/none/a.har'],
    "can't be written",
  ],
])('%s is a mistake', async (_, args, said) => {
  const { exitCode, err } = await run('record', ...args);
  expect([exitCode, err]).toEqual([2, expect.stringContaining(said)]);
});

test('a file of something else is left as it is', async () => {
  const file = join(await folderOf({ 'a.har': '{}\n' }), 'a.har');
  const { exitCode, err } = await run('record', '--target', 'http://a.example', '--out', file);
  expect([exitCode, err]).toEqual([2, expect.stringContaining('name another file')]);
  expect(readFileSync(file, 'utf8')).toBe('{}\n');
});
