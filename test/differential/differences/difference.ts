import type { Pair } from '../engines.ts';

/** One way in which the engines differ, and what decides that ours is right. */
export interface Difference {
  /** The requests that show it, each in one line, by the document they are sent to. */
  readonly where: Readonly<Record<string, RegExp>>;
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
    difference.where[document]?.test(pair.request) === true &&
    difference.ours.test(pair.ours) &&
    pair.ours.replace(difference.ours, difference.prism) === pair.prism
  );
}

/** The requests to some operations, each written as `GET /things/{id}`. */
export function toOperations(...operations: readonly string[]): RegExp {
  const patterns = operations.map((operation) =>
    operation
      .split(/\{\w*\}/)
      .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
      .join('[^/?]+'),
  );
  return new RegExp(`^(${patterns.join('|')})(\\?| |$)`);
}
