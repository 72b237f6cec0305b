import type { Pointer } from '../../contract/contract.ts';
import { walk } from '../../contract/walk.ts';
import { appliedInPlace } from '../applied-in-place.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * No schema is applied again to the very value that it is being applied to: judging the value would
 * have no end (JSON Schema 2020-12 Core §9.4.1).
 */
export function schemasEnd({ contract, roots }: Subject): Fault[] {
  const { document } = contract;
  const faults: Fault[] = [];
  const done = new Set<Pointer>();
  const visit = (pointer: Pointer, passed: ReadonlySet<Pointer>) => {
    if (passed.has(pointer)) {
      faults.push({ pointer, message: 'the schema leads back to itself without end' });
      return;
    }
    if (done.has(pointer)) return;
    for (const next of appliedInPlace(document, pointer))
      visit(next, new Set([...passed, pointer]));
    done.add(pointer);
  };
  for (const root of roots) {
    walk(root.node, 'schema', root.pointer, (_, __, pointer) => visit(pointer, new Set()));
  }
  return faults;
}
