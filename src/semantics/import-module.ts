import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type { Facts, Location } from '../errors.ts';
import { syntaxPlace, thrownAt } from './thrown-at.ts';

/** A module that was written by a user, or why it can't be imported. */
export type ImportedModule =
  | { readonly module: { readonly default?: unknown } }
  | { readonly failure: Pick<Facts, 'received' | 'location' | 'cause'> };

/** Imports a module that a user wrote. `file` is its path; failures are told with their place. */
export async function importModule(file: string): Promise<ImportedModule> {
  try {
    return { module: await import(pathToFileURL(file).href) };
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
