import { chmod, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf } from '../contract/folder.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A project with a contract and recordings that keep it, or don't. */
export interface Project {
  readonly folder: string;
  /** The environment of its commands: `npx specwright` is this repository's. */
  readonly env: NodeJS.ProcessEnv;
}

/** A project as the examples mean it: `api.yaml`, `recordings/`, `reports/`. */
export async function createProject(isKept: boolean): Promise<Project> {
  const folder = await folderOf({});
  const braze = join(repository, 'specs/braze');
  await cp(join(braze, 'openapi.yaml'), join(folder, 'api.yaml'));
  await cp(join(braze, 'recordings'), join(folder, 'recordings'), { recursive: true });
  await mkdir(join(folder, 'reports'));
  if (!isKept) await writeFile(join(folder, 'recordings/wrong.har'), WRONG);
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const run = join(repository, 'src/cli/run.ts');
  await writeFile(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" != --yes ] || shift\n[ "$1" = specwright ] || exit 127\nshift\nexec "${process.execPath}" "${run}" "$@"\n`,
  );
  await chmod(join(bin, 'npx'), 0o755);
  const { GITHUB_STEP_SUMMARY: _, GITHUB_WORKSPACE: __, ...inherited } = process.env;
  // Half of a short run is the sources' compilation.
  const NODE_COMPILE_CACHE = join(repository, 'node_modules/.cache/compile');
  const PATH = `${bin}:${process.env.PATH}`;
  return { folder, env: { ...inherited, NODE_COMPILE_CACHE, PATH } };
}

/** An answer with a status that isn't documented. */
const WRONG = JSON.stringify({
  log: {
    entries: [
      {
        request: {
          method: 'GET',
          url: 'https://rest.iad-01.braze.com/events/data_series?event=e&length=1',
          headers: [],
        },
        response: { status: 302, headers: [], content: {} },
      },
    ],
  },
});
