import type { JsonObject, Schema } from '../../contract/contract.ts';
import { assertSatisfiable } from './admits.ts';
import type { Choice } from './choices.ts';
import {
  type Constraints,
  isNamed,
  satisfied,
  UNCONSTRAINED,
  Unsatisfiable,
} from './constraints.ts';
import { merge } from './merge.ts';
import { costOf, exclude, negate } from './negate.ts';
import type { References } from './references.ts';
import {
  applied,
  closeScope,
  referred,
  type Step,
  scopeOf,
  stepsAfter,
  stepsWithin,
} from './steps.ts';

/** How deep required properties are looked into to tell whether schemas exclude each other. */
const PROOF_DEPTH = 3;
/** How many steps a search may take: exclusions that contradict each other could be combined forever. */
const MOST_STEPS = 20_000;

/**
 * The ways in which a value can satisfy several schemas together. References and `allOf` are merged
 * in; each of `oneOf`, `anyOf`, `if` and the like is decided one way per alternative, and of `oneOf`
 * the branches that weren't taken are excluded. Contradictions are left out.
 *
 * Gives what `accept` made of each, about `limit` of them, shared fairly among the branches; where
 * it throws `Unsatisfiable`, the next one is tried.
 * @throws Unsatisfiable with the first reason, where nothing was accepted.
 */
export function alternatives<T>(
  schemas: readonly Schema[],
  references: References,
  limit: number,
  accept: (constraints: Constraints) => T,
): T[] {
  const failures: Unsatisfiable[] = [];
  const effort = { left: MOST_STEPS };
  const search = { references, failures, accept, effort, proofDepth: PROOF_DEPTH, proves: false };
  const found = take(solve(search, schemas.map(applied), UNCONSTRAINED, limit), limit);
  if (found.length === 0) throw failures[0] ?? new Unsatisfiable('no value is allowed');
  return found;
}

/** Whether some value satisfies all the schemas, as far as can be told without making one. */
export function isPossible(schemas: readonly Schema[], references: References): boolean {
  return canPass(references, schemas.map(applied), UNCONSTRAINED, PROOF_DEPTH);
}

interface Search<T> {
  readonly references: References;
  readonly failures: Unsatisfiable[];
  readonly accept: (constraints: Constraints) => T;
  readonly effort: { left: number };
  readonly proofDepth: number;
  /** A proof doesn't look into what `oneOf` excludes: that takes long, and seldom tells more. */
  readonly proves: boolean;
}

/** Depth first; a contradiction ends a path. Generators, so that nothing past the limit is computed. */
function* solve<T>(
  search: Search<T>,
  steps: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  const [step, ...rest] = steps;
  try {
    if (search.effort.left-- <= 0) throw new Unsatisfiable('too many combinations were tried');
    switch (step?.kind) {
      case undefined:
        yield search.accept(constraints);
        return;
      case 'apply':
        yield* apply(search, step.schema, rest, constraints, limit);
        return;
      case 'choose':
        yield* choose(search, step.choices, rest, constraints, limit);
        return;
      case 'evaluate':
        yield* solve(search, rest, closeScope(constraints, step.schema, step.before), limit);
        return;
      case 'depend':
        yield* depend(search, step.name, step.schema, rest, constraints, limit);
        return;
      case 'exclude':
        yield* avoid(search, step.schemas, rest, constraints, limit);
        return;
    }
  } catch (error) {
    if (!(error instanceof Unsatisfiable)) throw error;
    search.failures.push(error);
  }
}

function* apply<T>(
  search: Search<T>,
  schema: Schema,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  if (schema === false) throw new Unsatisfiable('the schema is false');
  if (schema === true || constraints.sources.includes(schema)) {
    yield* solve(search, rest, constraints, limit);
    return;
  }
  const { references } = search;
  const targets: Step[] = [];
  let merged = merge(constraints, schema);
  for (const reference of [schema.$ref, schema.$dynamicRef]) {
    if (typeof reference !== 'string') continue;
    const target = references.resolve(schema, reference);
    if (target === undefined) throw new Unsatisfiable(`${reference} leads nowhere`, schema);
    targets.push(applied(target));
    merged = referred(merged, reference, target, references);
  }
  const inner = [...targets, ...stepsWithin(schema, references), ...scopeOf(schema, constraints)];
  yield* solve(search, [...inner, ...rest, ...stepsAfter(schema)], merged, limit);
}

