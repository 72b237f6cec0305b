import { readdir } from 'node:fs/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run, workIn } from './run-main.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /a:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: number } } } }
`;
const SEMANTICS = `export default {
  operations: { 'GET /a': { respond: () => ({ status: 200, body: 42 }) } },
};
`;
const HAR = JSON.stringify({
  log: {
    entries: [
      {
        request: { method: 'GET', url: 'https://staging.example.com/a', headers: [] },
        response: { status: 200, content: { mimeType: 'application/json', text: '"x"' } },
      },
    ],
  },
});
const BILLING = { billing: { document: 'docs/openapi.yaml' } };

/** A folder with a document, semantics and a configuration, to work in. */
async function project(configuration: object, files: Readonly<Record<string, string>> = {}) {
  const folder = await folderOf({
    'docs/openapi.yaml': DOCUMENT,
    'rec/a.har': HAR,
    'specwright.config.json': JSON.stringify(configuration, null, 2),
    ...files,
  });
  workIn(folder);
  return folder;
}

/** What a mock answers to GET /a. */
async function answerOf(...args: string[]): Promise<unknown> {
  const { exitCode, out, err } = await run('mock', ...args, '--port', '0', '--quiet');
  onTestFinished(() => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.emit(signal);
  });
  expect(exitCode, err).toBe(0);
  return (await fetch(`${out.replace('listening on ', '').trim()}/a`)).json();
}

describe('contracts by name', () => {
  test.each(['specwright.config.ts', 'specwright.config.js', 'elsewhere.mjs'])(
    '%s',
    async (file) => {
      workIn(
        await folderOf({
          'docs/openapi.yaml': DOCUMENT,
          'package.json': '{ "type": "module" }',
          [file]: `export default { contracts: ${JSON.stringify(BILLING)} };`,
        }),
      );
      const { exitCode, err } = await run('types', '--out', 'out', '--config', file);
      expect([exitCode, err]).toEqual([0, 'out/billing.ts  written\n']);
    },
  );

  test('the document, from the folder of the configuration', async () => {
    const folder = await project({ contracts: BILLING });
    workIn(`${folder}/rec`);
    const { exitCode, err } = await run('lint', 'billing', '--config', '../specwright.config.json');
    expect(exitCode, err).toBe(0);
  });

  test('its semantics, named', async () => {
    const billing = { document: 'docs/openapi.yaml', semantics: 'rules/answers.mjs' };
    await project({ contracts: { billing } }, { 'rules/answers.mjs': SEMANTICS });
    expect(await answerOf('billing')).toBe(42);
  });

  test('its semantics, beside the document', async () => {
    await project({ contracts: BILLING }, { 'docs/billing.semantics.ts': SEMANTICS });
    expect(await answerOf('billing')).toBe(42);
  });

  test('semantics beside a document that is in no configuration', async () => {
    await project({}, { 'docs/openapi.semantics.ts': SEMANTICS });
    expect(await answerOf('docs/openapi.yaml')).toBe(42);
  });

  test('its servers', async () => {
    const servers = ['https://staging.example.com'];
    await project({ contracts: { billing: { document: 'docs/openapi.yaml', servers } } });
    const { out } = await run('check', 'rec', '--contract', 'billing', '--report', 'json');
    expect(JSON.parse(out).verdicts).toMatchObject({ fail: 1, skipped: 0 });
  });

  test('check finds the contract of a recording among them, by its host', async () => {
    const servers = ['https://staging.example.com'];
    await project({ contracts: { billing: { document: 'docs/openapi.yaml', servers } } });
    const { out } = await run('check', 'rec', '--report', 'json');
    expect(JSON.parse(out)).toMatchObject({ contracts: ['billing'], verdicts: { fail: 1 } });
  });

  test('one that is mistyped', async () => {
    await project({ contracts: BILLING });
    const { exitCode, err } = await run('lint', 'biling');
    expect(exitCode).toBe(2);
    expect(err).toContain('expected  a path, a URL or one of billing, braze');
    expect(err).toContain('Did you mean billing?');
  });

  test('one that is called as every object has something called', async () => {
    await project({ contracts: BILLING });
    expect((await run('lint', 'constructor')).err).toContain('there is no such contract');
  });
});

describe('flags', () => {
  test('of the configuration', async () => {
    const folder = await project({ contracts: BILLING, types: { out: 'generated' } });
    expect((await run('types')).exitCode).toBe(0);
    expect(await readdir(`${folder}/generated`)).toEqual(['billing.ts']);
  });

  test('of the command line win', async () => {
    const folder = await project({ contracts: BILLING, types: { out: 'generated', check: false } });
    await run('types', '--out', 'other');
    expect(await readdir(`${folder}/other`)).toEqual(['billing.ts']);
  });

  test('that are more than a number, as a text', async () => {
    await project({ contracts: BILLING, check: { timeout: '30s', minCoverage: 0 } });
    expect((await run('check', 'rec')).exitCode).toBe(1);
    expect((await run('lint', 'billing')).exitCode).toBe(0);
  });

  test('of several values, as a list', async () => {
    const all = ['response-body', 'response-headers'];
    await project({ contracts: BILLING, check: { contract: ['billing'], ignore: all } });
    const server = ['--server', 'https://staging.example.com'];
    expect((await run('check', 'rec', ...server)).exitCode).toBe(0);
    expect((await run('check', 'rec', ...server, '--ignore', 'request-body')).exitCode).toBe(1);
  });
});

describe('mistakes: exit code 2, what was expected, what came and where', () => {
  const JSONS: [configuration: object, place: string, ...said: string[]][] = [
    [{ mok: {} }, ':2:3: ', 'expected  one of contracts,', 'received  mok', 'mean mock?'],
    [{ mock: 4010 }, ':2:3: ', 'mock has a wrong value', 'expected  an object', 'received  4010'],
    [{ mock: [] }, ':2:3: ', 'expected  an object', 'received  []'],
    [{ mock: { prot: 1 } }, ':3:5: ', 'expected  one of port,', 'received  prot', 'mean port?'],
    [{ mock: { port: 'x' } }, ':3:5: mock.port', 'expected  a whole number', "received  'x'"],
    [{ mock: { port: '4817' } }, ':3:5: mock.port', 'expected  the number 4817', "'4817'"],
    [{ mock: { port: [4817] } }, ':3:5: mock.port', 'expected  the number 4817', '[ 4817 ]'],
    [{ types: { ot: 'a' } }, ':3:5: types has no', 'received  ot', 'mean out?'],
    [{ check: { strct: true } }, ':3:5: check has no', 'received  strct', 'mean strict?'],
    [{ check: { timeout: '7' } }, ':3:5: check.timeout', 'expected  a duration', "received  '7'"],
    [{ lint: { report: 'yaml' } }, ':3:5: lint.report', 'expected  one of text', "'yaml'"],
    [{ mock: { port: null } }, ':3:5: mock.port', 'expected  a text', 'received  null'],
    [{ mock: { seed: true } }, ':3:5: mock.seed', 'expected  a text', 'received  true'],
    [{ mock: { seed: ['a'] } }, ':3:5: mock.seed', 'expected  a text', "received  [ 'a' ]"],
    [{ mock: { json: 'yes' } }, ':3:5: mock.json', 'expected  true or false', "received  'yes'"],
    [{ contracts: [] }, ':2:3: contracts', 'expected  an object', 'received  []'],
    [{ contracts: { a: 'a.yaml' } }, ':3:5: contracts.a', 'expected  an object', "'a.yaml'"],
    [{ contracts: { a: {} } }, ':3:5: contracts.a.document', 'expected  the path', 'nothing'],
    [{ contracts: { a: { documnt: '' } } }, ':4:7: ', 'received  documnt', 'mean document?'],
    [
      { contracts: { a: { document: 'a', servers: 'https://a' } } },
      ':5:7: contracts.a.servers',
      'expected  a list of URLs',
    ],
    [[], ':1:1: the configuration', 'expected  an object', 'received  []'],
  ];
  test.each(JSONS)('%j', async (configuration, place, ...said) => {
    await project(configuration);
    await expectMistake('specwright.config.json', [`specwright.config.json${place}`, ...said]);
  });

  test.each([
    [
      'text that is not JSON',
      'a.json',
      '{ "mock": }',
      'a.json:1:11: the configuration is not JSON',
    ],
    [
      'a module that cannot be parsed',
      'a.mjs',
      'export default {',
      "a.mjs: the configuration can't",
    ],
    ['a module that throws', 'a.mjs', 'throw new Error("no");', 'received  no'],
    ['a module that exports nothing', 'a.mjs', 'export {};', 'received  no default export'],
    ['a module that exports a function', 'a.mjs', 'export default () => 1;', 'received  [Function'],
  ])('%s', async (_, file, text, said) => {
    await project({}, { [file]: text });
    await expectMistake(file, [said]);
  });

  test('a server that is no URL', async () => {
    const billing = { document: 'docs/openapi.yaml', servers: ['staging'] };
    await project({ contracts: { billing } });
    const { exitCode, err } = await run('check', 'rec', '--contract', 'billing');
    expect([exitCode, err]).toEqual([2, expect.stringContaining('received  staging')]);
  });

  async function expectMistake(file: string, parts: readonly string[]): Promise<void> {
    const { exitCode, out, err } = await run(
      'mock',
      'braze',
      '--port',
      '0',
      '--quiet',
      '--config',
      file,
    );
    expect({ exitCode, out }, err).toEqual({ exitCode: 2, out: '' });
    expect(err).not.toMatch(/^\s+at /m);
    for (const part of parts) expect(err).toContain(part);
  }
});
