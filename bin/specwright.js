#!/usr/bin/env node
// What even Node 12 can read, to be told that it is too old: no top-level await, no newer syntax.
import module from 'node:module';

// An import reads all that a module exports, and some of that is made when it is read.
const { existsSync } = module.createRequire(import.meta.url)('fs');
const [major, minor] = process.versions.node.split('.').map(Number);
const built = new URL('../dist/src/cli/run.js', import.meta.url);

if (major < 22 || (major === 22 && minor < 19)) {
  refuse(
    `specwright needs Node 22.19 or newer\n  received  Node ${process.versions.node}\n  Install a newer one, or add the npm package "node" to the project's devDependencies.`,
  );
} else if (!existsSync(built)) {
  refuse('specwright is not built: run npm run build');
} else {
  module.enableCompileCache();
  import(built.href);
}

function refuse(message) {
  console.error(`error ${message}`);
  process.exitCode = 2;
}
