import type { Row } from './results.ts';
import { type Median, ratioText } from './statistics.ts';
import { SPECWRIGHT } from './subjects.ts';

/** What a subject's median may be at least or at most, as a multiple of another's in its table. */
export interface Bound {
  /** Whose; Specwright's where it isn't said. */
  readonly subject?: string;
  /** Of which measure; the first where it isn't said. */
  readonly unit?: string;
  readonly of: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What of some promises is broken, as sentences; nothing: they are kept. */
export function brokenPromises(row: Row, promised: readonly Bound[]): string[] {
  const { title, entries } = row;
  const wrong = entries.find(({ name }) => name === SPECWRIGHT)?.wrong ?? 0;
  return [
    ...promised.flatMap((bound) => {
      const ratio = ratioOf(row, bound);
      return ratio === undefined || isWithin(bound, ratio)
        ? []
        : [`${title}: ${describeBound(row, bound)} is promised, ${ratioText(ratio)} measured`];
    }),
    ...(wrong > 0 ? [`${title}: ${wrong} were not answered or judged as documented`] : []),
  ];
}

/** A goal, and whether it is met; nothing where one of the two subjects isn't in the table. */
export function goalLine(row: Row, goal: Bound): string[] {
  const ratio = ratioOf(row, goal);
  if (ratio === undefined) return [];
  const outcome = isWithin(goal, ratio) ? 'met' : '**not met**';
  return [`- Goal: ${describeBound(row, goal)}. ${outcome}: ${ratioText(ratio)}`];
}

function ratioOf({ entries, measures }: Row, { subject, unit, of }: Bound): number | undefined {
  const index = unit === undefined ? 0 : measures.findIndex((measure) => measure.unit === unit);
  const [ours, theirs] = [subject ?? SPECWRIGHT, of].map(
    (name): Median | undefined => entries.find((entry) => entry.name === name)?.results[index],
  );
  return ours === undefined || theirs === undefined ? undefined : ours.median / theirs.median;
}

function isWithin({ atLeast, atMost }: Bound, ratio: number): boolean {
  return ratio >= (atLeast ?? 0) && ratio <= (atMost ?? Number.POSITIVE_INFINITY);
}

function describeBound({ measures }: Row, { subject, unit, of, atLeast, atMost }: Bound): string {
  const limit = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${unit ?? measures[0]?.unit} of ${subject ?? SPECWRIGHT} ${limit} × ${of}`;
}
