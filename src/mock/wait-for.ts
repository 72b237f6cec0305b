import { clearTimeout, setTimeout } from 'node:timers';
import { counted, UsageError, WaitError } from '../errors.ts';
import { splitTarget } from '../http/target.ts';
import type { WaitOptions } from './control-types.ts';
import { milliseconds } from './duration.ts';
import type { Journal, JournalEntry, JournalFilter, SentEntry } from './journal.ts';

const DEFAULT_TIMEOUT = 1000;

/**
 * Waits until a journal holds so many entries of a kind, and gives the last of them.
 * @throws {WaitError} if it doesn't in time, or its mock is closed; {UsageError} if the count or the timeout can't be taken.
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
    const onEntry = () => {
      try {
        const entry = nth();
        if (entry !== undefined) settle(() => resolve(entry));
      } catch (error) {
        // Of `where`: it is for whoever waits, not for whoever asks.
        settle(() => reject(error));
      }
    };
    const fail = (when: string) => settle(() => reject(missed(when)));
    const unfollow = journal.follow(onEntry, () => fail('before its mock was closed'));
    const timer = setTimeout(() => fail('in time'), patience);
    function settle(end: () => void): void {
      unfollow();
      clearTimeout(timer);
      end();
    }
  });

  function missed(when: string): WaitError {
    const { sandbox } = place;
    const received = found();
    const others = journal.entries({ sandbox }).filter((entry) => !received.includes(entry));
    return new WaitError({
      problem: `${describeMissed(place)} ${when}`,
      expected: `${counted(count, 'request')} within ${patience} ms`,
      received: String(received.length),
      ...(others.length > 0 && { hint: `Came instead: ${latestOf(others)}.` }),
    });
  }
}

function describeMissed({ name, operation }: JournalFilter): string {
  if (name !== undefined) return `${name} wasn't sent`;
  return operation === null
    ? 'nothing undocumented was asked for'
    : `${operation} wasn't asked for`;
}

/** How many requests that weren't meant are told of. */
const MOST_TOLD = 5;

/** The latest of some requests, in their order: `GET /things 200, GET /nowhere 404`. */
function latestOf(entries: readonly (JournalEntry | SentEntry)[]): string {
  const told = entries.slice(-MOST_TOLD).map(({ request, response }) => {
    const { path } = splitTarget(request.url);
    return `${request.method} ${path} ${response?.status ?? 'unanswered'}`;
  });
  return `${entries.length > MOST_TOLD ? '… ' : ''}${told.join(', ')}`;
}

function expectCount(count: number): void {
  if (Number.isInteger(count) && count > 0) return;
  throw new UsageError({
    problem: "so many requests can't be waited for",
    expected: 'a whole number of requests, from 1',
    received: String(count),
  });
}
