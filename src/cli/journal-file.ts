import type { Contract } from '../contract/contract.ts';
import type { OutputError } from '../errors.ts';
import type { Journal, JournalEntry } from '../mock/journal.ts';

/** How long an entry may wait until it is written, in milliseconds. */
const SOON = 200;

/** A HAR that grows with the traffic, and is whole at any time: it outlives the process, however that ends. */
export interface JournalFile {
  /** Writes what came last, and no more. */
  close(): void;
}

/**
 * Writes what is added to journals from now on as HAR 1.2, in the order of the answers, in place of what
 * the file held.
 * @param contractsOf what the secrets of the moment are declared by.
 * @param onFault told once of what keeps the file from being written; then it is given up.
 * @throws {OutputError} if the file can't be written.
 */
export async function keepJournalFile(
  file: string,
  journals: readonly Journal[],
  contractsOf: () => readonly Contract[],
  onFault: (error: OutputError) => void,
): Promise<JournalFile> {
  // A mock starts without it.
  const { harEntry, CREATOR } = await import('../adapters/journal-har.ts');
  const { createHarFile } = await import('../recording/har-file.ts');
  const har = createHarFile(file, CREATOR);
  let waiting: JournalEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isGivenUp = false;
  const unfollow = journals.map((journal) =>
    journal.follow((entry) => {
      waiting.push(entry);
      timer ??= setTimeout(flush, SOON).unref();
    }),
  );
  return {
    close() {
      for (const stop of unfollow) stop();
      clearTimeout(timer);
      flush();
      har.close();
    },
  };

  function flush(): void {
    timer = undefined;
    const contracts = contractsOf();
    const entries = waiting.map((entry) => harEntry(entry, contracts));
    waiting = [];
    if (isGivenUp) return;
    try {
      har.add(entries);
    } catch (error) {
      isGivenUp = true;
      onFault(error as OutputError);
    }
  }
}
