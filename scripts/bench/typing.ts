import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledContracts, bundledDocument } from '../../src/contract/bundled.ts';
import type { Effort } from './effort.ts';
import type { Row } from './results.ts';
import { interleave, medianOf } from './statistics.ts';
import { SPECWRIGHT } from './subjects.ts';

/** A program that writes types of the four contracts, a module each. */
interface Typist {
  readonly name: string;
  readonly does: string;
  /** Arguments of Node, which runs in the folder. */
  readonly args: readonly string[];
}

/** What the floor of types is called. */
export const OPENAPI_TYPESCRIPT = 'openapi-typescript';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const names = bundledContracts();
const documents = names.map((name) => fileURLToPath(bundledDocument(name)));

const TYPISTS: readonly Typist[] = [
  {
    name: OPENAPI_TYPESCRIPT,
    does: 'alone, in one process: reads the documents, writes their types',
    args: [here('floor-types.js'), 'out', ...documents],
  },
  {
    name: SPECWRIGHT,
    does: 'reads the same documents, normalises them, writes their types with a head',
    args: [here('../../bin/specwright.js'), 'types', '--out', 'out', '--quiet'],
  },
];

/** How long the types of the four contracts take, from the start of a process to its end. */
export async function typing({ rounds }: Effort): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-types-'));
  const contracts = names.map((name, index) => [name, { document: documents[index] }]);
  writeFileSync(
    join(folder, 'specwright.config.json'),
    JSON.stringify({ contracts: Object.fromEntries(contracts) }),
  );
  await interleave(TYPISTS, 1, (typist) => run(typist, folder));
  const measured = await interleave(TYPISTS, rounds, (typist) => run(typist, folder));
  rmSync(folder, { recursive: true });
  return {
    title: 'Types of the four contracts, from cold',
    measures: [{ unit: 'ms', references: [OPENAPI_TYPESCRIPT] }],
    entries: [...measured].map(([{ name, does }, runs]) => ({
      name,
      does,
      results: [medianOf(runs.map(({ time }) => time))],
      wrong: runs.reduce((sum, { missing }) => sum + missing, 0),
    })),
  };
}

async function run({ args }: Typist, folder: string): Promise<{ time: number; missing: number }> {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  const began = performance.now();
  const child = spawn('taskset', ['-c', '0', process.execPath, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  const time = performance.now() - began;
  const missing = names.filter((name) => !hasTypes(join(out, `${name}.ts`)));
  return { time, missing: missing.length };
}

function hasTypes(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('export interface paths');
  } catch {
    return false;
  }
}
