import type { Pair } from '../engines.ts';

/** One way in which the engines differ, and what decides that ours is right. */
export interface Difference {
  /** The document and the request: `routing.yaml: GET /things`. */
  readonly request: RegExp;
  readonly ours: RegExp;
  /** Prism's outcome: what ours would have to be replaced by. */
  readonly prism: string;
  /** Where it is written. */
  readonly clause: string;
  /** What is written there, or follows from it. */
  readonly because: string;
}

/** Whether an entry of the table tells of what was found. */
export function describes(difference: Difference, document: string, pair: Pair): boolean {
  return (
    difference.request.test(`${document}: ${pair.request}`) &&
    difference.ours.test(pair.ours) &&
    pair.ours.replace(difference.ours, difference.prism) === pair.prism
  );
}
