import { counted, WaitError } from '../errors.ts';
import type { WaitOptions } from './control-types.ts';
import { milliseconds } from './duration.ts';
import type { Journal, JournalEntry } from './journal.ts';

const DEFAULT_TIMEOUT = 1000;

/**
 * Waits until a journal holds so many entries of an operation, and gives the last of them.
 * @throws {WaitError} if it doesn't in time; {UsageError} if the timeout is no duration.
 */
export function waitFor(
  journal: Journal,
  place: { readonly sandbox: string; readonly operation: string },
  { count = 1, where = () => true, timeout = DEFAULT_TIMEOUT }: WaitOptions = {},
): Promise<JournalEntry> {
  const patience = milliseconds(timeout);
  const found = () => journal.entries(place).filter(where);
  const nth = () => found()[count - 1];
  return new Promise((resolve, reject) => {
    const come = nth();
    if (come !== undefined) {
      resolve(come);
      return;
    }
    const unfollow = journal.follow(() => {
      const entry = nth();
      if (entry !== undefined) settle(() => resolve(entry));
    });
    const timer = setTimeout(() => settle(() => reject(tooLate())), patience);
    function settle(end: () => void): void {
      unfollow();
      clearTimeout(timer);
      end();
    }
  });

  function tooLate(): WaitError {
    return new WaitError({
      problem: `${place.operation} wasn't asked for in time`,
      expected: `${counted(count, 'request')} within ${patience} ms`,
      received: String(found().length),
    });
  }
}
