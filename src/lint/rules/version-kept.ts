import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * Everything is said in terms of the document's own version, so that other tools read it alike, and can
 * be said in those of 3.1, so that it counts here.
 */
export function versionKept({ contract }: Subject): Fault[] {
  return contract.notes.map((note) => ({ severity: 'warning', ...note }));
}
