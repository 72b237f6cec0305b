import type { OpenedArgument } from './contracts.ts';
import type { ReloadLog } from './reload-log.ts';
import { watchFiles } from './watch-files.ts';
import { contractFiles, filesAtFault, withImports } from './watched-files.ts';

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
  return [...contractFiles(contract), ...semanticsFiles];
}
