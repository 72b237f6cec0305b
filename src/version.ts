import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

let known: string | undefined;

/** The version of this package. */
export function version(): string {
  known ??= read();
  return known;
}

function read(): string {
  const file = findPackageJSON(import.meta.url);
  return file === undefined ? 'unknown' : JSON.parse(readFileSync(file, 'utf8')).version;
}
