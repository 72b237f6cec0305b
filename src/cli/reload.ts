import { fileURLToPath } from 'node:url';
import type { LoadedContract } from '../contract/assemble.ts';
import type { Contract } from '../contract/contract.ts';
import { SpecwrightError } from '../errors.ts';
import type { OpenContract } from '../semantics/open.ts';
import type { Terminal } from './terminal.ts';
import { describeError } from './terminal.ts';
import { watchFiles } from './watch-files.ts';

/** What is served, and how it is opened anew. */
export interface Reloadable {
  readonly name: string;
  readonly opened: OpenContract;
  readonly open: () => Promise<OpenContract>;
  readonly reload: (opened: OpenContract) => void;
}

/**
 * Reloads contracts when their files are changed. One that can't be opened leaves the old one
 * answering, and says why.
 * @returns what ends it.
 */
export function reloadOnChange(served: readonly Reloadable[], terminal: Terminal): () => void {
  const ends = served.map((one) => follow(one, terminal));
  return () => {
    for (const end of ends) end();
  };
}

function follow({ name, opened, open, reload }: Reloadable, terminal: Terminal): () => void {
  let isEnded = false;
  let files = filesOf(opened);
  let unwatch = watchFiles(files, change);
  return () => {
    isEnded = true;
    unwatch();
  };

  async function change(): Promise<void> {
    try {
      const reopened = await open();
      reload(reopened);
      files = filesOf(reopened);
      terminal.note(`reloaded ${name}`);
    } catch (error) {
      if (!(error instanceof SpecwrightError)) throw error;
      terminal.note(describeError(error, terminal.paintNote));
      terminal.note(`${name} goes on as it was`);
    }
    unwatch();
    if (!isEnded) unwatch = watchFiles(files, change);
  }
}

/** The files that a contract was read from, its semantics among them. */
function filesOf({ contract, semanticsFile }: OpenContract): string[] {
  const urls = isLoaded(contract) ? [...contract.origins.values()].map(({ url }) => url) : [];
  const files = urls.filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  return [...new Set([...files, ...(semanticsFile === undefined ? [] : [semanticsFile])])];
}

function isLoaded(contract: Contract): contract is LoadedContract {
  return 'origins' in contract;
}
