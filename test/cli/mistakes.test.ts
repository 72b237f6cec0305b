import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { run, workIn } from './run-main.ts';

/** A document with one operation, whose answer has the given schema. */
function documentWith(schema: string): string {
  return `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: https://api.example.com }]
paths:
  /a:
    get:
      responses:
        '200': { description: ok, content: { application/json: { schema: ${schema} } } }
components: { schemas: { Pet: { type: string } } }
`;
}

const BOMB = `openapi: 3.1.0
a: &a [x, x, x, x, x, x, x, x, x, x]
${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`)}]`).join('\n')}
`;
const CUT = '{"log":{"entries":[{"request":{"method":"GET","url":"https://x/"},"response":{"sta';

const FILES = {
  'empty.yaml': '',
  'no.yaml': 'a: [1\nb: }',
  'twice.yaml': 'openapi: 3.1.0\nopenapi: 3.1.0\n',
  'other.yaml': 'a: 1\n',
  'old.yaml': 'info: {}\nswagger: "1.2"\n',
  'nowhere.yaml': documentWith("{ $ref: '#/components/schemas/Pat' }"),
  'outside.yaml': documentWith('{ $ref: ../a.yaml }'),
  'remote.yaml': documentWith('{ $ref: https://example.com/a.yaml }'),
  'bomb.yaml': BOMB,
  'deep.yaml': `openapi: ${'['.repeat(2000)}${']'.repeat(2000)}`,
  'deep.json': `{"openapi":${'['.repeat(2000)}${']'.repeat(2000)}}`,
  'good.yaml': documentWith('{ type: string }'),
  'misfit.yaml': documentWith('{ type: string }'),
  'misfit.semantics.mjs': "export default { operations: { 'GET /b': {} } };",
  'broken.yaml': documentWith('{ type: string }'),
  'broken.semantics.mjs': 'export default {',
  'bare.yaml': documentWith('{ type: string }'),
  'bare.semantics.mjs': 'export const operations = {};',
  'empty.har': '',
  'text.har': 'log',
  'cut.har': CUT,
  'other.har': '{"a":1}',
  'none.har': '{"log":{"entries":[]}}',
  'folder/a.txt': '',
};

/** Each call with what stands at the start of its message, and the lines after it. */
const DOCUMENTS: [file: string, message: string, ...details: string[]][] = [
  ['missing.yaml', 'missing.yaml: no such file'],
  ['folder', 'this is a folder, not a document'],
  ['empty.yaml', 'empty.yaml: the document is empty', 'expected  an OpenAPI document'],
  ['no.yaml', 'no.yaml:2:1: not valid YAML or JSON'],
  ['twice.yaml', 'twice.yaml:2:1: the same key stands twice', 'expected  each key once'],
  ['other.yaml', 'other.yaml:1:1: not an OpenAPI document', 'expected  an object with "openapi"'],
  ['old.yaml', 'old.yaml:2:1: this version', 'expected  one of', 'received  Swagger "1.2"'],
  ['nowhere.yaml', 'nowhere.yaml:8:76: the reference leads nowhere', 'schemas/Pet?'],
  ['outside.yaml', 'outside.yaml:8:76: a reference leads outside', 'Allow it with --allow-refs /'],
  ['remote.yaml', 'remote.yaml:8:76: a remote', 'Allow it with --allow-refs example.com'],
  ['bomb.yaml', 'bomb.yaml: the aliases of the document expand without measure', 'expected'],
  ['deep.yaml', 'the document nests too deep', 'expected  at most 500 levels'],
  ['deep.json', 'the document nests too deep', 'expected  at most 500 levels'],
  ['brase', 'there is no such contract', 'received  brase', 'Did you mean braze?'],
];