/** Tries the choices in turn. Each gets its share of the limit, so that the first don't use it up. */
function* choose<T>(
  search: Search<T>,
  choices: readonly Choice[],
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  const share = Math.max(1, Math.floor(limit / choices.length));
  for (const choice of choices) {
    const schemas = search.proves ? choice.exclude : [...choice.exclude, ...choice.unlike];
    const last: Step[] = schemas.length === 0 ? [] : [{ kind: 'exclude', schemas }];
    const attempt = (branch: readonly Schema[]) => {
      const steps = [...branch.map(applied), ...rest, ...last];
      return take(solve(search, steps, constraints, share), share);
    };
    const found = attempt(choice.apply);
    const isOther = found.length === 0 && choice.otherwise !== undefined;
    yield* isOther ? attempt(choice.otherwise) : found;
  }
}

/** A property that brings others with it: a declared one is kept where it can be, another left out. */
function* depend<T>(
  search: Search<T>,
  name: string,
  schema: JsonObject,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  if (!constraints.types.has('object')) {
    yield* solve(search, rest, constraints, limit);
    return;
  }
  const kept = { allOf: [{ required: [name] }, schema] };
  const left = { properties: { [name]: false } };
  for (const option of isNamed(constraints, name) ? [kept, left] : [left, kept]) {
    const found = take(solve(search, [applied(option), ...rest], constraints, limit), limit);
    yield* found;
    if (found.length > 0) return;
  }
}

/**
 * Leaves the values of schemas out, in the way that changes the value least; no way where none
 * overlap. The schema that can be left out in the fewest ways comes first, so that a schema which
 * can't be ends the search at once.
 */
function* avoid<T>(
  search: Search<T>,
  schemas: readonly Schema[],
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  const { references, proofDepth } = search;
  const overlapping = schemas
    .filter((schema) => canPass(references, [applied(schema)], constraints, proofDepth))
    .map((schema) => ({ schema, ways: waysOut(schema, constraints, references) }))
    .sort((left, right) => left.ways.length - right.ways.length);
  const [first, ...others] = overlapping;
  if (first === undefined) {
    yield* solve(search, rest, constraints, limit);
    return;
  }
  const left: Step = { kind: 'exclude', schemas: others.map(({ schema }) => schema) };
  for (const { step, narrowed } of first.ways) {
    const found = take(solve(search, [step, left, ...rest], narrowed, 1), 1);
    yield* found;
    if (found.length > 0) return;
  }
  throw new Unsatisfiable(
    'everything it allows is excluded by not or oneOf',
    constraints.sources[0],
  );
}

/** The negations of a schema that the constraints leave room for, the least intrusive first. */
function waysOut(schema: Schema, constraints: Constraints, references: References) {
  const ways: { step: Step; narrowed: Constraints; cost: number }[] = [];
  for (const negation of negate(schema, references)) {
    const narrowed = satisfied(() => exclude(constraints, negation.exclude));
    if (narrowed instanceof Unsatisfiable) continue;
    const step = applied(negation.schema);
    if (!canPass(references, [step], narrowed, 1)) continue;
    ways.push({ step, narrowed, cost: costOf(negation, constraints) });
  }
  return ways.sort((left, right) => left.cost - right.cost);
}

/**
 * Whether some value gets through the steps, as far as types, enums, bounds and required properties
 * tell down to a depth. A false yes costs a needless exclusion, a false no never happens.
 */
function canPass(
  references: References,
  steps: readonly Step[],
  constraints: Constraints,
  depth: number,
): boolean {
  if (depth === 0) return true;
  const accept = (found: Constraints) => {
    assertSatisfiable(found, (schemas) =>
      canPass(references, schemas.map(applied), UNCONSTRAINED, depth - 1),
    );
    return true;
  };
  const effort = { left: MOST_STEPS };
  const proofDepth = depth - 1;
  const search = { references, failures: [], accept, effort, proofDepth, proves: true };
  return !solve(search, steps, constraints, 1).next().done;
}

function take<T>(values: Generator<T>, limit: number): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length >= limit) break;
  }
  return taken;
}
