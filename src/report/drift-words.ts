import type { DriftPair, DriftRow } from '../conformance/drift/row.ts';
import type { Summary } from '../conformance/report.ts';
import { counted } from '../errors.ts';

/** `5 places on which contract, recording and target disagree by shape`. */
export function driftHeading({ drift }: Pick<Summary, 'drift'>): string {
  return `${counted(drift.length, 'place')} on which contract, recording and target disagree by shape`;
}

/** `GET /orders 200`. */
export function answerOf({ operation, status }: DriftRow): string {
  return `${operation} ${status}`;
}

/** `status`, `header x-total`, `body /data/0/id`. */
export function placeOf({ at, pointer }: DriftRow): string {
  if (at === 'response') return 'status';
  if (at === 'response.header') return `header ${pointer.slice(1)}`;
  return `body ${pointer}`.trimEnd();
}

/** `contract: integer, recording: integer, target: string`. */
export function whatEachSays({ documented, recorded, received }: DriftRow): string {
  const said = { contract: documented, recording: recorded, target: received };
  return Object.entries(said)
    .map(([who, words]) => `${who}: ${words ?? 'nothing said'}`)
    .join(', ');
}

const PARTIES: Readonly<Record<DriftPair, readonly string[]>> = {
  'contract-recording': ['contract', 'recording'],
  'contract-target': ['contract', 'target'],
  'recording-target': ['recording', 'target'],
};

/** The one that disagrees with both others, else those that disagree. */
export function whoDiffers({ disagree }: DriftRow): string {
  const parties = disagree.flatMap((pair) => PARTIES[pair]);
  const odd = parties.find((party, at) => disagree.length === 2 && parties.indexOf(party) !== at);
  return odd ?? [...new Set(parties)].join(', ');
}
