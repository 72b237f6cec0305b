// Builds the package into dist/: JavaScript and declarations, and beside them what the product reads
// at run time: the bundled contracts, prepared so that they start without their documents being read.
import { spawnSync } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundledContracts, bundledFolder } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';
import { serialiseContract } from '../src/contract/prepared.ts';
import { writeBundle } from './bundle.ts';

const root = new URL('..', import.meta.url);
const dist = new URL('dist/', root);

await rm(dist, { recursive: true, force: true });
compile('tsconfig.build.json');
await writeBundle(fileURLToPath(dist));
// The live page runs in browsers, not in Node.
compile('tsconfig.page.json', '--noEmit', 'false', '--outDir', 'dist');
const page = 'src/adapters/control-plane/page/';
await cp(new URL(page, root), new URL(page, dist), {
  recursive: true,
  filter: (file) => !file.endsWith('.ts'),
});

for (const name of bundledContracts()) {
  const built = new URL(`specs/${name}/`, dist);
  await cp(bundledFolder(name), built, {
    recursive: true,
    filter: (file) => !file.endsWith('.ts'),
  });
  await writeFile(new URL('contract.json', built), serialiseContract(await loadContract(name)));
}

function compile(...project: string[]): void {
  const { status } = spawnSync('tsc', ['--project', ...project], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  });
  // The compiler has said why.
  if (status !== 0) process.exit(1);
}
