import { UsageError } from '../../errors.ts';
import type { Asked } from './asked.ts';

/** What was asked for of a journal's entries. */
export interface Latest<Entry> {
  /** How many there are, whatever is left out. */
  readonly count: number;
  /** The number of the oldest of them all. */
  readonly oldest?: number;
  readonly entries: readonly Entry[];
}

/**
 * Those of some entries that the query asks for: after a number, the latest few of them.
 * @param contracts of how many contracts they are: those of several are put in the order of time.
 * @throws {UsageError} if a number can't be taken, or means several contracts.
 */
export function latestOf<Entry extends { readonly number: number; readonly at: string }>(
  asked: Asked,
  contracts: number,
  held: readonly Entry[],
): Latest<Entry> {
  const after = countIn(asked, 'after', 0) ?? 0;
  const limit = countIn(asked, 'limit', 1) ?? held.length;
  if (contracts > 1 && asked.query.has('after')) {
    throw new UsageError({
      problem: 'requests are counted in each contract',
      expected: '`contract` beside `after`',
      received: '`after` alone',
    });
  }
  const ordered = contracts > 1 ? held.toSorted((a, b) => a.at.localeCompare(b.at)) : held;
  const entries = ordered.filter(({ number }) => number > after).slice(-limit);
  const oldest = ordered[0]?.number;
  return { count: held.length, ...(oldest !== undefined && { oldest }), entries };
}

function countIn({ query }: Asked, name: string, least: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= least) return count;
  throw new UsageError({
    problem: `\`${name}\` can't be taken`,
    expected: `a whole number from ${least}`,
    received: text || 'nothing',
  });
}
