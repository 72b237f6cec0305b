import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/http/exchange.ts';
import { readRecordings } from '../../../src/recording/read.ts';
import { failureOf } from '../../contract/failure.ts';
import { zipOf } from './zip-of.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-archive-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A HAR whose response bodies are in files of these names. */
function har(...files: string[]): string {
  const entries = files.map((_file) => ({
    request: { method: 'GET', url: 'https://a.example/', headers: [] },
    response: { status: 200, headers: [], content: { size: 1, _file } },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

async function read(name: string, bytes: Uint8Array): Promise<Exchange[]> {
  writeFileSync(join(folder, name), bytes);
  return Array.fromAsync(readRecordings([join(folder, name)]));
}

const textOf = ({ response }: Exchange) => response?.body && Buffer.from(response.body).toString();

test('a HAR is read with the bodies that are in its archive', async () => {
  const files = { '1.json': '{"a":1}', 'har.har': har('1.json', '2.bin', '1.json'), '2.bin': 'é' };
  const exchanges = await read('a.zip', zipOf(files));
  expect(exchanges.map(textOf)).toEqual(['{"a":1}', 'é', '{"a":1}']);
  expect(exchanges.map(({ source }) => `${relative(folder, source.file)} ${source.index}`)).toEqual(
    ['a.zip 0', 'a.zip 1', 'a.zip 2'],
  );
});

test('bodies stand in the folder of the HAR', async () => {
  const files = { 'a/b.har': har('1.txt', '2.txt'), 'a/1.txt': 'in', '2.txt': 'out' };
  const [first, second] = await read('a.ZIP', zipOf(files));
  expect(first && textOf(first)).toBe('in');
  expect(second?.omitted?.response).toContain("a file of its own, 2.txt, which isn't there");
});

test('nothing is read from beside the archive', async () => {
  writeFileSync(join(folder, '1.txt'), 'beside');
  const [exchange] = await read('a.zip', zipOf({ 'a.har': har('1.txt') }));
  expect(exchange?.response?.body).toBeUndefined();
});

test('of a folder, an archive with a HAR is read, and no other', async () => {
  writeFileSync(join(folder, 'a.zip'), zipOf({ 'har.har': har('1.txt'), '1.txt': 'a' }));
  writeFileSync(join(folder, 'b.zip'), zipOf({ 'readme.txt': 'b' }));
  writeFileSync(join(folder, 'c.zip'), 'no archive');
  const exchanges = await Array.fromAsync(readRecordings([folder]));
  expect(exchanges.map(textOf)).toEqual(['a']);
});

describe('refuses', () => {
  const whole = zipOf({ 'har.har': har('1.txt'), '1.txt': 'a'.repeat(1000) });

  test.each<[what: string, bytes: Uint8Array, failure: object]>([
    ['an empty file', Buffer.alloc(0), { problem: "the recording can't be read" }],
    ['what is no archive', Buffer.from(har()), { problem: "the recording can't be read" }],
    ['one that is cut off', whole.subarray(0, -30), { problem: "the recording can't be read" }],
    [
      'one without a HAR',
      zipOf({ a: '', b: '' }),
      { problem: 'the archive holds no HAR', received: '2 files' },
    ],
    [
      'one with several HARs',
      zipOf({ 'a.har': har(), 'b.har': har() }),
      { problem: 'the archive holds several HARs', received: 'a.har, b.har' },
    ],
    [
      'one whose HAR is none',
      zipOf({ 'a.har': '{"log": {"entries": [' }),
      { problem: expect.stringContaining('the recording is cut off') },
    ],
  ])('%s', async (_, bytes, failure) => {
    expect(await failureOf(() => read('a.zip', bytes))).toMatchObject({
      error: 'RecordingError',
      at: expect.stringContaining('a.zip'),
      ...failure,
    });
  });

  test.each([...Array(20).keys()])('or reads, but never fails otherwise: damage %i', async (n) => {
    const bytes = Buffer.from(whole);
    const at = Math.floor((bytes.length * n) / 20);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    const broken: unknown[] = [];
    writeFileSync(join(folder, 'a.zip'), bytes);
    const onBroken = (error: unknown) => broken.push(error);
    const exchanges = await Array.fromAsync(readRecordings([join(folder, 'a.zip')], { onBroken }));
    expect(broken.length + exchanges.length).toBeGreaterThan(0);
  });
});