/** Documents whose semantics are wrong: `types` doesn't ask for them. */
const SEMANTICS: [file: string, message: string, ...details: string[]][] = [
  ['misfit.yaml', 'misfit.semantics.mjs: ', 'expected  one of GET /a', 'received  GET /b'],
  ['broken.yaml', "broken.semantics.mjs: the semantics can't be imported", 'received'],
  ['bare.yaml', 'bare.semantics.mjs: ', 'expected  export default', 'received  no default export'],
];

const CALLS: [call: string, message: string, ...details: string[]][] = [
  ['mok braze', "unknown command 'mok'", 'Did you mean mock?'],
  ['list extra', "too many arguments for 'list'"],
  ['lint', "missing required argument 'contract'"],
  ['mock', "missing required argument 'contract'"],
  ['check', "missing required argument 'recording'"],
  ['types braze', 'where to write', 'expected  --out <dir>'],
  ['mock braze --prot 1', "unknown option '--prot'", 'Did you mean --port?'],
  ['mock braze --port', "option '--port <number>' argument missing"],
  ['mock braze --port x', '--port <number>', 'expected  a whole number', 'received  x'],
  ['mock braze --port 65536', '--port <number>', 'expected', 'received  65536'],
  ['mock braze --port 0 --host 192.0.2.1', "can't listen on 192.0.2.1:0", 'expected', 'received'],
  [
    'mock braze --now tomorrow',
    "clock can't be set",
    'expected  a date-time',
    'received  tomorrow',
  ],
  ['mock braze --credential a', '--credential', 'expected  <scheme>=<value>', 'received  a'],
  ['mock braze --credential a=b', 'security scheme', 'expected  one of bearerAuth', 'received  a'],
  ['mock braze --reject-credential =b', '--reject-credential', 'expected', 'received  =b'],
  ['mock braze --reject-credential a=b', 'security scheme', 'expected', 'received  a'],
  ['types braze --out good.yaml', 'good.yaml/braze.ts: ', 'received  ENOTDIR'],
  ['types braze --out good.yaml --check', 'good.yaml/braze.ts: ', 'received  ENOTDIR'],
  ['types braze --out /proc/nothing', '/proc/nothing/braze.ts: ', 'received  ENOENT'],
  ['check missing.har', 'missing.har: no such file or folder'],
  [
    'check folder',
    'folder: the folder holds no recording',
    'expected  HAR, NDJSON of exchanges, VCR cassettes or Postman collections',
  ],
  ['check *.cassette', '*.cassette: no file matches'],
  ['check empty.har', 'empty.har:1:1: the recording is empty', 'expected  a HAR'],
  ['check text.har', 'text.har:1:1: the recording is not JSON'],
  ['check cut.har', `cut.har:1:${CUT.length + 1}: the recording is cut off`],
  ['check other.har', 'other.har:1:1: ', 'expected  a list at `log.entries`', 'keys `a`'],
  ['check none.har --contract brase', 'there is no such contract', 'Did you mean braze?'],
  ['check none.har --server here', '--server', 'expected  a URL', 'received  here'],
  ['check none.har --target here', '--target', 'expected  a URL', 'received  here'],
  ['check none.har --target ftp://a', '--target', 'expected  a URL', 'received  ftp://a'],
  ['check none.har --target http://a --mock', 'one place', '--target or --mock', 'received  both'],
  [
    'check none.har --contract braze --auth bearerAtuh=env:PATH',
    '--auth names no security scheme of braze',
    'expected  bearerAuth',
    'received  bearerAtuh',
    'Did you mean bearerAuth?',
  ],
  [
    'check none.har --contract good.yaml --auth bearerAuth=env:PATH',
    '--auth names no security scheme of good',
    'expected  no --auth: none is documented',
  ],
  [
    'check none.har --contract braze --allow getcustomeventdataseries',
    '--allow names no operation of braze',
    'received  getcustomeventdataseries',
    'Did you mean getCustomEventDataSeries?',
  ],
  ['check none.har --allow POST', '--allow names no operation of braze, datadog-'],
  [
    'check none.har --contract braze --contract braze',
    'two contracts have the same name',
    'openapi.yaml, both called braze',
  ],
  ['check none.har --contract good.yaml --contract ./good.yaml', 'both called good'],
  ['check none.har --timeout 30', '--timeout', 'expected  a duration', 'received  30'],
  ['check none.har --report xml', '--report', 'expected  one of text, json', 'received  xml'],
  ['check none.har --report json=', '--report', 'expected', 'received  json='],
  ['check none.har --report json --report text', '--report', 'expected  one report at most'],
  ['check none.har --report json=a.json --report text=./a.json', '--report', 'a file of its own'],
  ['check none.har --report json=folder', 'folder: ', 'received  EISDIR'],
  ['check none.har --report json=good.yaml/a', 'good.yaml/a: ', 'received  ENOTDIR'],
  ['check none.har --report json=missing/a', 'missing/a: ', 'received  ENOENT'],
  ['check none.har --fail-on body', '--fail-on', 'expected  some of operation-', 'received  body'],
  ['check none.har --ignore unchecked', '--ignore', 'expected  some of', 'received  unchecked'],
  ['check none.har --min-coverage 101', '--min-coverage', 'from 0 to 100', 'received  101'],
  ['check none.har --min-coverage enum-values=-1', 'from 0 to 100', 'received  enum-values=-1'],
  [
    'check none.har --min-coverage enum-value=80',
    'one of operations, responses',
    'as enum-values=80',
  ],
  ['check none.har --min-coverage enumValues=80', 'parameters, enum-values, branches, properties'],
  ['check none.har --media-types a', '--media-types', 'one of strict, lenient', 'received  a'],
  ['check none.har --formats a', '--formats', 'one of assert, annotate', 'received  a'],
  ['--config missing.json list', 'missing.json: no such file'],
];

