import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { ServedMock } from '../adapters/answering.ts';
import { OutputError } from '../errors.ts';

/**
 * Makes sure that a journal can be written: better told at the start than when the traffic is over.
 * @throws {OutputError} if it can't.
 */
export function expectWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}

/**
 * Writes what mocks have seen, in its order, as HAR 1.2.
 * @throws {OutputError} if the file can't be written.
 */
export async function writeJournal(file: string, mocks: readonly ServedMock[]): Promise<void> {
  // A mock starts without it.
  const { journalAsHar } = await import('../adapters/journal-har.ts');
  const entries = mocks.flatMap(({ requests }) => requests.entries());
  const inOrder = entries.sort((a, b) => a.at.localeCompare(b.at));
  const contracts = mocks.map(({ contract }) => contract);
  try {
    writeFileSync(file, journalAsHar(inOrder, contracts));
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}
