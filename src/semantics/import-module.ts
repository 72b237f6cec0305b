import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Facts, Location } from '../errors.ts';
import { syntaxPlace, thrownAt } from './thrown-at.ts';

/** A module that was written by a user, or why it can't be imported. */
export type ImportedModule =
  | { readonly module: { readonly default?: unknown } }
  | { readonly failure: Pick<Facts, 'received' | 'location' | 'cause'> };

/** When the modules that were imported had been written last, in milliseconds since 1970. */
const written = new Map<string, number>();

/**
 * Imports a module that a user wrote. `file` is its path; failures are told with their place. One that
 * was changed since is imported anew, but not what it imports itself.
 */
export async function importModule(file: string): Promise<ImportedModule> {
  try {
    const { href } = pathToFileURL(file);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const first = written.get(file) ?? changed;
    written.set(file, first);
    return { module: await import(first === changed ? href : `${href}?changed=${changed}`) };
  } catch (cause) {
    const received = cause instanceof Error ? cause.message : String(cause);
    return { failure: { received, location: failedAt(file, cause), cause } };
  }
}

function failedAt(file: string, error: unknown): Location {
  if (!(error instanceof Error)) return { file };
  const thrown = thrownAt(error);
  if (thrown !== undefined && isUsers(thrown)) return thrown;
  if (!(error instanceof SyntaxError)) return { file };
  // Of a syntax error in JavaScript Node prints the place, but doesn't tell it in the error.
  const { stderr } = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
  return syntaxPlace(stderr) ?? { file };
}

/** The user's lines come first on a stack, if there are any; then those that import the module. */
function isUsers({ file }: Location): boolean {
  return file !== import.meta.filename && !file.includes('node_modules');
}
