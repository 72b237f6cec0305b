import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { updateModules } from '../../generators/generated-modules.ts';
import { TYPES } from '../../generators/module-kinds.ts';
import { watchTypes } from '../../src/cli/watch-types.ts';
import { loadContract } from '../../src/contract/load.ts';
import { folderOf } from '../contract/folder.ts';
import { runProcess, start } from './spawn.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { $ref: 'paths/a.yaml' } }
`;
const PATH_ITEM = "get: { responses: { '204': { description: ok } } }\n";

/** Watches a project, and gives the lines that it tells, one at a time. */
async function watching(document = DOCUMENT) {
  const contracts = { billing: { document: 'api/b.yaml' } };
  const cwd = await folderOf({
    'api/b.yaml': document,
    'api/paths/a.yaml': PATH_ITEM,
    'specwright.config.json': JSON.stringify({ contracts, types: { out: 'src' } }),
  });
  const child = start(['types', '--watch'], { cwd });
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
  const line = async () => (await lines.next()).value;
  const write = (file: string, text: string) => writeFile(join(cwd, file), text);
  return { child, cwd, line, write };
}

test('writes at each change of the contract or the configuration, until it is stopped', async () => {
  const { child, cwd, line, write } = await watching();
  expect(await line()).toBe('src/billing.ts  written');
  expect(await line()).toBe('watching the contracts and the configuration');

  await write('api/paths/a.yaml', PATH_ITEM.replace('get', 'put'));
  expect(await line()).toBe('src/billing.ts  written: contract changed');
  expect(await readFile(join(cwd, 'src/billing.ts'), 'utf8')).toContain('"PUT /a"');

  const contracts = { invoices: { document: 'api/b.yaml' } };
  await write(
    'specwright.config.json',
    JSON.stringify({ contracts, types: { out: 'src', validators: true } }),
  );
  expect(await line()).toBe('src/invoices.ts  written');
  expect(await line()).toBe('src/invoices.validators.ts  written');

  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('what is wrong is told with its place, and leaves the old types; so is that it is right again', async () => {
  const { cwd, line, write } = await watching();
  expect([await line(), await line()]).toHaveLength(2);
  const before = await readFile(join(cwd, 'src/billing.ts'), 'utf8');

  await write('api/paths/a.yaml', 'get: { responses: [ }\n');
  expect(await line()).toMatch(/^error api\/paths\/a\.yaml:1:21: /);
  expect(await readFile(join(cwd, 'src/billing.ts'), 'utf8')).toBe(before);
  await rm(join(cwd, 'api/paths/a.yaml'));
  let told = await line();
  while (!told.startsWith('error')) told = await line();
  expect(told).toMatch(/^error api\/b\.yaml:3:\d+: /);
  await write('api/paths/a.yaml', PATH_ITEM);
  while (!told.startsWith('src')) told = await line();
  expect(told).toBe('src/billing.ts  unchanged');
});

test('a contract that is wrong from the start is waited for', async () => {
  const { line, write } = await watching('openapi: 3.1.0\npaths: [\n');
  expect(await line()).toMatch(/^error api\/b\.yaml:/);
  expect(await line()).toBe('watching the contracts and the configuration');
  await write('api/b.yaml', DOCUMENT);
  expect(await line()).toBe('src/billing.ts  written');
});

test('a configuration that becomes wrong is told, and waited for', async () => {
  const { line, write, cwd } = await watching();
  expect([await line(), await line()]).toHaveLength(2);
  const before = await readFile(join(cwd, 'specwright.config.json'), 'utf8');
  await write('specwright.config.json', '{');
  let told = await line();
  expect(told).toMatch(/^error specwright\.config\.json:1:/);
  await write('specwright.config.json', before);
  while (!told.startsWith('src')) told = await line();
  expect(told).toBe('src/billing.ts  unchanged');
});

test('where nothing changed, nothing is loaded to be watched', async () => {
  const folder = await folderOf({ 'b.yaml': DOCUMENT, 'paths/a.yaml': PATH_ITEM });
  const document = join(folder, 'b.yaml');
  const load = vi.fn(() => loadContract(document));
  const contract = { name: 'b', url: pathToFileURL(document).href, allowRefs: [], load };
  const modules = [{ kind: TYPES, contract, file: join(folder, 'b.ts') }];
  await updateModules(modules);
  load.mockClear();
  const update = vi.fn(updateModules);
  onTestFinished(await watchTypes({ configurationFiles: [], plan: async () => modules, update }));
  expect(load).not.toHaveBeenCalled();

  await writeFile(join(folder, 'paths/a.yaml'), PATH_ITEM.replace('get', 'put'));
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce(), { timeout: 5000 });
  expect(await update.mock.results.at(-1)?.value).toEqual(['contract changed']);
});

test('a mistake in the call ends it', async () => {
  const cwd = await folderOf({});
  const { exitCode, err } = await runProcess(['types', 'nobody', '--out', '.', '--watch'], { cwd });
  expect([exitCode, err]).toEqual([2, expect.stringContaining('there is no such contract')]);
});
