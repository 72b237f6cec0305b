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
import { type Change, CONTRACT, ENCODED, harOf, PLACES } from './canary-places.ts';
import { run, workIn } from './run-main.ts';
import { firstLine, start } from './spawn.ts';

/** A folder with a recording and its contract, in which the test works. */
async function prepare(change: Change): Promise<string> {
  const folder = await folderOf({ 'shop.json': CONTRACT, 'a.har': harOf(change) });
  workIn(folder);
  return folder;
}

const CHECK = ['check', 'a.har', '--contract', 'shop.json', '--strict'];
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

describe('a secret is in no output where a recording has it in', () => {
  const places = Object.entries(PLACES);

  test.each(places)('%s: reports, baseline, patch', async (_, change) => {
    const folder = await prepare(change);
    const kept = ['--baseline', 'baseline.json', '--update-baseline', '--patch', 'mend.patch'];
    const checked = await run(...CHECK, ...REPORTS('checked'), ...kept);
    const shown = await run(...CHECK);
    const merged = await run('merge-reports', 'checked.json', ...REPORTS('merged'));
    const said = [checked, shown, merged].map(({ out, err }) => out + err).join('\n');
    expectNoCanary(said + textsIn(folder));
    expect(shown.out).toMatch(/Verdicts {2}0 pass|1 pass/);
  });

  test.each(places)('%s: plan, replay, and its log', async (_, change) => {
    const folder = await prepare(change);
    const { response } = await recorded('a.har');
    const { port, sent } = await answering(() => response);
    const [near, far] = ['127.0.0.1', '0.0.0.0'].map((host) => `http://${host}:${port}`);
    const runs = [];
    for (const target of [near, far]) {
      const there = ['--target', String(target), '--allow', 'makeThing', '--retries', '0'];
      runs.push(await run(...CHECK, ...there, '--dry-run'));
      runs.push(await run(...CHECK, ...there, ...REPORTS(`replayed-${target?.length}`)));
    }
    const stopping = new AbortController();
    await checkRecording('a.har', {
      contracts: ['shop.json'],
      target: { url: String(near), retries: 0, log: 'begin', stop: stopping.signal },
      onJudgement: () => stopping.abort(),
    });
    expectNoCanary(runs.map(({ out, err }) => out + err).join('\n') + textsIn(folder));
    expect(textsIn(folder)).toContain('"kept"');
    const sentFar = sent.filter((one) => one.includes(`0.0.0.0:${port}`));
    expectNoCanary(sentFar.join('\n'));
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
