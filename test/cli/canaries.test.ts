import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkRecording } from '../../src/adapters/check-recording.ts';
import type { HttpResponse } from '../../src/http/exchange.ts';
import { readRecordings } from '../../src/recording/read.ts';
import { sendRequest } from '../../src/recording/send.ts';
import { REPORT_FORMATS } from '../../src/report/format.ts';
import { folderOf } from '../contract/folder.ts';
import {
  answer,
  type Change,
  CONTRACT,
  ENCODED,
  harOf,
  header,
  PATH,
  PLACES,
} from './canary-places.ts';
import { run, workIn } from './run-main.ts';
import { firstLine, start } from './spawn.ts';

/** A folder with a recording and its contract, in which the test works. */
async function prepare(change: Change): Promise<string> {
  const folder = await folderOf({ 'shop.json': CONTRACT, 'a.har': harOf(change) });
  workIn(folder);
  return folder;
}

const CHECK = ['check', 'a.har', '--contract', 'shop.json', '--strict'];
const ALLOWED = ['makeThing', 'makeOftoken', 'makeOfid'].flatMap((one) => ['--allow', one]);
const REPORTS = (name: string) =>
  REPORT_FORMATS.flatMap((format) => ['--report', `${format}=${name}.${format}`]);

/** Whatever a folder holds but what was put there. */
function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !['a.har', 'shop.json'].includes(entry.name))
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');
}

function expectNoCanary(text: string): void {
  for (const encoded of ENCODED) {
    const at = text.indexOf(encoded);
    expect(at === -1 ? '' : text.slice(Math.max(at - 300, 0), at + 60)).toBe('');
  }
}

/** A server that answers as is said when it is asked. Gives its port, and what it was sent. */
async function answering(responseOf: () => HttpResponse | undefined) {
  const sent: string[] = [];
  const server = createServer(async (request, outgoing) => {
    const body = Buffer.concat(await Array.fromAsync(request)).toString();
    sent.push(`${request.method} ${request.url} ${request.rawHeaders.join(' ')} ${body}`);
    const response = responseOf();
    if (response === undefined) outgoing.destroy();
    else
      outgoing
        .writeHead(response.status, response.headers as OutgoingHttpHeaders)
        .end(response.body);
  });
  await once(server.listen(0, '0.0.0.0'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sent };
}

async function recorded(file: string) {
  for await (const one of readRecordings([file], { onBroken: () => {} })) return one;
  throw new Error('it holds no exchange');
}

/** All that is written and said of a recording that is checked, and of the report when it is joined. */
async function checked(folder: string, more: readonly string[] = []): Promise<string> {
  const kept = ['--baseline', 'baseline.json', '--update-baseline', '--patch', 'mend.patch'];
  const runs = [
    await run(...CHECK, ...more, ...REPORTS('checked'), ...kept),
    await run(...CHECK, ...more),
    await run('merge-reports', 'checked.json', ...REPORTS('merged')),
  ];
  return runs.map(({ out, err }) => out + err).join('\n') + textsIn(folder);
}

/**
 * All that is written and said of a recording that is replayed, with the log of a replay that was stopped,
 * and what a target that isn't this machine was sent.
 */
async function replayed(
  folder: string,
  { isEcho = false }: Change,
  redact: readonly string[] = [],
) {
  const more = redact.flatMap((rule) => ['--redact', rule]);
  const { response } = await recorded('a.har');
  const { port, sent } = await answering(() => response);
  const [near, far] = ['127.0.0.1', '0.0.0.0'].map((host) => `http://${host}:${port}`);
  const runs = [];
  for (const [name, target] of Object.entries(isEcho ? { near } : { near, far })) {
    const there = ['--target', String(target), ...ALLOWED, '--retries', '0', ...more];
    runs.push(await run(...CHECK, ...there, '--dry-run'));
    runs.push(await run(...CHECK, ...there, ...REPORTS(name)));
  }
  const stopping = new AbortController();
  await checkRecording('a.har', {
    contracts: ['shop.json'],
    redact,
    target: { url: String(near), retries: 0, log: 'begin', stop: stopping.signal },
    onJudgement: () => stopping.abort(),
  });
  const told = runs.map(({ out, err }) => out + err).join('\n') + textsIn(folder);
  return { told, sentFar: sent.filter((one) => one.includes(`0.0.0.0:${port}`)) };
}

describe('a secret is in no output where a recording has it in', () => {
  const places = Object.entries(PLACES);

  test.each(places)('%s: reports, baseline, patch', async (_, change) => {
    const told = await checked(await prepare(change));
    expectNoCanary(told);
    expect(told).toContain('Verdicts');
  });

  test.each(places)('%s: plan, replay, and its log', async (_, change) => {
    const { told, sentFar } = await replayed(await prepare(change), change);
    expectNoCanary(told);
    expect(told).toContain('"kept"');
    expectNoCanary(sentFar.join('\n'));
  });
});

describe('--redact hides more', () => {
  const person = 'plainperson';
  test.each<[string, Change]>([
    ['X-Page', { request: header('X-Page', person) }],
    ['filter', { url: `${PATH}?filter=${person}` }],
    ['/people/*/name', { response: answer({ people: [{ name: person }] }) }],
    ['/note', { response: { ...answer({ note: person }), status: 400 } }],
    ['/plain[a-z]+/', { response: { status: 0, headers: [], _error: `${person} is not there` } }],
    ['/plain\\w+/', { url: `${PATH}/${person}/of-id`, response: answer([person, `a ${person}`]) }],
  ])('%s', async (rule, change) => {
    const folder = await prepare(change);
    expect(await checked(folder, ['--redact', rule])).not.toContain(person);
    expect((await replayed(folder, change, [rule])).told).not.toContain(person);
    expect(await checked(folder)).toContain(person);
  });
});

test('what record writes and says has none of them', async () => {
  const folder = await folderOf({ 'shop.json': CONTRACT });
  workIn(folder);
  let response: HttpResponse | undefined;
  const { port } = await answering(() => response);
  const target = `http://127.0.0.1:${port}`;
  const args = ['record', '--target', target, '--out', 'out.har', '--port', '0', '--check'];
  const child = start([...args, '--contract', 'shop.json'], { cwd: folder });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const line = await firstLine(child);
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
  for (const change of Object.values(PLACES)) {
    writeFileSync('a.har', harOf(change));
    const { request, response: answered } = await recorded('a.har');
    response = answered;
    const { pathname, search } = new URL(request.url);
    await sendRequest({ ...request, url: url + pathname + search }, 5000);
  }
  child.kill('SIGINT');
  await once(child, 'close');
  expectNoCanary(said + textsIn(folder));
  expect(textsIn(folder)).toContain('pseudonym-');
}, 60_000);
