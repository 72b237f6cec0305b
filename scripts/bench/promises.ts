import type { Measure, Row } from './results.ts';
import type { Median } from './statistics.ts';
import { SPECWRIGHT } from './subjects.ts';

/** What is promised of Specwright's median, as a multiple of another subject's. */
export interface Promised {
  readonly of: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/**
 * What of some promises is broken, as sentences; nothing: they are kept.
 * @param promised one for each measure of the row.
 */
export function brokenPromises(row: Row, promised: readonly Promised[]): string[] {
  const { title, measures, entries } = row;
  const wrong = entries.find(({ name }) => name === SPECWRIGHT)?.wrong ?? 0;
  return [
    ...promised.flatMap((each, index) =>
      brokenPromise(row, measures[index] as Measure, index, each),
    ),
    ...(wrong > 0 ? [`${title}: ${wrong} were not answered or judged as documented`] : []),
  ];
}

function brokenPromise(
  { title, entries }: Row,
  { unit }: Measure,
  index: number,
  { of, atLeast = 0, atMost = Number.POSITIVE_INFINITY }: Promised,
): string[] {
  const [ours, theirs] = [SPECWRIGHT, of].map(
    (name) => entries.find((entry) => entry.name === name)?.results[index],
  ) as [Median, Median];
  const ratio = ours.median / theirs.median;
  const measured = `${title}, ${unit}: ${ratio.toPrecision(3)} × ${of}`;
  return [
    ...(ratio < atLeast ? [`${measured}, at least ${atLeast} is promised`] : []),
    ...(ratio > atMost ? [`${measured}, at most ${atMost} is promised`] : []),
  ];
}
