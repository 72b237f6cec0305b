import { compileFake, type Fake } from '../../compile/fakes/compile.ts';
import { createRandom } from '../../compile/random.ts';
import type { Validator } from '../../compile/validators.ts';
import type { Violation } from '../../compile/violation.ts';
import type { Contract } from '../../contract/contract.ts';
import { formatLocation, SchemaError } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import type { SchemaRoot } from '../schema-roots.ts';
import type { Subject } from '../subject.ts';
import { schemaFaults } from './schemas-valid.ts';

/** How many values are made for a schema before it is given up. */
const ATTEMPTS = 10;

/** Every schema is satisfied by some value, which is made and proven. Broken ones are left to others. */
export function schemasSatisfiable({ contract, roots, validator }: Subject): Fault[] {
  const faults = new Map<string, Fault>();
  for (const root of roots) {
    // What is nothing but a reference is judged where it leads.
    if (root.node.$ref !== undefined && Object.keys(root.node).length === 1) continue;
    const validate = validator(root.pointer, root.direction);
    if (validate instanceof SchemaError) continue;
    const fault = unsatisfied(contract, root, validate);
    if (fault === undefined || schemaFaults(contract, root).length > 0) continue;
    // Those that refer to an unsatisfiable schema fail with it, and at its place.
    const place = placeOf(fault, contract);
    if (!faults.has(place)) faults.set(place, fault);
  }
  return [...faults.values()];
}

function unsatisfied(
  contract: Contract,
  { pointer, direction }: SchemaRoot,
  validate: Validator,
): Fault | undefined {
  const { document, locate } = contract;
  let fake: Fake;
  try {
    fake = compileFake(document, pointer, { direction, locate });
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return { pointer, message: error.problem, ...(error.location && { location: error.location }) };
  }
  const breach = breachOfEvery(fake, validate);
  return (
    breach && {
      pointer: breach.contractPointer,
      message: `no value was found that satisfies the schema at ${pointer}`,
      expected: breach.expected,
      received: breach.received,
    }
  );
}

/** The breach of the last value where none of them is valid. */
function breachOfEvery(fake: Fake, validate: Validator): Violation | undefined {
  let breach: Violation | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    [breach] = validate(fake({ random: createRandom(`attempt ${attempt}`), now: 0 }));
    if (breach === undefined) return undefined;
  }
  return breach;
}

function placeOf({ location, pointer }: Fault, { locate }: Contract): string {
  const place = location ?? locate(pointer);
  return `${formatLocation(place)} ${place.pointer}`;
}
