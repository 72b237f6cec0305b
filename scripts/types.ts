// Writes specs/<api>/types.ts of every bundled contract; with --check, only says whether they are fresh.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGenerated, writeGenerated } from '../generators/generated-file.ts';
import { moduleText } from '../generators/generated-modules.ts';
import { TYPES } from '../generators/module-kinds.ts';
import { bundledContracts, bundledFolder } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';

for (const name of bundledContracts()) {
  const file = fileURLToPath(new URL('types.ts', bundledFolder(name)));
  // To the letter: the generator may have changed while its version has not.
  const text = await moduleText(TYPES, await loadContract(name));
  const shown = relative('.', file);
  if ((await readGenerated(file)) === text) {
    console.log(`${shown}  fresh`);
  } else if (process.argv.includes('--check')) {
    console.error(`${shown}  stale: run npm run prebuild`);
    process.exitCode = 1;
  } else {
    await writeGenerated(file, text);
    console.log(`${shown}  written`);
  }
}
