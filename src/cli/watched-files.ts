import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedContract } from '../contract/assemble.ts';
import type { Contract } from '../contract/contract.ts';
import { SpecwrightError } from '../errors.ts';
import { importedBy } from '../semantics/nested-imports.ts';

/** The files on this machine that a contract was read from. */
export function contractFiles(contract: Contract): string[] {
  const urls = isLoaded(contract) ? [...contract.origins.values()].map(({ url }) => url) : [];
  return urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
}

function isLoaded(contract: Contract): contract is LoadedContract {
  return 'origins' in contract;
}

/** Files, each once, with what the modules among them import. */
export function withImports(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => [file, ...importedBy(file)]))];
}

/** The files of which an error tells: one that is missing may come. */
export function filesAtFault(error: unknown): string[] {
  if (!(error instanceof SpecwrightError)) return [];
  const { location, cause } = error;
  return [...(location === undefined ? [] : [resolve(location.file)]), ...filesAtFault(cause)];
}
