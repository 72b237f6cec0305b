import { execFileSync } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecordings } from '../../src/recording/read.ts';
import { failureOf } from '../contract/failure.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The text of a HAR of one request for each path. */
function har(...paths: string[]): string {
  const entries = paths.map((path) => ({ request: { method: 'GET', url: path } }));
  return JSON.stringify({ log: { entries } });
}

function record(name: string, ...paths: string[]): void {
  write(name, har(...paths));
}

function write(name: string, content: string | Uint8Array): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** What is read, as `file index url`. */
async function read(...paths: string[]): Promise<string[]> {
  const exchanges = await Array.fromAsync(readRecordings(paths.map((path) => join(folder, path))));
  return exchanges.map(({ source: { file, index }, request }) =>
    [relative(folder, file), index, request.url].join(' '),
  );
}

test('reads files one after the other, as they are named', async () => {
  record('b.har', '/1', '/2');
  record('a.json', '/3');
  expect(await read('b.har', 'a.json')).toEqual(['b.har 0 /1', 'b.har 1 /2', 'a.json 0 /3']);
});

test('reads every recording of a folder that is not hidden, at any depth, in the order of their names', async () => {
  record('b.har', '/1');
  record('a/z.HAR', '/2');
  record('a/y/x.json', '/3');
  write('c.ndjson', '{"request":{"method":"GET","url":"/4"}}\n');
  write('d.har.gz', gzipSync(har('/5')));
  write('e.zhar', deflateSync(har('/6')));
  write('package.json', '{"name": "a"}');
  write('stub.json', '{"request": {"method": "GET", "url": "/7"}}');
  write('openapi.yaml', 'openapi: 3.1.0');
  write('a.txt', har('/8'));
  record('.g.har', '/9');
  record('a/.cache/h.har', '/10');
  mkdirSync(join(folder, 'f.json'));
  expect(await read('.')).toEqual([
    'a/y/x.json 0 /3',
    'a/z.HAR 0 /2',
    'b.har 0 /1',
    'c.ndjson 0 /4',
    'd.har.gz 0 /5',
    'e.zhar 0 /6',
  ]);
});

test.each([
  [
    'NDJSON',
    'a.har',
    '{"request":{"method":"GET","url":"/1"}}\n{"request":{"method":"GET","url":"/2"}}',
  ],
  ['a HAR', 'a.ndjson', har('/1', '/2')],
  ['a HAR with a byte order mark', 'a.txt', `\uFEFF${har('/1', '/2')}`],
  ['a HAR in gzip', 'a.json', gzipSync(har('/1', '/2'))],
])('tells %s by its beginning, whatever its name', async (_what, name, content) => {
  write(name, content);
  expect(await read(name)).toEqual([`${name} 0 /1`, `${name} 1 /2`]);
});

test.each([
  ['as it is', (content: Buffer) => content],
  ['in gzip', (content: Buffer) => gzipSync(content, { level: 0 })],
])('reads a file many times as large as what is in memory of it, %s', async (_how, written) => {
  const paths = Array.from({ length: 1_000 }, (_, index) => `/${index}/${'x'.repeat(1_000)}`);
  write('a.har', written(Buffer.from(har(...paths))));
  expect(await read('a.har')).toEqual(paths.map((path, index) => `a.har ${index} ${path}`));
});

test.skipIf(process.platform === 'win32')('reads a pipe, as it comes', async () => {
  const pipe = join(folder, 'a.har');
  execFileSync('mkfifo', [pipe]);
  const reading = read('a.har');
  const [first, second] = [har('/1', '/2').slice(0, 50), har('/1', '/2').slice(50)];
  const writing = createWriteStream(pipe);
  // The rest comes once the beginning went through.
  await new Promise((resolve) => writing.write(first, resolve));
  writing.end(second);
  expect(await reading).toEqual(['a.har 0 /1', 'a.har 1 /2']);
});

test('what comes is not held: the first exchange is there before the rest is read', async () => {
  write('a.har', har('/1').slice(0, -3));
  const exchanges = readRecordings([join(folder, 'a.har')]);
  expect((await exchanges.next()).value).toMatchObject({ request: { url: '/1' } });
  await expect(exchanges.next()).rejects.toThrow('the recording is cut off');
});

