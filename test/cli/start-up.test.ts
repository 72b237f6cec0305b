import { createInterface as readLines } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../contract/folder.ts';
import { firstLine, runProcess, start } from './spawn.ts';

const RECORD = ['--import', new URL('record-imports.ts', import.meta.url).href];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the modules of a run are, as packages, and as files or folders of ours. */
const PARTS = {
  'openapi-typescript': /node_modules\/openapi-typescript\//,
  typescript: /node_modules\/typescript\//,
  'swagger-parser': /node_modules\/@apidevtools\//,
  yaml: /node_modules\/yaml\//,
  ajv: /node_modules\/ajv\//,
  faker: /node_modules\/@faker-js\//,
  prism: /node_modules\/@stoplight\//,
  mock: /\/src\/mock\//,
  conformance: /\/src\/conformance\//,
  lint: /\/src\/lint\//,
  report: /\/src\/report\/(?!paint|printable)/,
  generators: /\/generators\//,
};

function partsOf(log: string): string[] {
  return Object.entries(PARTS)
    .filter(([, pattern]) => pattern.test(log))
    .map(([name]) => name);
}

/** Prints which modules of Node's own client are loaded when the mock is told to end. */
const TELL_CLIENT = [
  '--import',
  `data:text/javascript,process.once('SIGTERM', () => {
    console.log('client:', process.moduleLoadList.filter((name) => name.includes('undici')).join());
  })`,
];

test("a mock starts without Node's client, which takes as long as all of Node", async () => {
  const child = start(['mock', 'braze', '--port', '0'], { node: TELL_CLIENT });
  const lines = readLines({ input: child.stdout });
  const said: string[] = [];
  for await (const line of lines) {
    if (said.push(line) === 1) child.kill();
  }
  expect(said).toEqual([expect.stringContaining('listening'), 'client: ']);
});

describe('a command imports what it needs, and no more', () => {
  test('mock', async () => {
    // A prepared contract needs no YAML; from the sources, Braze is read from its document.
    const child = start(['mock', 'braze', '--port', '0'], { node: RECORD });
    const log = text(child.stderr);
    await firstLine(child);
    child.kill();
    expect(partsOf(await log)).toEqual(['yaml', 'mock']);
  });

  test.each([
    ['--help', []],
    ['mock --help', ['mock']],
    ['types braze --out .', ['openapi-typescript', 'typescript', 'yaml', 'generators']],
  ])('%s', async (call, parts) => {
    const { err } = await runProcess(call.split(' '), { node: RECORD, cwd: await folderOf({}) });
    expect(err).toContain(ROOT);
    expect(partsOf(err)).toEqual(parts);
  });

  test('types of an unchanged contract: a hash, and no compiler', async () => {
    const cwd = await folderOf({});
    await runProcess(['types', 'braze', '--out', '.'], { cwd });
    for (const [flags, told] of [
      [[], 'unchanged'],
      [['--check'], 'fresh'],
    ] as const) {
      const call = ['types', 'braze', '--out', '.', ...flags];
      const { err } = await runProcess(call, { node: RECORD, cwd });
      expect(err).toContain(`braze.ts  ${told}`);
      expect(partsOf(err)).toEqual(['generators']);
      expect(err).not.toMatch(/node_modules\//);
    }
  });
});
