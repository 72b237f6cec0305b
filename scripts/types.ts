// Writes specs/<api>/types.ts of every bundled contract; with --check, only says whether they are fresh.
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typesFileIsFresh, updateTypesFiles } from '../generators/types-file.ts';
import { bundledContracts, bundledFolder } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';

const files = await Promise.all(
  bundledContracts().map(async (name) => ({
    contract: await loadContract(name),
    file: fileURLToPath(new URL('types.ts', bundledFolder(name))),
  })),
);

if (process.argv.includes('--check')) {
  for (const { contract, file } of files) {
    if (await typesFileIsFresh(contract, file)) {
      console.log(`${relative('.', file)}  fresh`);
    } else {
      console.error(`${relative('.', file)}  stale: run npm run prebuild`);
      process.exitCode = 1;
    }
  }
} else {
  const outcomes = await updateTypesFiles(files);
  for (const [index, { file }] of files.entries()) {
    console.log(`${relative('.', file)}  ${outcomes[index]}`);
  }
}
