import { closeSync, openSync, writeSync } from 'node:fs';
import type { Contract } from '../contract/contract.ts';
import { OutputError } from '../errors.ts';
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
  const { harEntry, HAR_START, HAR_END } = await import('../adapters/journal-har.ts');
  const descriptor = open(file);
  let end = 0;
  let waiting: JournalEntry[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isGivenUp = false;
  const unfollow = journals.map((journal) =>
    journal.follow((entry) => {
      waiting.push(entry);
      timer ??= setTimeout(flush, SOON).unref();
    }),
  );
  append(HAR_START);
  return {
    close() {
      for (const stop of unfollow) stop();
      clearTimeout(timer);
      flush();
      closeSync(descriptor);
    },
  };

  function flush(): void {
    timer = undefined;
    const contracts = contractsOf();
    const entries = waiting.map((entry) => harEntry(entry, contracts));
    waiting = [];
    if (entries.length === 0 || isGivenUp) return;
    const comma = end === HAR_START.length ? '' : ',\n';
    append(comma + entries.join(',\n'));
  }

  /** Writes a text in place of what ends the file, and its end again. */
  function append(text: string): void {
    try {
      writeSync(descriptor, text + HAR_END, end);
      end += Buffer.byteLength(text);
    } catch (cause) {
      isGivenUp = true;
      onFault(new OutputError(file, cause));
    }
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'w');
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}
