import type { Schema } from '../../contract/contract.ts';
import type { Compiled } from './fake.ts';
import { satisfied, Unsatisfiable } from './unsatisfiable.ts';

/**
 * Compiles parts of which neighbours are mostly alike: for the schemas that were compiled last, it
 * gives what they were compiled to.
 */
export function reusingLast(
  compile: (schemas: readonly Schema[]) => Compiled,
): (schemas: readonly Schema[]) => Compiled {
  let last:
    | { readonly schemas: readonly Schema[]; readonly part: Compiled | Unsatisfiable }
    | undefined;
  return (schemas) => {
    if (last === undefined || !areSame(last.schemas, schemas)) {
      last = { schemas, part: satisfied(() => compile(schemas)) };
    }
    if (last.part instanceof Unsatisfiable) throw last.part;
    return last.part;
  };
}

function areSame(left: readonly Schema[], right: readonly Schema[]): boolean {
  return left.length === right.length && left.every((schema, index) => schema === right[index]);
}
