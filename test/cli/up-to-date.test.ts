import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { tellUpToDate } from '../../src/cli/up-to-date.ts';
import { folderOf } from '../contract/folder.ts';
import { run, workIn } from './run-main.ts';

const DOCUMENT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { get: { responses: { '204': { description: ok } } } } }
`;

/** A folder to work in, with the modules of its contract written; then the configuration says this. */
async function project(types: object = { out: 'src' }): Promise<string> {
  const contracts = { billing: { document: 'api/b.yaml' } };
  const folder = await folderOf({
    'api/b.yaml': DOCUMENT,
    'specwright.config.json': JSON.stringify({ contracts }),
  });
  workIn(folder);
  await run('types', '--out', 'src');
  await writeFile('specwright.config.json', JSON.stringify({ contracts, types }));
  return folder;
}

/** What is told of a call; nothing: it is left to the command. */
async function told(...args: string[]): Promise<string> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const isTold = await tellUpToDate(args);
    expect(isTold || write.mock.calls.length === 0).toBe(true);
    return isTold ? `told ${write.mock.calls.join('')}` : 'left to the command';
  } finally {
    write.mockRestore();
  }
}

describe('what is up to date is told as the command tells it', () => {
  test.each([
    [[], 'told src/billing.ts  unchanged\n'],
    [['billing', '--out', './src'], 'told src/billing.ts  unchanged\n'],
    [['--check', '--out=src', '--', 'billing'], 'told src/billing.ts  fresh\n'],
    [['--quiet'], 'told '],
  ])('%j', async (args, wanted) => {
    await project();
    expect(await told(...args)).toBe(wanted);
    const { exitCode, err } = await run('--quiet', 'types', ...args);
    expect([exitCode, err]).toEqual([0, '']);
  });

  test('with the flags of the configuration', async () => {
    await project({ out: 'src', check: true, allowRefs: ['api'] });
    expect(await told()).toBe('told src/billing.ts  fresh\n');
  });
});

test('generated files that nothing in the configuration writes any more are told, and stay', async () => {
  const folder = await project();
  await run('types', 'braze', '--out', 'src');
  await writeFile(join(folder, 'src/mine.ts'), 'export {};\n');
  const obsolete = `${join('src', 'braze.ts')}  obsolete: nothing in the configuration writes it\n`;
  expect(await told()).toBe(`told src/billing.ts  unchanged\n${obsolete}`);
  expect(await told('billing')).toBe('told src/billing.ts  unchanged\n');
  await rm(join(folder, 'src/billing.ts'));
  expect((await run('types')).err).toBe(`src/billing.ts  written\n${obsolete}`);
  await readFile(join(folder, 'src/braze.ts'));
});

describe('the rest is left to the command', () => {
  test.each([
    [['--nope'], 'unknown option'],
    [['--help'], ''],
    [['--factories'], 'written'],
    [['--check', '--watch'], 'cannot be used with'],
    [['--out'], 'argument missing'],
    [['nobody'], 'there is no such contract'],
    [['--config', 'nowhere.json'], 'no such file'],
    [['billing', 'braze'], 'written'],
    [['--out', 'api'], 'written'],
  ])('%j', async (args, said) => {
    await project();
    expect(await told(...args)).toBe('left to the command');
    const { out, err } = await run('types', ...args);
    expect(out + err).toContain(said);
  });

  test.each([
    [{ out: false }],
    [{ out: 'src', check: 'yes' }],
    [{ out: 'src', quiet: true }],
    [{ out: 'src', nope: 1 }],
  ])('what the configuration may not say: %j', async (types) => {
    await project(types);
    expect(await told('--out', 'src')).toBe('left to the command');
    expect((await run('types')).exitCode).toBe(2);
  });

  type Change = (folder: string) => Promise<unknown>;
  const changes: [what: string, change: Change][] = [
    ['a file that is gone', (folder) => rm(join(folder, 'src/billing.ts'))],
    [
      'an edit',
      async (folder) => {
        const file = join(folder, 'src/billing.ts');
        await writeFile(file, (await readFile(file, 'utf8')).replace('/a', '/b'));
      },
    ],
    [
      'another document',
      (folder) => writeFile(join(folder, 'api/b.yaml'), DOCUMENT.replace('/a', '/b')),
    ],
    ['a document that is gone', (folder) => rm(join(folder, 'api/b.yaml'))],
  ];
  test.each(changes)('%s', async (_, change) => {
    const folder = await project();
    await change(folder);
    expect(await told()).toBe('left to the command');
  });
});
