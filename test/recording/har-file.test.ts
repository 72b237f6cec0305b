import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OutputError } from '../../src/errors.ts';
import { continueHarFile, createHarFile } from '../../src/recording/har-file.ts';
import { folderOf } from '../contract/folder.ts';

const CREATOR = { name: 'specwright', version: '1' };

const entry = (name: string) => JSON.stringify({ startedDateTime: 'now', comment: name });

function namesIn(file: string): string[] {
  const { log } = JSON.parse(readFileSync(file, 'utf8'));
  return log.entries.map(({ comment }: { comment: string }) => comment);
}

test('is whole after each addition', async () => {
  const file = join(await folderOf({ 'a.har': 'something longer, which goes'.repeat(9) }), 'a.har');
  const har = createHarFile(file, CREATOR);
  expect(namesIn(file)).toEqual([]);
  har.add([entry('ä')]);
  expect(namesIn(file)).toEqual(['ä']);
  har.add([]);
  har.add([entry('2'), entry('3')]);
  expect(namesIn(file)).toEqual(['ä', '2', '3']);
  expect(har.entries).toBe(3);
  har.close();
});

test('goes on with what it held', async () => {
  const file = join(await folderOf({}), 'a.har');
  for (const name of ['1', '2', '3']) {
    const har = await continueHarFile(file, CREATOR);
    har.add([entry(name)]);
    har.close();
  }
  expect(namesIn(file)).toEqual(['1', '2', '3']);
});

test('wherever a kill cuts what is written last, nothing before is lost', async () => {
  const file = join(await folderOf({}), 'a.har');
  const har = createHarFile(file, CREATOR);
  har.add([entry('1'), entry('2')]);
  const before = readFileSync(file);
  har.add([entry('3'), entry('4')]);
  har.close();
  const after = readFileSync(file);
  // The last addition begins where the end stood.
  const start = before.length - '\n]}}\n'.length;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: start, max: after.length }), async (cut) => {
      const written = after.subarray(0, cut);
      writeFileSync(file, Buffer.concat([written, before.subarray(cut)]));
      const again = await continueHarFile(file, CREATOR);
      const { entries } = again;
      again.add([entry('5')]);
      again.close();
      expect(namesIn(file)).toEqual([...['1', '2', '3', '4'].slice(0, entries), '5']);
      expect(entries).toBeGreaterThanOrEqual(2);
    }),
  );
});

test.each([
  [
    'a HAR of another recorder',
    '{"log":{"version":"1.2","creator":{"name":"Chrome"},"entries":[\n]}}\n',
  ],
  ['a text without lines', 'hello'],
  ['any other text', 'hello\nworld\n'],
])('%s is not written over', async (_, text) => {
  const file = join(await folderOf({ 'a.har': text }), 'a.har');
  await expect(continueHarFile(file, CREATOR)).rejects.toThrow(/holds something else/);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('what can’t be written is said', async () => {
  const file = join(await folderOf({}), 'none/a.har');
  expect(() => createHarFile(file, CREATOR)).toThrow(OutputError);
  await expect(continueHarFile(file, CREATOR)).rejects.toThrow(OutputError);
  expect(() => createHarFile('/dev/full', CREATOR)).toThrow(/no space left/);
});

test('a disk that is full takes no part of an addition', async () => {
  const file = join(await folderOf({}), 'a.har');
  const module = fileURLToPath(new URL('../../src/recording/har-file.ts', import.meta.url));
  const script = `
    const { createHarFile } = await import(${JSON.stringify(module)});
    const har = createHarFile(${JSON.stringify(file)}, ${JSON.stringify(CREATOR)});
    har.add([${JSON.stringify(entry('1'))}]);
    try { har.add([${JSON.stringify(entry('x'.repeat(5000)))}]) } catch (error) { console.log(error.name) }
  `;
  // A file may have four blocks of 512 or 1,024 bytes.
  const shell = `ulimit -f 4 && exec "$0" --input-type=module --eval "$1"`;
  const { stdout } = spawnSync('sh', ['-c', shell, process.execPath, script], { encoding: 'utf8' });
  expect(stdout.trim()).toBe('OutputError');
  expect(namesIn(file)).toEqual(['1']);
});
