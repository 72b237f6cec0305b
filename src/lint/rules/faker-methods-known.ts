import { compileFakerMethod } from '../../compile/fakes/faker-method.ts';
import { childPointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every `x-faker` names a method of faker that makes something. Of another one, nothing is heeded. */
export function fakerMethodsKnown({ roots }: Subject): Fault[] {
  const faults: Fault[] = [];
  for (const { node, pointer } of roots) {
    walk(node, 'schema', pointer, ({ 'x-faker': named }, _, schema) => {
      if (named === undefined || compileFakerMethod(named) !== undefined) return;
      faults.push({
        severity: 'warning',
        pointer: childPointer(schema, 'x-faker'),
        message: 'x-faker is not heeded: it names no method of faker that makes a value',
        expected: 'a method such as internet.email',
        received: JSON.stringify(named),
      });
    });
  }
  return faults;
}
