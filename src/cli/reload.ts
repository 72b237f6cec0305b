import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadedContract } from '../contract/assemble.ts';
import type { Contract } from '../contract/contract.ts';
import { SpecwrightError } from '../errors.ts';
import { importedBy } from '../semantics/nested-imports.ts';
import type { OpenedArgument } from './contracts.ts';
import type { ReloadLog } from './reload-log.ts';
import { watchFiles } from './watch-files.ts';

/** What is served, and how it is opened anew. */
export interface Reloadable {
  readonly name: string;
  readonly opened: OpenedArgument;
  readonly open: () => Promise<OpenedArgument>;
  readonly reload: (opened: OpenedArgument) => void;
}

/**
 * Reloads contracts when their files are changed. One that can't be opened leaves the old one
 * answering, and says why.
 * @returns what ends it.
 */
export function reloadOnChange(served: readonly Reloadable[], log: ReloadLog): () => void {
  const ends = served.map((one) => follow(one, log));
  return () => {
    for (const end of ends) end();
  };
}

function follow({ name, opened, open, reload }: Reloadable, log: ReloadLog): () => void {
  let files = filesOf(opened);
  return watchFiles(withImports(files), async () => {
    try {
      const reopened = await open();
      reload(reopened);
      files = filesOf(reopened);
      log.reloaded(name);
      return withImports(files);
    } catch (error) {
      log.notReloaded(name, error);
      return withImports([...files, ...filesAtFault(error)]);
    }
  });
}

/** The files that a contract was read from, and those that its semantics are taken from once they are there. */
function filesOf({ contract, semanticsFiles }: OpenedArgument): string[] {
  const urls = isLoaded(contract) ? [...contract.origins.values()].map(({ url }) => url) : [];
  const files = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  return [...new Set([...files, ...semanticsFiles])];
}

/** With what the modules among them import. */
function withImports(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => [file, ...importedBy(file)]))];
}

function isLoaded(contract: Contract): contract is LoadedContract {
  return 'origins' in contract;
}

/** The files of which an error tells: one that is missing may come. */
function filesAtFault(error: unknown): string[] {
  if (!(error instanceof SpecwrightError)) return [];
  const { location, cause } = error;
  return [...(location === undefined ? [] : [resolve(location.file)]), ...filesAtFault(cause)];
}
