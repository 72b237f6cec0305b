import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Facts, Location } from '../errors.ts';
import { importedBy } from './nested-imports.ts';
import { syntaxPlace, thrownAt } from './thrown-at.ts';

/** A module that was written by a user, or why it can't be imported. */
export type ImportedModule =
  | { readonly module: { readonly default?: unknown } }
  | { readonly failure: Pick<Facts, 'received' | 'location' | 'cause'> };

/** When a module, or one that it imports, had been written last as it was first imported, in milliseconds since 1970. */
const written = new Map<string, number>();

/**
 * Imports a module that a user wrote. `file` is its path; failures are told with their place. One that
 * was changed since is imported anew, and so it is with what it imports where `followImports` was called.
 */
export async function importModule(file: string): Promise<ImportedModule> {
  const { href } = pathToFileURL(file);
  const first = written.get(file);
  const changed = changedAt(file);
  try {
    const isAsBefore = first === undefined || first === changed;
    return { module: await import(isAsBefore ? href : `${href}?changed=${changed}`) };
  } catch (cause) {
    const received = cause instanceof Error ? cause.message : String(cause);
    return { failure: { received, location: failedAt(file, cause), cause } };
  } finally {
    // What it imports is known only now.
    if (first === undefined) written.set(file, changedAt(file));
  }
}

function changedAt(file: string): number {
  const times = [file, ...importedBy(file)].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
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
