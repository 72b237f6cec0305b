import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';

const CLEAN = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
const FAULTY = `${CLEAN}components:
  schemas:
    A: { type: integer, default: x }
    B: { type: string, format: colour }
`;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Writes documents, by file name, into a folder of their own. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'specwright-lint-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Runs the command line, and gives its exit code and what it wrote. */
async function run(...args: string[]): Promise<{ exitCode: number; out: string; err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
  const exitCode = await main(args);
  return { exitCode, out, err };
}

describe('specwright lint', () => {
  test('a clean contract: a line with counts, exit code 0', async () => {
    expect(await run('lint', 'braze')).toEqual({
      exitCode: 0,
      out: '1 contract, 0 problems\n',
      err: '',
    });
  });

  test('an error: where, what, expected and received, exit code 1', async () => {
    const folder = await folderOf({ 'a.yaml': FAULTY });
    const { exitCode, out } = await run('lint', join(folder, 'a.yaml'), 'braze');
    expect(exitCode).toBe(1);
    expect(out.replaceAll(`${folder}/`, '')).toBe(
      `a.yaml:6:25  error  the default breaks its schema (defaults-valid)
    at        /components/schemas/A/default
    expected  integer
    received  "x"

a.yaml:7:24  info  values are not held against the format "colour", which is unknown (formats-known)
    at        /components/schemas/B/format

2 contracts, 2 problems: 1 error, 1 info
`,
    );
  });

  test('what is no error fails nothing', async () => {
    const folder = await folderOf({
      'a.yaml': `${CLEAN}components: { schemas: { A: { type: string, format: colour } } }`,
    });
    const { exitCode, out } = await run('lint', join(folder, 'a.yaml'));
    expect([exitCode, out.split('\n').at(-2)]).toEqual([0, '1 contract, 1 problem: 1 info']);
  });

  test('--report json, to a file and to stdout', async () => {
    const folder = await folderOf({ 'a.yaml': FAULTY });
    const file = join(folder, 'report.json');
    const { exitCode, out, err } = await run(
      ...['lint', join(folder, 'a.yaml'), '--report', 'json', '--report', `json=${file}`],
    );
    expect(exitCode).toBe(1);
    expect(err).toBe(`Falls short: 1 problem of severity error. The report: stdout, ${file}\n`);
    expect(await readFile(file, 'utf8')).toBe(out);
    const location = { file: join(folder, 'a.yaml'), pointer: '/components/schemas/A/default' };
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      contracts: ['a'],
      problems: [
        {
          contract: 'a',
          rule: 'defaults-valid',
          severity: 'error',
          expected: 'integer',
          received: '"x"',
          pointer: '/components/schemas/A/default',
          location: { ...location, line: 6, column: 25 },
        },
        { contract: 'a', rule: 'formats-known', severity: 'info' },
      ],
    });
  });

  test('semantics of an operation that the contract lacks, and what else is wrong with it', async () => {
    const folder = await folderOf({
      'a.yaml': FAULTY,
      'a.semantics.mjs': "export default { operations: { 'GET /b': {} } };",
    });
    const { exitCode, out } = await run('lint', join(folder, 'a.yaml'), '--report', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      contracts: ['a'],
      problems: [
        {
          contract: 'a',
          rule: 'semantics-valid',
          message: 'the semantics speak of an operation that the contract lacks',
          received: 'GET /b',
          location: { file: join(folder, 'a.semantics.mjs') },
        },
        { contract: 'a', rule: 'defaults-valid' },
        { contract: 'a', rule: 'formats-known' },
      ],
    });
  });

  test.each([
    ['a file that is none', ['nowhere.yaml'], 'no such file'],
    ['no contract', [], "missing required argument 'contract'"],
    ['a report that there is not', ['braze', '--report', 'xml'], 'one of text, json'],
  ])('%s: exit code 2', async (_, args, problem) => {
    const { exitCode, out, err } = await run('lint', ...args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });
});