test('goes on with the next recording after telling of one that is broken', async () => {
  write('a.har', har('/1').slice(0, -3));
  write('b.har.gz', gzipSync(har('/2', '/3')).subarray(0, -20));
  write('c.har.gz', Uint8Array.of(0x1f, 0x8b, 0, 0, 0));
  record('d.har', '/4');
  const broken: string[] = [];
  const exchanges = readRecordings([folder], { onBroken: ({ problem }) => broken.push(problem) });
  const urls = (await Array.fromAsync(exchanges)).map(({ request }) => request.url);
  expect(urls.at(0)).toBe('/1');
  expect(urls.at(-1)).toBe('/4');
  expect(broken).toEqual([
    expect.stringContaining('the recording is cut off'),
    expect.stringContaining('the recording is cut off'),
    "the recording can't be read",
  ]);
});

test('reads the files of a glob in the order of their names', async () => {
  record('b.har', '/1');
  record('a/c.har', '/2');
  record('a/d.json', '/3');
  mkdirSync(join(folder, 'a/e.har'));
  expect(await read('**/*.har')).toEqual(['a/c.har 0 /2', 'b.har 0 /1']);
});

test('a file whose name looks like a glob is read by its name', async () => {
  record('[a].har', '/1');
  record('a.har', '/2');
  expect(await read('[a].har')).toEqual(['[a].har 0 /1']);
});

test('a byte order mark is taken off', async () => {
  write('a.har', '\uFEFF{"log": {"entries": []}}');
  expect(await read('a.har')).toEqual([]);
});

test.each([
  ['no file', 'none.har', { problem: 'no such file or folder', at: 'none.har' }],
  ['no match', '*.none', { problem: 'no file matches the glob', at: '*.none' }],
  [
    'a folder without recordings',
    'empty',
    {
      problem: 'the folder holds no recording',
      expected: 'HAR, NDJSON of exchanges, VCR cassettes or Postman collections',
      at: 'empty',
    },
  ],
  [
    'bytes that are no text',
    'bytes.har',
    { problem: 'the recording is no UTF-8 text', at: 'bytes.har:1:1' },
  ],
  ['a file as a folder', 'bytes.har/x', { problem: "the recording can't be read", at: 'x' }],
  ['an empty file', 'empty.har', { problem: 'the recording is empty', at: 'empty.har:1:1' }],
])('refuses %s', async (_what, path, failure) => {
  mkdirSync(join(folder, 'empty'));
  write('bytes.har', Uint8Array.of(0xff));
  write('empty.har', '');
  expect(await failureOf(() => read(path))).toMatchObject({ error: 'RecordingError', ...failure });
});

test.each([
  ['twice', ['a.har', 'a.har']],
  ['under another name', ['a.har', 'link.har']],
  ['in its folder', ['a.har', '.']],
  ['in a glob', ['a.har', '*.har']],
])('refuses a file that is given %s', async (_how, paths) => {
  record('a.har', '/1');
  symlinkSync(join(folder, 'a.har'), join(folder, 'link.har'));
  expect(await failureOf(() => read(...paths))).toMatchObject({
    error: 'RecordingError',
    problem: 'a recording is given twice',
    expected: 'each file once',
    hint: 'Its exchanges would be counted twice.',
  });
});

test('what a folder holds twice by a link is read once', async () => {
  record('a.har', '/1');
  symlinkSync(join(folder, 'a.har'), join(folder, 'latest.har'));
  expect(await read('.')).toEqual(['a.har 0 /1']);
});

test('two recordings of the same exchanges are two', async () => {
  record('a.har', '/1');
  record('b.har', '/1');
  expect(await read('.')).toEqual(['a.har 0 /1', 'b.har 0 /1']);
});

test('reads the standard input', () => {
  const module = fileURLToPath(new URL('../../src/recording/read.ts', import.meta.url));
  const program = `
    import { readRecordings } from ${JSON.stringify(module)};
    console.log(JSON.stringify(await Array.fromAsync(readRecordings(['-']))));`;
  const input = JSON.stringify({ log: { entries: [{ request: { method: 'GET', url: '/1' } }] } });
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { input });
  expect(JSON.parse(output.toString())).toEqual([
    {
      source: { file: '<stdin>', index: 0 },
      request: { method: 'GET', url: '/1', headers: {} },
      unanswered: 'the recording holds no response',
    },
  ]);
});
