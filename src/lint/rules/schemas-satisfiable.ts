import type { Direction } from '../../compile/direction.ts';
import { compileFakes, type Fake, isProven } from '../../compile/fakes/compile.ts';
import { createRandom } from '../../compile/random.ts';
import type { Judge } from '../../compile/validators.ts';
import type { Violation } from '../../compile/violation.ts';
import type { Contract, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { formatLocation, SchemaError } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import { referredTo, type SchemaRoot } from '../schema-roots.ts';
import type { Subject } from '../subject.ts';
import { schemasEnd } from './schemas-end.ts';
import { schemaFaults } from './schemas-valid.ts';

/** How many values are made for a schema before it is given up. */
const ATTEMPTS = 10;

/**
 * Every schema is satisfied by some value. For one that stands in no other, a value is made and proven;
 * one inside another must not contradict itself, even where a value can do without it. Where none was
 * found, but there may be one, it is a warning. Schemas whose form is broken, or that don't compile or
 * end, are left to other rules.
 */
export function schemasSatisfiable(subject: Subject): Fault[] {
  const { contract, validator } = subject;
  const fakeOf = fallibleFakes(contract);
  const faults = new Map<string, Fault>();
  for (const root of withEnd(subject)) {
    const validate = validator(root.pointer, root.direction);
    if (validate instanceof SchemaError) continue;
    const found = [...rootFaults(root, fakeOf, validate), ...partFaults(root, fakeOf)];
    if (found.length === 0 || schemaFaults(contract, root).length > 0) continue;
    for (const fault of found) {
      // Those that refer to an unsatisfiable schema fail with it, and at its place.
      const place = placeOf(fault, contract);
      if (!faults.has(place)) faults.set(place, fault);
    }
  }
  return [...faults.values(), ...falseSchemas(contract.document)];
}

/** The roots from which no schema is reached that leads back to itself, which `schemas-end` tells. */
function withEnd(subject: Subject): readonly SchemaRoot[] {
  const { contract, roots } = subject;
  const endless = schemasEnd(subject).map(({ pointer }) => pointer);
  if (endless.length === 0) return roots;
  return roots.filter(({ pointer }) => {
    const reached = [pointer, ...referredTo(contract.document, [pointer])];
    return !reached.some((at) => endless.some((end) => end === at || end.startsWith(`${at}/`)));
  });
}

/** Makes the fakes of a schema, or tells why none can be made. */
type FallibleFakes = (pointer: Pointer, direction: Direction) => Fake | Fault;

function rootFaults(root: SchemaRoot, fakeOf: FallibleFakes, validate: Judge): Fault[] {
  // What is nothing but a reference is judged where it leads.
  if (isReference(root.node)) return [];
  const fake = fakeOf(root.pointer, root.direction);
  if (isFault(fake)) return [fake];
  const breach = breachOfEvery(fake, validate);
  if (breach === undefined) return [];
  const { contractPointer, expected, received } = breach;
  const message = `no value was found for the schema at ${root.pointer}; it may still have one`;
  return [{ severity: 'warning', pointer: contractPointer, message, expected, received }];
}

/** Contradictions inside a schema. `not: {}` is none: who writes it means that nothing may stand there. */
function partFaults(root: SchemaRoot, fakeOf: FallibleFakes): Fault[] {
  const faults: Fault[] = [];
  walk(root.node, 'schema', root.pointer, (node, _, pointer) => {
    if (node === root.node || isReference(node) || isProhibition(node) || !isNarrow(node)) return;
    const fake = fakeOf(pointer, root.direction);
    if (isFault(fake)) faults.push(fake);
  });
  return faults;
}

function isReference(schema: JsonObject): boolean {
  return schema.$ref !== undefined && Object.keys(schema).length === 1;
}

function isProhibition({ not }: JsonObject): boolean {
  return not === true || (isJsonObject(not) && Object.keys(not).length === 0);
}

/** Keywords without which a schema contradicts nothing, whatever stands inside it. */
const NARROWING = [
  ...['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum', 'const', 'required', 'contains'],
  ...['minimum', 'exclusiveMinimum', 'multipleOf', 'minLength', 'maxLength', 'pattern'],
  ...['minItems', 'minProperties', 'dependentRequired', 'dependentSchemas'],
];

function isNarrow(schema: JsonObject): boolean {
  return NARROWING.some((keyword) => Object.hasOwn(schema, keyword));
}

function fallibleFakes({ document, locate }: Contract): FallibleFakes {
  const compile = {
    request: compileFakes(document, { direction: 'request', locate }),
    response: compileFakes(document, { direction: 'response', locate }),
  };
  return (pointer, direction) => {
    try {
      return compile[direction](pointer);
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      const { problem, location } = error;
      const place = { pointer, ...(location && { location }) };
      if (isProven(error)) return { ...place, message: problem };
      return { ...place, severity: 'warning', message: `${problem}; it may still have one` };
    }
  };
}

function isFault(fake: Fake | Fault): fake is Fault {
  return typeof fake !== 'function';
}

/** The breach of the last value where none of them is valid. */
function breachOfEvery(fake: Fake, validate: Judge): Violation | undefined {
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

/** What is described to have no value at all: by `schema: false`, or by a component that is `false`. */
function falseSchemas(document: JsonObject): Fault[] {
  const faults: Fault[] = [];
  const add = (pointer: Pointer) =>
    faults.push({ pointer, message: 'no value satisfies the schema: it is false' });
  walk(document, 'openapi', '', (node, kind, pointer) => {
    if (kind !== 'schema' && node.schema === false) add(childPointer(pointer, 'schema'));
    if (kind !== 'components' || !isJsonObject(node.schemas)) return;
    for (const [name, schema] of Object.entries(node.schemas))
      if (schema === false) add(childPointer(`${pointer}/schemas`, name));
  });
  return faults;
}
