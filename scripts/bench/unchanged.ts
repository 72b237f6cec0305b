import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Effort } from './effort.ts';
import { cache } from './peers.ts';
import type { Row } from './results.ts';
import { interleave, medianOf } from './statistics.ts';
import { SPECWRIGHT } from './subjects.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Contracts whose types are up to date. */
export interface Unchanged {
  readonly title: string;
  /** As they are named on the command line. */
  readonly contracts: readonly string[];
  /** What the project's configuration holds, where it has one. */
  readonly configuration?: string;
}

const DOCUMENT = here('../../specs/mparticle-platform/openapi.yaml');
const FILES = 1 + readdirSync(join(DOCUMENT, '../paths')).length;

export const BUNDLED: Unchanged = {
  title: 'Types that are up to date: the four bundled contracts',
  contracts: [],
};
export const OWN_DOCUMENT: Unchanged = {
  title: `Types that are up to date: a document of ${FILES} files`,
  contracts: [DOCUMENT],
};
export const CONFIGURED: Unchanged = {
  title:
    'Types that are up to date: the same document, in a project whose configuration is a module',
  contracts: [],
  configuration: `import { defineConfig } from 'specwright';

export default defineConfig({
  contracts: { platform: { document: ${JSON.stringify(DOCUMENT)} } },
});
`,
};

/** What an empty start of Node is called. */
export const EMPTY_START = 'node, an empty script';
/** A start is short, and its time scatters: so often is it measured in a round. */
const STARTS = 8;

/** From the start of a process to its end, where there is nothing to write. */
export async function unchanged(
  { title, contracts, configuration }: Unchanged,
  { rounds }: Effort,
): Promise<Row> {
  const folder = project(configuration);
  const types = [here('../../bin/specwright.js'), 'types', ...contracts, '--out', 'types'];
  const subjects = [
    { name: EMPTY_START, does: 'nothing', args: ['-e', ''] },
    {
      name: SPECWRIGHT,
      does: 'reads and hashes the files of each contract and its types',
      args: types,
    },
  ];
  // Writes the types, then fills Node's cache of compiled modules.
  run(types, folder);
  run(types, folder);
  const times = await interleave(subjects, rounds * STARTS, async ({ args }) => run(args, folder));
  return {
    title,
    measures: [{ unit: 'ms', references: [EMPTY_START] }],
    entries: Array.from(times, ([{ name, does }, measured]) => ({
      name,
      does,
      results: [medianOf(measured)],
      wrong: 0,
    })),
  };
}

/** A folder with a configuration, and with the package as if it were installed. */
function project(configuration: string | undefined): string {
  const folder = join(cache, configuration === undefined ? 'unchanged' : 'configured');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(here('../..'), join(folder, 'node_modules/specwright'));
  if (configuration !== undefined) {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(join(folder, 'specwright.config.ts'), configuration);
  }
  return folder;
}

/** How long a process in a folder takes, in milliseconds. */
function run(args: readonly string[], cwd: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - began;
}
