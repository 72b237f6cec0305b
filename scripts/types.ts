// Writes specs/<api>/types.ts of every bundled contract; with --check, only says whether they are fresh.
import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typesFileIsFresh, updateTypesFiles } from '../generators/types-file.ts';
import { bundledContracts, bundledFolder } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';

for (const name of bundledContracts()) {
  const file = fileURLToPath(new URL('types.ts', bundledFolder(name)));
  const types = { contract: await loadContract(name), file };
  const shown = relative('.', file);
  if (await typesFileIsFresh(types)) {
    console.log(`${shown}  fresh`);
  } else if (process.argv.includes('--check')) {
    console.error(`${shown}  stale: run npm run prebuild`);
    process.exitCode = 1;
  } else {
    // The generator may have changed: what stands there must not pass as up to date.
    await rm(file, { force: true });
    await updateTypesFiles([types]);
    console.log(`${shown}  written`);
  }
}
