import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Peers with the versions that are measured. Users never install them. */
const PEERS: Readonly<Record<string, string>> = {
  '@stoplight/prism-cli': '5.16.0',
  '@stdy/cli': '0.22.2',
  '@scalar/mock-server': '0.14.4',
  // What Scalar's is served with, and reads YAML with.
  '@hono/node-server': '2.1.8',
  yaml: '2.9.1',
  'openapi-backend': '5.21.2',
  '@redocly/cli': '2.77.0',
  // GitHub's document.
  '@octokit/openapi': '23.0.2',
};

/** Where the peers are installed. */
export const cache = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

/**
 * Where Specwright keeps what it made of large documents, when it is run in that folder, as everyone is: an empty one
 * makes it start cold.
 */
export const contractCache = join(cache, 'node_modules/.cache/specwright');

/** Installs the peers into a cache of the benchmark's own; no install script of theirs runs. */
export function installPeers(): void {
  mkdirSync(cache, { recursive: true });
  const manifest = join(cache, 'package.json');
  const text = JSON.stringify({ private: true, dependencies: PEERS });
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === text) return;
  execFileSync(
    'npm',
    ['install', '--prefix', cache, '--ignore-scripts', '--no-package-lock', ...specifiers()],
    {
      stdio: 'inherit',
    },
  );
  // Last, and only then: an install that was cut off is begun again.
  writeFileSync(manifest, text);
}

/** A file of an installed peer. */
export function peerFile(path: string): string {
  return join(cache, 'node_modules', path);
}

/** `name version` of every peer. */
export function peerVersions(): string[] {
  return Object.entries(PEERS).map(([name, version]) => `${name} ${version}`);
}

function specifiers(): string[] {
  return Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
}
