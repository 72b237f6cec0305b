import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cacheFolder, openCache } from '../../src/contract/cache.ts';
import { type LoadOptions, loadDocument } from '../../src/contract/load-document.ts';
import { folderOf } from './folder.ts';

const SCHEMA = '{ type: integer }\n';

/** A document that refers to another file, and is as large as what is kept. */
function documentOf(title: string, size = 300_000): string {
  return `openapi: 3.1.0
info: { title: ${title}, version: '1', description: ${'x'.repeat(size)} }
paths: {}
components: { schemas: { A: { $ref: a.yaml } } }
`;
}

async function kept(options: LoadOptions = {}, document = documentOf('T')) {
  const folder = await folderOf({ 'api.yaml': document, 'a.yaml': SCHEMA });
  const url = pathToFileURL(join(folder, 'api.yaml'));
  const entries = join(folder, 'cache');
  const cache = openCache(entries);
  const contract = await loadDocument(url, options);
  await cache.write(url, options, contract);
  return { folder, url, cache, contract, entries };
}

test('what was kept is what was loaded', async () => {
  const { url, cache, contract } = await kept();
  const read = await cache.read(url, {});
  const { locate, written, ...facts } = contract;
  expect(read).toMatchObject(facts);
  expect(read?.locate('/info/title')).toEqual(locate('/info/title'));
  expect(read?.written('/info/title')).toBe(written('/info/title'));
});

describe('nothing is read', () => {
  test.each<[of: string, change: (at: { folder: string; entries: string }) => void]>([
    [
      'a document that changed',
      ({ folder }) => writeFileSync(join(folder, 'api.yaml'), documentOf('U')),
    ],
    ['another file that changed', ({ folder }) => writeFileSync(join(folder, 'a.yaml'), '{}\n')],
    ['an entry that was torn', ({ entries }) => changeEntry(entries, (text) => text.slice(0, -9))],
    ['an entry that holds nothing', ({ entries }) => changeEntry(entries, () => '')],
    ['an entry that holds something else', ({ entries }) => changeEntry(entries, () => 'null\n1')],
  ])('of %s', async (_, change) => {
    const { url, cache, ...at } = await kept();
    change(at);
    expect(await cache.read(url, {})).toBeUndefined();
  });

  test.each<[of: string, options: LoadOptions]>([
    ['another name', { name: 'other' }],
    ['other references', { allowRefs: ['/elsewhere'] }],
  ])('of a document by %s', async (_, options) => {
    const { url, cache } = await kept();
    expect(await cache.read(url, options)).toBeUndefined();
  });

  test('where nothing can be kept', async () => {
    const { url, contract, folder } = await kept();
    const cache = openCache(join(folder, 'api.yaml'));
    await cache.write(url, {}, contract);
    expect(await cache.read(url, {})).toBeUndefined();
  });
});

test('of a small document nothing is kept', async () => {
  const { url, cache, folder } = await kept({}, documentOf('T', 3));
  expect(readdirSync(folder)).not.toContain('cache');
  expect(await cache.read(url, {})).toBeUndefined();
});

test('who writes at the same time leaves one entry, whole', async () => {
  const { url, cache, contract, entries } = await kept();
  await Promise.all(Array.from({ length: 20 }, () => cache.write(url, {}, contract)));
  expect(readdirSync(entries)).toHaveLength(1);
  expect((await cache.read(url, {}))?.hash).toBe(contract.hash);
});

test('a project keeps it beside its packages', () => {
  expect(cacheFolder()).toBe(join(process.cwd(), 'node_modules', '.cache', 'specwright'));
});

function changeEntry(entries: string, change: (text: string) => string): void {
  for (const name of readdirSync(entries)) {
    const file = join(entries, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
}
