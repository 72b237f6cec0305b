import { clearTimeout, setTimeout } from 'node:timers';
import { counted, UsageError, WaitError } from '../errors.ts';
import type { WaitOptions } from './control-types.ts';
import { milliseconds } from './duration.ts';
import type { Journal, JournalEntry, JournalFilter, SentEntry } from './journal.ts';

const DEFAULT_TIMEOUT = 1000;

/**
 * Waits until a journal holds so many entries of a kind, and gives the last of them.
 * @throws {WaitError} if it doesn't in time; {UsageError} if the count or the timeout can't be taken.
 */
export async function waitFor<Entry extends JournalEntry | SentEntry>(
  journal: Journal<Entry>,
  place: JournalFilter,
  { count = 1, where = () => true, timeout = DEFAULT_TIMEOUT }: WaitOptions<Entry> = {},
): Promise<Entry> {
  const patience = milliseconds(timeout);
  expectCount(count);
  const found = () => journal.entries(place).filter(where);
  const nth = () => found()[count - 1];
  const come = nth();
  if (come !== undefined) return come;
  return new Promise((resolve, reject) => {
    const unfollow = journal.follow(() => {
      try {
        const entry = nth();
        if (entry !== undefined) settle(() => resolve(entry));
      } catch (error) {
        // Of `where`: it is for whoever waits, not for whoever asks.
        settle(() => reject(error));
      }
    });
    const timer = setTimeout(() => settle(() => reject(tooLate())), patience);
    function settle(end: () => void): void {
      unfollow();
      clearTimeout(timer);
      end();
    }
  });

  function tooLate(): WaitError {
    const { name, operation } = place;
    const missed = name === undefined ? `${operation} wasn't asked for` : `${name} wasn't sent`;
    return new WaitError({
      problem: `${missed} in time`,
      expected: `${counted(count, 'request')} within ${patience} ms`,
      received: String(found().length),
    });
  }
}

function expectCount(count: number): void {
  if (Number.isInteger(count) && count > 0) return;
  throw new UsageError({
    problem: "so many requests can't be waited for",
    expected: 'a whole number of requests, from 1',
    received: String(count),
  });
}
