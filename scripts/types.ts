// Writes specs/<api>/types.ts of every bundled contract; with --check, only says whether they are fresh.
import { fileURLToPath } from 'node:url';
import { typesFileIsFresh, updateTypesFile } from '../generators/types-file.ts';
import { bundledContracts } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';

for (const name of bundledContracts()) {
  const contract = await loadContract(name);
  const file = fileURLToPath(new URL(`../specs/${name}/types.ts`, import.meta.url));
  if (!process.argv.includes('--check')) {
    console.log(`specs/${name}/types.ts  ${await updateTypesFile(contract, file)}`);
  } else if (await typesFileIsFresh(contract, file)) {
    console.log(`specs/${name}/types.ts  fresh`);
  } else {
    console.error(`specs/${name}/types.ts  stale: run npm run prebuild`);
    process.exitCode = 1;
  }
}
