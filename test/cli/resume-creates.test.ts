import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { runProcess, start } from './spawn.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /orders: { post: &any { responses: { default: { description: Done. } } } }
  /orders/{orderId}: { get: *any, put: *any, delete: *any }
  /orders/{orderId}/lines: { post: *any }
  /orders/{orderId}/lines/{lineId}: { get: *any }
`;

const id = (id: string) => ({
  status: 201,
  headers: [{ name: 'content-type', value: 'application/json' }],
  content: { mimeType: 'application/json', text: JSON.stringify({ id }) },
});
const done = { status: 200, headers: [], content: { size: 0, mimeType: '' }, bodySize: 0 };

/** A session in which what comes later speaks of what came before. */
const STEPS: readonly (readonly [method: string, path: string, response: object])[] = [
  ['POST', '/orders', id('recorded-1')],
  ['GET', '/orders/recorded-1', done],
  ['POST', '/orders/recorded-1/lines', id('recorded-2')],
  ['GET', '/orders/recorded-1/lines/recorded-2', done],
  ['PUT', '/orders/recorded-1', done],
  ['DELETE', '/orders/recorded-1', done],
];
const HAR = JSON.stringify({
  log: {
    entries: STEPS.map(([method, path, response]) => ({
      request: { method, url: `https://api.example.com${path}`, headers: [] },
      response,
    })),
  },
});

/** A server that gives ids of its own. Tells what it is asked before it answers, and after. */
async function prepare(onAsked: (asked: readonly string[], isAnswered: boolean) => boolean) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/__specwright/')) {
      response.writeHead(404).end();
      return;
    }
    asked.push(`${request.method} ${request.url}`);
    if (!onAsked(asked, false)) return;
    const isCreate = request.method === 'POST';
    response
      .writeHead(isCreate ? 201 : 200, isCreate ? { 'content-type': 'application/json' } : {})
      .end(isCreate ? `{"id":"own-${asked.length}"}` : undefined);
    onAsked(asked, true);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const cwd = await folderOf({ 'api.yaml': DOCUMENT, 'a.har': HAR });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = ['check', 'a.har', '--contract', 'api.yaml', '--target', url, '--report', 'json'];
  return { args, cwd, asked };
}

/** What was sent more than once though it writes; a deletion at the end comes to the same (RFC 9110 §9.2.2). */
function sentTwice(asked: readonly string[]): string[] {
  const writes = asked.filter((one) => !/^(?:GET|DELETE) /.test(one));
  return writes.filter((one, index) => writes.indexOf(one) !== index);
}

test('a replay that is killed goes on with the ids that its creates returned, and writes nothing twice', async () => {
  const seed = Date.now() % 1e6;
  console.log(`seed ${seed}`);
  for (let round = 0; round < 3; round += 1) {
    const draw = (seed >> (5 * round)) % (2 * STEPS.length);
    const killedAt = 1 + (draw >> 1);
    const isAnswered = draw % 2 === 1;
    let kill = (): void => {};
    const { args, cwd, asked } = await prepare((all, answered) => {
      const isMoment = all.length === killedAt && answered === isAnswered;
      if (isMoment) kill();
      return !isMoment;
    });
    const child = start(args, { cwd });
    kill = () => {
      child.kill('SIGKILL');
      kill = () => {};
    };
    await once(child, 'close');
    const { out } = await runProcess([...args, '--resume'], { cwd });
    expect(sentTwice(asked)).toEqual([]);
    expect(asked.filter((one) => one.includes('recorded'))).toEqual([]);
    const { exchanges, verdicts } = JSON.parse(out);
    expect(exchanges).toBe(STEPS.length);
    expect(verdicts.fail).toBe(0);
  }
}, 120_000);

test('where the answer to a create was lost, what speaks of it is not sent', async () => {
  let kill = (): void => {};
  const { args, cwd, asked } = await prepare((all) => {
    if (all.length === 1) kill();
    return all.length > 1;
  });
  const child = start(args, { cwd });
  kill = () => child.kill('SIGKILL');
  await once(child, 'close');
  const { out } = await runProcess([...args, '--resume'], { cwd });
  expect(asked).toEqual(['POST /orders']);
  expect(JSON.parse(out).verdicts).toMatchObject({ unchecked: STEPS.length });
});

test.each([
  ['SIGINT', 'SIGINT'],
  ['SIGINT', 'SIGTERM'],
] as const)(
  'after %s a %s ends it at once, and what was sent is not sent again',
  async (...signals) => {
    const [first, second] = signals;
    const { args, cwd, asked } = await prepare((all) => all.length !== 3);
    const child = start(args, { cwd });
    let said = '';
    child.stderr.on('data', (chunk) => {
      if (!said.includes('Ctrl-C again') && `${said}${chunk}`.includes('Ctrl-C again')) {
        child.kill(second);
      }
      said += chunk;
    });
    while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(first);
    expect(await once(child, 'close')).toEqual([null, second]);
    const { out } = await runProcess([...args, '--resume'], { cwd });
    expect(sentTwice(asked)).toEqual([]);
    expect(JSON.parse(out).exchangeVerdicts[2].reason).toMatch(/^it may have been sent/);
  },
);

test('one replay works on a log at a time', async () => {
  const { args, cwd, asked } = await prepare((all) => all.length !== 3);
  const child = start(args, { cwd });
  while (asked.length < 3) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const more of [[], ['--resume']]) {
    const { exitCode, err } = await runProcess([...args, ...more], { cwd });
    expect([exitCode, asked.length]).toEqual([2, 3]);
    expect(err).toMatch(
      /^error the same replay is under way\n.*\n {2}received {2}process \d+\n.*--resume/m,
    );
  }
  child.kill('SIGKILL');
  await once(child, 'close');
  const { exitCode } = await runProcess([...args, '--resume'], { cwd });
  expect(exitCode).toBe(0);
});
