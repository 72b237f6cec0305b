import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run } from './run-main.ts';
import { firstLine, start } from './spawn.ts';

const SERIES = '/events/data_series?event=sign_up&length=3';
const BEARER = { authorization: 'Bearer any' };

/** Runs `mock` in this process, until the test is finished. Gives what it wrote and where it listens. */
async function serve(...args: string[]) {
  const { exitCode, out, err } = await run('mock', ...args, '--port', '0', '--quiet');
  onTestFinished(() => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.emit(signal);
  });
  const url = /http:[^\s"]+/.exec(out)?.[0] ?? '';
  return { exitCode, out, err, url };
}

describe('it says where it listens', () => {
  test('in one line', async () => {
    const { exitCode, out, err } = await serve('braze');
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  test('as JSON', async () => {
    const { out, url } = await serve('braze', '--json');
    expect(JSON.parse(out)).toEqual({ url, contracts: ['braze'] });
  });

  test('on another address', async () => {
    const { out } = await serve('braze', '--host', '127.0.0.2');
    expect(out).toMatch(/^listening on http:\/\/127\.0\.0\.2:\d+\n$/);
  });
});

/** The points of a series. */
async function dataOf(response: Response): Promise<{ time: string; count: number }[]> {
  const { data } = (await response.json()) as { data: { time: string; count: number }[] };
  return data;
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  test('ends it with 0 and frees the port, though a connection is kept alive', async () => {
    const child = start(['mock', 'braze', '--port', '0']);
    const url = (await firstLine(child)).replace('listening on ', '').trim();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [response] = await once(get(`${url}${SERIES}`, { agent, headers: BEARER }), 'response');
    response.resume();
    await once(response, 'end');
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    await once(idle, 'connect');
    idle.on('error', () => {});

    child.kill(signal);
    expect(await once(child, 'close')).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });
});

describe('the clock and the seed', () => {
  const series = async (...args: string[]) => {
    const { url } = await serve('braze', ...args);
    return dataOf(await fetch(`${url}${SERIES}`, { headers: BEARER }));
  };
  const NOW = ['--now', 'fixed:2026-11-20T12:00:00Z'];

  test('--now sets the clock', async () => {
    const data = await series(...NOW);
    expect(data.map(({ time }) => time)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  test('the same --seed gives the same, another another', async () => {
    const first = await series(...NOW, '--seed', 'a');
    expect(await series(...NOW, '--seed', 'a')).toEqual(first);
    expect(await series(...NOW, '--seed', 'b')).not.toEqual(first);
  });
});

describe('credentials', () => {
  const SCOPED = `openapi: 3.1.0
info: { title: T, version: '1' }
security: [{ oauth: [read] }]
paths:
  /a:
    get:
      responses:
        '200': { description: ok }
        '401': { description: who? }
        '403': { description: no }
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://example.com, scopes: { read: '', write: '' } } }
`;

  test.each([
    ['any well-formed one, where none is given', [], 'x', 200],
    ['one that is known, without scopes: all', ['--credential', 'oauth=x'], 'x', 200],
    ['one that is not known', ['--credential', 'oauth=x'], 'y', 401],
    ['one of several', ['--credential', 'oauth=x', '--credential', 'oauth=y'], 'y', 200],
    ['one with the scope', ['--credential', 'oauth=x#write,read'], 'x', 200],
    ['one with another scope', ['--credential', 'oauth=x#write'], 'x', 403],
    ['one with no scope at all', ['--credential', 'oauth=x#'], 'x', 403],
    ['one that is rejected', ['--reject-credential', 'oauth=x'], 'x', 401],
    ['another than the rejected', ['--reject-credential', 'oauth=x'], 'y', 200],
  ])('%s', async (_, args, token, status) => {
    const folder = await folderOf({ 'a.yaml': SCOPED });
    const { url } = await serve(`${folder}/a.yaml`, ...args);
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${url}/a`, { headers })).status).toBe(status);
  });
});

test('a credential may hold = and #: its scopes follow the last', async () => {
  const folder = await folderOf({
    'a.yaml': `openapi: 3.1.0
info: { title: T, version: '1' }
security: [{ key: [] }]
paths: { /a: { get: { responses: { '204': { description: ok }, '401': { description: no } } } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: x-key } } }
`,
  });
  const { url } = await serve(`${folder}/a.yaml`, '--credential', 'key=a=b#c==#read');
  const statusFor = async (key: string) =>
    (await fetch(`${url}/a`, { headers: { 'x-key': key } })).status;
  expect(await statusFor('a=b#c==')).toBe(204);
  expect(await statusFor('a=b#c==#read')).toBe(401);
});

test('--prefer-examples answers with the documented example', async () => {
  const { url } = await serve('braze', '--prefer-examples');
  const response = await fetch(`${url}${SERIES}`, { headers: BEARER });
  expect(await dataOf(response)).toContainEqual({ time: '2014-12-11T01:00:00Z', count: 41 });
});

describe('--engine prism', () => {
  test('answers by prism-http', async () => {
    const { url } = await serve('braze', '--engine', 'prism', '--prefer-examples');
    const response = await fetch(`${url}${SERIES}`, { headers: BEARER });
    expect(await dataOf(response)).toContainEqual({ time: '2014-12-11T01:00:00Z', count: 41 });
    expect(await (await fetch(`${url}/nowhere`)).json()).toMatchObject({
      type: 'https://stoplight.io/prism/errors#NO_PATH_MATCHED_ERROR',
    });
  });

  test.each([
    ['what it has nothing for', ['--engine', 'prism', '--stateful'], "can't take", 'stateful'],
    ['an engine that nobody knows', ['--engine', 'prosm'], 'one of native, prism', 'prosm'],
  ])('%s is refused', async (_, args, ...said) => {
    const { exitCode, err } = await run('mock', 'braze', ...args, '--port', '0');
    expect(exitCode).toBe(2);
    for (const words of said) expect(err).toContain(words);
  });
});

test('a schema that does not compile: 500 with the reason, for its operation alone', async () => {
  const answer = (schema: string) =>
    `{ responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }`;
  const folder = await folderOf({
    'a.yaml': `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /good: { get: ${answer('{ const: 1 }')} }
  /bad: { get: ${answer('{ type: strin }')} }
`,
  });
  const { url } = await serve(`${folder}/a.yaml`);
  expect(await (await fetch(`${url}/good`)).json()).toBe(1);
  const bad = await fetch(`${url}/bad`);
  expect(bad.status).toBe(500);
  expect(await bad.text()).toMatch(/a\.yaml:5:\d+: .*strin/s);
});

test('references lead elsewhere with --allow-refs', async () => {
  const folder = await folderOf({
    'api/a.yaml': `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { $ref: ../shared/path.yaml } }
`,
    'shared/path.yaml': `get: { responses: { '204': { description: ok } } }`,
  });
  const { url } = await serve(`${folder}/api/a.yaml`, '--allow-refs', `${folder}/shared`);
  expect((await fetch(`${url}/a`)).status).toBe(204);
});

const FAILING = {
  'a.yaml': `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { get: { responses: { '204': { description: ok } } } } }
`,
  'a.semantics.js': `export default { operations: { 'GET /a': {
  respond() { throw new Error('no answer'); } } } };`,
};

test('semantics that fail are a line of JSON on stderr with --json', async () => {
  const folder = await folderOf(FAILING);
  const child = start(['mock', `${folder}/a.yaml`, '--port', '0', '--json']);
  const { url } = JSON.parse(await firstLine(child));
  expect((await fetch(`${url}/a`)).status).toBe(500);
  child.kill('SIGTERM');
  const said = (await text(child.stderr)).trimEnd().split('\n');
  expect(said.map((line) => JSON.parse(line))).toContainEqual({
    at: expect.stringMatching(/Z$/),
    name: 'SemanticsError',
    problem: 'respond of GET /a failed',
    expected: 'to return { status, body }',
    received: 'Error: no answer',
    location: { file: `${folder}/a.semantics.js`, line: 2, column: 21 },
  });
});

test('semantics that fail are told on stderr as other mistakes are, and the mock goes on', async () => {
  const folder = await folderOf(FAILING);
  const child = start(['mock', `${folder}/a.yaml`, '--port', '0']);
  const url = (await firstLine(child)).replace('listening on ', '').trim();
  expect((await fetch(`${url}/a`)).status).toBe(500);
  expect((await fetch(`${url}/b`)).status).toBe(404);
  child.kill('SIGTERM');
  const [said, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(exitCode).toBe(0);
  const isLogged = (line: string) => /^\d{4}-/.test(line);
  expect(said.split('\n').filter((line) => !isLogged(line))).toEqual([
    expect.stringMatching(/^error .*a\.semantics\.js:2:21: respond of GET \/a failed$/),
    '  expected  to return { status, body }',
    '  received  Error: no answer',
    '',
  ]);
});
