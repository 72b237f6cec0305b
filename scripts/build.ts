// Builds the package into dist/: JavaScript and declarations, and beside them what the product reads
// at run time: the bundled contracts, prepared so that they start without their documents being read, and
// what generated validators are written with.
import { spawnSync } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { joinRuntime } from '../generators/validators/runtime-text.ts';
import { bundledContracts } from '../src/contract/bundled.ts';
import { loadContract } from '../src/contract/load.ts';
import { serialiseContract } from '../src/contract/prepared.ts';
import { pageScript } from '../src/page/page-files.ts';
import { writeBundle } from './bundle.ts';

const root = new URL('..', import.meta.url);
const dist = new URL('dist/', root);
/** What runs in browsers, not in Node; each has its script. */
const PAGES = ['src/adapters/control-plane/page/', 'src/report/html/page/'];

await rm(dist, { recursive: true, force: true });
compile();
await writeBundle(fileURLToPath(dist));
await copyWithoutSources('src/page/browser/');
for (const page of PAGES) {
  await copyWithoutSources(page);
  await writeFile(new URL(`${page}main.js`, dist), await pageScript(new URL(page, root)));
}
await writeFile(new URL('generators/validators/runtime.js', dist), await joinRuntime());
for (const name of bundledContracts()) {
  const folder = `specs/${name}/`;
  await copyWithoutSources(folder);
  const prepared = serialiseContract(await loadContract(name));
  await writeFile(new URL(`${folder}contract.json`, dist), prepared);
}

async function copyWithoutSources(folder: string): Promise<void> {
  await cp(new URL(folder, root), new URL(folder, dist), {
    recursive: true,
    filter: (file) => !file.endsWith('.ts'),
  });
}

function compile(): void {
  const { status } = spawnSync('tsc', ['--project', 'tsconfig.build.json'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  });
  // The compiler has said why.
  if (status !== 0) process.exit(1);
}
