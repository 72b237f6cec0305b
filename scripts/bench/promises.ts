import type { Row } from './results.ts';
import { PRISM, SPECWRIGHT } from './subjects.ts';

/** What is promised of Specwright's median, as a multiple of Prism's. */
export interface Promised {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What of a promise is broken, as sentences; nothing: it is kept. */
export function brokenPromises({ title, entries }: Row, promised: Promised): string[] {
  const [ours, theirs] = [SPECWRIGHT, PRISM].map((name) =>
    entries.find((entry) => entry.name === name),
  );
  if (ours === undefined || theirs === undefined) return [];
  const ratio = ours.result.median / theirs.result.median;
  const { atLeast = 0, atMost = Number.POSITIVE_INFINITY } = promised;
  const measured = `${title}: ${ratio.toPrecision(3)} × ${PRISM}`;
  return [
    ...(ratio < atLeast ? [`${measured}, at least ${atLeast} is promised`] : []),
    ...(ratio > atMost ? [`${measured}, at most ${atMost} is promised`] : []),
    ...(ours.wrong > 0 ? [`${title}: ${ours.wrong} requests were not answered as documented`] : []),
  ];
}
