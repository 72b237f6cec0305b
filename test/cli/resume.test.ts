import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { runProcess, start } from './spawn.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /notes/{key}:
    get: &any
      parameters: [{ name: key, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: number } } } }
    post: *any
`;

/** An entry of a baseline that no run shows. */
const KNOWN = {
  fingerprint: '0123456789abcdef',
  contract: 'api',
  summary: 'a number is a text',
  reason: null,
  owner: null,
  expires: null,
};

/** So many exchanges of a recording, reads and writes in turn. */
const COUNT = 12;

function harOf(name: string): string {
  const entries = Array.from({ length: COUNT }, (_, index) => ({
    request: {
      method: index % 2 === 0 ? 'POST' : 'GET',
      url: `https://api.example.com/notes/${name}${index}`,
      headers: [],
    },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: '1' },
    },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

/** A server that tells what it is asked, as it begins, and answers a moment later. */
async function listen(onAsked: (asked: string) => void) {
  const server = createServer((request, response) => {
    // Whether it is a mock of ours, it is asked first.
    if (request.url?.startsWith('/__specwright/')) {
      response.writeHead(404).end();
      return;
    }
    onAsked(`${request.method} ${request.url}`);
    const body = request.url?.endsWith('3') ? '"no number"' : '1';
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), 5);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Recordings and their contract, and what replays them. */
async function prepare(url: string) {
  const folder = await folderOf({
    'api.yaml': DOCUMENT,
    'a.har': harOf('a'),
    'b.har': harOf('b'),
  });
  const args = [
    'check',
    'a.har',
    'b.har',
    '--contract',
    'api.yaml',
    '--target',
    url,
    '--report',
    'json',
  ];
  return { folder, args };
}

const MAY_BE_SENT = 'it may have been sent: the replay was stopped before its answer came';

test('a replay that is killed, again and again, sends no write twice and comes to the same', async () => {
  const seed = Date.now() % 1e6;
  console.log(`seed ${seed}`);
  const asked: string[] = [];
  let onAsked = (): void => {};
  const url = await listen((one) => {
    asked.push(one);
    onAsked();
  });
  const { folder, args } = await prepare(url);
  const whole = JSON.parse((await runProcess(args, { cwd: folder })).out);
  expect(whole.verdicts).toMatchObject({ pass: 2 * COUNT - 2, fail: 2 });

  asked.length = 0;
  for (let round = 0; round < 3; round += 1) {
    // The last of a killed run is where the next begins.
    const killedAt = asked.length + 1 + ((seed >> (4 * round)) % 6);
    const child = start([...args, ...(round === 0 ? [] : ['--resume'])], { cwd: folder });
    onAsked = () => {
      if (asked.length === killedAt) child.kill('SIGKILL');
    };
    await once(child, 'close');
  }
  onAsked = () => {};
  const { exitCode, out, err } = await runProcess([...args, '--resume'], { cwd: folder });
  expect([exitCode, err]).toEqual([1, expect.stringContaining('Falls short')]);
  const writes = asked.filter((one) => one.startsWith('POST'));
  expect(new Set(writes).size).toBe(writes.length);

  const resumed = JSON.parse(out);
  const judged = resumed.exchangeVerdicts.filter(
    ({ reason }: { reason: string | null }) => reason !== MAY_BE_SENT,
  );
  const wanted = whole.exchangeVerdicts.filter(({ file, index }: { file: string; index: number }) =>
    judged.some((one: { file: string; index: number }) => one.file === file && one.index === index),
  );
  expect(judged).toEqual(wanted);
  expect(resumed.exchanges).toBe(2 * COUNT);
  // At most one on its way in each session, at each kill.
  expect(resumed.verdicts.unchecked).toBeLessThanOrEqual(6);
  if (resumed.verdicts.unchecked === 0) expect(resumed).toEqual(whole);
  expect(await readdir(join(folder, '.specwright', 'replays'))).toEqual([]);
}, 120_000);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends what is under way, reports what there is, and can be gone on from',
  async (signal) => {
    const asked: string[] = [];
    let onAsked = (): void => {};
    const url = await listen((one) => {
      asked.push(one);
      onAsked();
    });
    const { folder, args } = await prepare(url);
    const baseline = { version: 1, findings: [KNOWN] };
    await writeFile(join(folder, 'known.json'), JSON.stringify(baseline));
    const child = start([...args, '--baseline', 'known.json', '--update-baseline'], {
      cwd: folder,
    });
    onAsked = () => {
      if (asked.length === 5) child.kill(signal);
    };
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    const [exitCode] = await once(child, 'close');
    expect(exitCode).toBe(130);
    const stopped = JSON.parse(out);
    expect(stopped.exchanges).toBeLessThan(2 * COUNT);
    expect(stopped.verdicts.unchecked).toBe(0);
    // What wasn't seen may still come.
    const kept = JSON.parse(await readFile(join(folder, 'known.json'), 'utf8'));
    expect(kept).toEqual(baseline);

    const [log = ''] = await readdir(join(folder, '.specwright', 'replays'));
    const lines = await readFile(join(folder, '.specwright', 'replays', log), 'utf8');
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toContainEqual(expect.objectContaining({ left: [] }));
    for (const other of [['--strict'], ['--redact', 'name']]) {
      const refused = await runProcess([...args, '--resume', ...other], { cwd: folder });
      expect(refused).toMatchObject({
        exitCode: 2,
        err: expect.stringContaining('no such replay'),
      });
    }
    const paced = [...args, '--resume', '--concurrency', '1', '--timeout', '9s', '--retries', '0'];
    const resumed = JSON.parse((await runProcess(paced, { cwd: folder })).out);
    expect(resumed.exchanges).toBe(2 * COUNT);
    expect(resumed.verdicts).toMatchObject({ pass: 2 * COUNT - 2, fail: 2, unchecked: 0 });
    expect(asked).toHaveLength(2 * COUNT);
  },
  120_000,
);

test('nothing is sent where what was sent could not be kept', async () => {
  const asked: string[] = [];
  const { folder, args } = await prepare(await listen((one) => asked.push(one)));
  await writeFile(join(folder, '.specwright'), 'a file in the place of the folder');
  const { exitCode, err } = await runProcess(args, { cwd: folder });
  expect([exitCode, asked]).toEqual([2, []]);
  expect(err).toMatch(/^error \.specwright\/replays\/[\w-]+\.ndjson: the file can't be written/m);
});