describe('mistakes: exit code 2, and a message that says what to mend', () => {
  test.each(DOCUMENTS)('the document %s', async (file, ...parts) => {
    workIn(await folderOf(FILES));
    for (const call of [
      ['mock', file, '--port', '0'],
      ['types', file, '--out', 'out'],
      ['check', 'none.har', '--contract', file],
    ]) {
      await expectMistake(call, parts);
    }
  });

  test.each(SEMANTICS)('the semantics of %s', async (file, ...parts) => {
    workIn(await folderOf(FILES));
    await expectMistake(['mock', file, '--port', '0'], parts);
    await expectMistake(['check', 'none.har', '--contract', file], parts);
    expect(await run('types', file, '--out', 'out')).toMatchObject({ exitCode: 0 });
  });

  test.each(CALLS)('%s', async (call, ...parts) => {
    workIn(await folderOf(FILES));
    await expectMistake(call.split(' '), parts);
  });

  test('a port in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expectMistake(
      ['mock', 'braze', '--port', String(port)],
      [`can't listen on 127.0.0.1:${port}`, 'expected', `received  port ${port} is in use`, '0'],
    );
  });

  test('a call without a command shows the help, on stderr', async () => {
    const { exitCode, out, err } = await run();
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(/^Usage: specwright/);
  });
});

describe('a credential that --auth cannot take is not repeated', () => {
  test.each([
    ['bearerAuth=sesame', 'expected  <scheme>=env:<NAME>'],
    ['sesame', 'expected  <scheme>=env:<NAME>'],
    ['bearerAuth=env:SPECWRIGHT_NOT_SET', 'expected  the variable SPECWRIGHT_NOT_SET'],
  ])('%s', async (auth, expected) => {
    const { exitCode, out, err } = await run('check', 'a.har', '--auth', auth);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(expected);
    expect(err).not.toContain('sesame');
  });
});

async function expectMistake(call: readonly string[], parts: readonly string[]): Promise<void> {
  const { exitCode, out, err } = await run(...call);
  expect({ exitCode, out }, err).toEqual({ exitCode: 2, out: '' });
  expect(err).toMatch(/^error /);
  expect(err).not.toMatch(/^\s+at /m);
  for (const part of parts) expect(err).toContain(part);
}
