import type { Row } from './results.ts';
import { ratioText } from './statistics.ts';
import { SPECWRIGHT } from './subjects.ts';

/**
 * What a subject's median may be at least or at most: as a multiple of another's in its table, or, where
 * none is named, in the unit of its measure.
 */
export interface Bound {
  /** Whose; Specwright's where it isn't said. */
  readonly subject?: string;
  /** Of which measure; the first where it isn't said. */
  readonly unit?: string;
  readonly of?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What of some promises is broken, as sentences; nothing: they are kept. */
export function brokenPromises(row: Row, promised: readonly Bound[]): string[] {
  const { title, entries } = row;
  const wrong = entries.find(({ name }) => name === SPECWRIGHT)?.wrong ?? 0;
  return [
    ...promised.flatMap((bound) => {
      const measured = boundedBy(row, bound);
      if (measured !== undefined && isWithin(bound, measured)) return [];
      const found = measured === undefined ? 'nothing' : ratioText(measured);
      return [`${title}: ${describeBound(row, bound)} is promised, ${found} measured`];
    }),
    ...(wrong > 0 ? [`${title}: ${wrong} were not answered or judged as documented`] : []),
  ];
}

/** A goal, and whether it is met; nothing where a subject of it isn't in the table. */
export function goalLine(row: Row, goal: Bound): string[] {
  const measured = boundedBy(row, goal);
  if (measured === undefined) return [];
  const outcome = isWithin(goal, measured) ? 'met' : '**not met**';
  return [`- Goal: ${describeBound(row, goal)}. ${outcome}: ${ratioText(measured)}`];
}

/** What a bound is about: a ratio of medians, or a median. */
function boundedBy({ entries, measures }: Row, { subject, unit, of }: Bound): number | undefined {
  const index = unit === undefined ? 0 : measures.findIndex((measure) => measure.unit === unit);
  const medianOf = (name: string) =>
    entries.find((entry) => entry.name === name)?.results[index]?.median;
  const ours = medianOf(subject ?? SPECWRIGHT);
  if (ours === undefined || of === undefined) return ours;
  const theirs = medianOf(of);
  return theirs === undefined ? undefined : ours / theirs;
}

function isWithin({ atLeast, atMost }: Bound, measured: number): boolean {
  return measured >= (atLeast ?? 0) && measured <= (atMost ?? Number.POSITIVE_INFINITY);
}

function describeBound({ measures }: Row, { subject, unit, of, atLeast, atMost }: Bound): string {
  const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  const measured = `${unit ?? measures[0]?.unit} of ${subject ?? SPECWRIGHT}`;
  return `${measured} ${limit}${of === undefined ? '' : ` × ${of}`}`;
}
