import type { Contract, Pointer } from '../../contract/contract.ts';
import { walk } from '../../contract/walk.ts';
import { SchemaError } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import type { SchemaRoot } from '../schema-roots.ts';
import { fallibleValidators, type Subject } from '../subject.ts';
import { schemaFaults } from './schemas-valid.ts';

/** Every schema compiles. One whose form is wrong is left to `schemas-valid`. */
export function schemasCompile({ contract, roots, validator }: Subject): Fault[] {
  const failing = roots.filter(
    ({ pointer, direction }) => validator(pointer, direction) instanceof SchemaError,
  );
  if (failing.length === 0) return [];
  const alone = fallibleValidators(withoutReferences(contract));
  return failing
    .filter((root) => schemaFaults(contract, root).length === 0)
    .flatMap((root) => innermostFaults(root, alone));
}

/** A contract whose schemas refer to nothing, so that each of them fails through itself alone. */
function withoutReferences(contract: Contract): Contract {
  const document = structuredClone(contract.document);
  walk(document, 'openapi', '', (node, kind) => {
    if (kind === 'schema') delete node.$ref;
  });
  return { ...contract, document };
}

/** The schemas in a root, itself included, that don't compile though all that stand in them do. */
function innermostFaults(root: SchemaRoot, validator: Subject['validator']): Fault[] {
  const failing: { pointer: Pointer; error: SchemaError }[] = [];
  walk(root.node, 'schema', root.pointer, (_, kind, pointer) => {
    if (kind !== 'schema') return;
    const error = validator(pointer, root.direction);
    if (error instanceof SchemaError) failing.push({ pointer, error });
  });
  return failing
    .filter(({ pointer }) => !failing.some((other) => other.pointer.startsWith(`${pointer}/`)))
    .map(({ pointer, error: { cause } }) => ({
      pointer,
      message: `the schema does not compile: ${cause instanceof Error ? cause.message : cause}`,
    }));
}
