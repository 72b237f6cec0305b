import { childPointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';
import { valueFaults } from '../value-faults.ts';

/** Every `default` satisfies its schema. */
export function defaultsValid(subject: Subject): Fault[] {
  const faults: Fault[] = [];
  for (const { node, pointer, direction } of subject.roots) {
    walk(node, 'schema', pointer, ({ default: value }, _, schema) => {
      if (value === undefined) return;
      const place = childPointer(schema, 'default');
      faults.push(...valueFaults(subject, { value, pointer: place, schema, direction }, 'default'));
    });
  }
  return faults;
}
