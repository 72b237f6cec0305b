import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Everything is said in terms of the document's own version, so that other tools read it alike. */
export function versionKept({ contract }: Subject): Fault[] {
  return contract.notes.map((note) => ({ severity: 'warning', ...note }));
}
