import { rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledContracts } from '../../src/contract/bundled.ts';
import { areAsDigested } from '../../src/contract/files-digest.ts';
import { loadContract } from '../../src/contract/load.ts';
import { failureOf } from './failure.ts';
import { folderOf } from './folder.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { $ref: 'paths/a.yaml' }, /b: { $ref: '../shared/b.yaml' } }
`;
const PATH_ITEM = "get: { responses: { '204': { description: ok } } }\n";
const FILES = {
  'api/api.yaml': DOCUMENT,
  'api/paths/a.yaml': PATH_ITEM,
  'shared/b.yaml': "get: { responses: { '200': { $ref: 'c.yaml' } } }\n",
  'shared/c.yaml': 'description: grün\n',
};

async function contractOf(files: Readonly<Record<string, string>> = FILES) {
  const folder = await folderOf(files);
  const allowRefs = [join(folder, 'shared')];
  const document = join(folder, 'api/api.yaml');
  const { digest } = await loadContract(document, { allowRefs });
  if (digest === undefined) throw new Error('a contract on this machine has a digest');
  const areAsTheyWere = (allowed = allowRefs, root = document) =>
    areAsDigested(pathToFileURL(root).href, digest, allowed);
  return { folder, digest, areAsTheyWere };
}

test('names the files beside the document, wherever the folder lies', async () => {
  const { digest } = await contractOf();
  expect(digest.others).toEqual(['../shared/b.yaml', '../shared/c.yaml', 'paths/a.yaml']);
  expect((await contractOf()).digest).toEqual(digest);
});

describe('the files of a contract are as they were', () => {
  type Change = (folder: string) => Promise<unknown>;
  const changes: [what: string, change: Change, wanted: boolean][] = [
    ['where nothing changed', async () => {}, true],
    ['beside another file', (folder) => writeFile(join(folder, 'api/new.yaml'), 'a: 1'), true],
    [
      'with the line ends of another system',
      (folder) => writeFile(join(folder, 'api/api.yaml'), DOCUMENT.replaceAll('\n', '\r\n')),
      true,
    ],
    [
      'with a byte order mark',
      (folder) => writeFile(join(folder, 'api/api.yaml'), `\uFEFF${DOCUMENT}`),
      true,
    ],
    [
      'not where one changed',
      (folder) => writeFile(join(folder, 'shared/c.yaml'), 'description: no\n'),
      false,
    ],
    ['not where one is gone', (folder) => rm(join(folder, 'api/paths/a.yaml')), false],
    [
      'not where two changed places',
      async (folder) => {
        await rename(join(folder, 'shared/b.yaml'), join(folder, 'shared/d.yaml'));
        await rename(join(folder, 'shared/c.yaml'), join(folder, 'shared/b.yaml'));
        await rename(join(folder, 'shared/d.yaml'), join(folder, 'shared/c.yaml'));
      },
      false,
    ],
  ];
  test.each(changes)('%s', async (_, change, wanted) => {
    const { folder, areAsTheyWere } = await contractOf();
    await change(folder);
    expect(await areAsTheyWere()).toBe(wanted);
  });

  test('though the document has another name', async () => {
    const { folder, areAsTheyWere } = await contractOf();
    await rename(join(folder, 'api/api.yaml'), join(folder, 'api/v2.yaml'));
    expect(await areAsTheyWere(undefined, join(folder, 'api/v2.yaml'))).toBe(true);
  });

  test('not where a reference may no longer be followed', async () => {
    const { areAsTheyWere } = await contractOf();
    expect(await areAsTheyWere([])).toBe(false);
  });

  test('not where one became a link that may not be followed', async () => {
    const { folder, areAsTheyWere } = await contractOf();
    await rename(join(folder, 'api/paths'), join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'api/paths'));
    expect(await areAsTheyWere()).toBe(false);
  });

  test('a document that is gone is told', async () => {
    const { folder, areAsTheyWere } = await contractOf();
    await rm(join(folder, 'api/api.yaml'));
    expect(await failureOf(areAsTheyWere)).toMatchObject({
      error: 'DocumentError',
      problem: 'no such file',
    });
  });
});

test('the metaschema of JSON Schema is none of the files', async () => {
  const schema = { $ref: 'https://json-schema.org/draft/2020-12/schema' };
  const info = { title: 'T', version: '1' };
  const document = { openapi: '3.1.0', info, paths: {}, components: { schemas: { A: schema } } };
  const { digest } = await contractOf({ 'api/api.yaml': JSON.stringify(document) });
  expect(digest.others).toEqual([]);
});

test.each(bundledContracts())('%s has a digest', async (name) => {
  expect((await loadContract(name)).digest?.sha256).toMatch(/^[0-9a-f]{64}$/);
});
