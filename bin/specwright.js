#!/usr/bin/env node
// Plain JavaScript: an older Node must be able to read it, to be told that it is too old.
import module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `error specwright needs Node 22.19 or newer\n  received  Node ${process.versions.node}\n  Install a newer one, or add the npm package "node" to the project's devDependencies.`,
  );
  process.exitCode = 2;
} else {
  module.enableCompileCache();
  await import('../dist/src/cli/run.js');
}
