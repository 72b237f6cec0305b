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
 * @throws {UsageError} if a number can't be taken.
 */
export function latestOf<Entry extends { readonly number: number }>(
  asked: Asked,
  held: readonly Entry[],
): Latest<Entry> {
  const after = countIn(asked, 'after', 0) ?? 0;
  const limit = countIn(asked, 'limit', 1) ?? held.length;
  const ordered = held.toSorted((a, b) => a.number - b.number);
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
