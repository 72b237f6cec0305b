import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import {
  type GeneratedModule,
  stalenessOf,
  updateModules,
} from '../../generators/generated-modules.ts';
import type { ModuleKind } from '../../generators/module-kinds.ts';
import { stampText } from '../../generators/stamp.ts';
import { loadContract } from '../../src/contract/load.ts';
import { DocumentError } from '../../src/errors.ts';
import { failureOf } from '../contract/failure.ts';
import { folderOf } from '../contract/folder.ts';

const DOCUMENT = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
const KIND: ModuleKind = {
  name: 'types',
  suffix: '.ts',
  generate: async ({ title }) => `export type Title = '${title}';\n`,
};

/** A module of the contract in the folder's `api.yaml`, kept in `api.ts`, and what counts its loading. */
function moduleIn(folder: string, differing: Partial<GeneratedModule> = {}) {
  const document = join(folder, 'api.yaml');
  const load = vi.fn(() => loadContract(document));
  const contract = { name: 'api', url: pathToFileURL(document).href, allowRefs: [], load };
  const module = { kind: KIND, contract, file: join(folder, 'api.ts'), ...differing };
  return { module, load };
}

describe('a module is brought up to date', () => {
  type Change = (folder: string, text: string) => Promise<unknown>;
  const writeModule = (folder: string, text: string) => writeFile(join(folder, 'api.ts'), text);
  const changes: [what: string, change: Change, reason: string | undefined][] = [
    ['what was just written', async () => {}, undefined],
    ['no file', (folder) => rm(join(folder, 'api.ts')), 'missing'],
    ['an edit', (folder, text) => writeModule(folder, `${text}// mine\n`), 'edited by hand'],
    [
      'another version of the generator',
      (folder) => {
        const of = { contract: 'api', hash: 'c0', digest: undefined };
        return writeModule(folder, stampText({ ...of, generator: 'specwright types 0' }, ''));
      },
      'generator changed',
    ],
    [
      'another document',
      (folder) => writeFile(join(folder, 'api.yaml'), DOCUMENT.replace('T', 'U')),
      'contract changed',
    ],
    [
      'a comment in the document',
      (folder) => writeFile(join(folder, 'api.yaml'), `# why\n${DOCUMENT}`),
      'contract changed',
    ],
  ];
  test.each(changes)('%s', async (_, change, reason) => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT });
    const { module } = moduleIn(folder);
    expect(await updateModules([module])).toEqual(['missing']);
    await change(folder, await readFile(module.file, 'utf8'));
    expect(await stalenessOf(module)).toBe(reason);

    const again = moduleIn(folder);
    expect(await updateModules([again.module])).toEqual([reason]);
    // An unchanged contract costs a hash.
    expect(again.load).toHaveBeenCalledTimes(reason === undefined ? 0 : 1);
    expect(await stalenessOf(module)).toBe(undefined);
    expect(await readFile(module.file, 'utf8')).toMatch(/\n\nexport type Title = '[TU]';\n$/);
  });

  test('a contract of another name', async () => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT });
    const { module } = moduleIn(folder);
    await updateModules([module]);
    const contract = { ...module.contract, name: 'billing' };
    expect(await stalenessOf({ ...module, contract })).toBe('contract changed');
  });

  test('where Git gave the file other line ends', async () => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT });
    const { module } = moduleIn(folder);
    await updateModules([module]);
    const text = await readFile(module.file, 'utf8');
    await writeFile(module.file, text.replaceAll('\n', '\r\n'));
    expect(await updateModules([module])).toEqual([undefined]);
  });

  test('a contract whose files are elsewhere is loaded to be compared', async () => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT });
    const remote = async () => ({
      ...(await loadContract(join(folder, 'api.yaml'))),
      digest: undefined,
    });
    const contract = {
      name: 'api',
      url: 'https://api.test/api.yaml',
      allowRefs: [],
      load: remote,
    };
    const { module } = moduleIn(folder, { contract });
    expect(await updateModules([module])).toEqual(['missing']);
    expect(await updateModules([module])).toEqual([undefined]);
    await writeFile(join(folder, 'api.yaml'), DOCUMENT.replace('T', 'U'));
    expect(await updateModules([module])).toEqual(['contract changed']);
  });
});

describe('nothing is written', () => {
  test('where one of the files is not ours', async () => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT, 'b.ts': 'const mine = 1;' });
    const modules = ['a.ts', 'b.ts'].map(
      (name) => moduleIn(folder, { file: join(folder, name) }).module,
    );
    expect(await failureOf(() => updateModules(modules))).toMatchObject({ at: 'b.ts' });
    expect(await readdir(folder)).toEqual(['api.yaml', 'b.ts']);
  });

  test('where one of the modules cannot be made', async () => {
    const folder = await folderOf({ 'api.yaml': DOCUMENT });
    const generate = () => Promise.reject(new DocumentError({ problem: 'no' }));
    const { module } = moduleIn(folder);
    const failing = { ...module, kind: { ...KIND, generate }, file: join(folder, 'b.ts') };
    const failure = await failureOf(() => updateModules([module, failing]));
    expect(failure).toEqual({ error: 'DocumentError', problem: 'no' });
    expect(await readdir(folder)).toEqual(['api.yaml']);
  });
});
