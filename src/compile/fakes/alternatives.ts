import type { JsonObject, Schema } from '../../contract/contract.ts';
import { assertSatisfiable } from './admits.ts';
import type { Choice } from './choices.ts';
import { type Constraints, UNCONSTRAINED } from './constraints.ts';
import { inheritance } from './inheritance.ts';
import { merge } from './merge.ts';
import { negate } from './negate.ts';
import { costOf, excluding } from './negation.ts';
import { isNamed } from './property-rules.ts';
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
import { notFound, reasonOf, satisfied, Unsatisfiable } from './unsatisfiable.ts';

/** How deep required properties are looked into to tell whether schemas exclude each other. */
const PROOF_DEPTH = 3;
/** How many steps a search may take: exclusions that contradict each other could be combined forever. */
const MOST_STEPS = 20_000;

/**
 * The ways in which a value can satisfy several schemas together. References and `allOf` are merged
 * in; each of `oneOf`, `anyOf`, `if` and the like is decided one way per alternative, and of `oneOf`
 * the branches that weren't taken are excluded. Contradictions are left out.
 *
 * Gives what `accept` made of each, at most `limit` of them, shared fairly among the branches; where
 * it throws `Unsatisfiable`, the next one is tried.
 * @throws Unsatisfiable where nothing was accepted: a proof only where each way ended in one.
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
  const found = solve(search, schemas.map(applied), UNCONSTRAINED, limit);
  if (found.length === 0) throw reasonOf(failures) ?? new Unsatisfiable('no value is allowed');
  return found;
}

/** Whether some value satisfies all the schemas, as far as can be told without making one. */
export function isPossible(schemas: readonly Schema[], references: References): boolean {
  return canPass(references, schemas.map(applied), UNCONSTRAINED, PROOF_DEPTH);
}

interface Search<T> {
  readonly references: References;
  /** Why ways were given up, in their order. */
  readonly failures: Unsatisfiable[];
  readonly accept: (constraints: Constraints) => T;
  readonly effort: { left: number };
  readonly proofDepth: number;
  /** A proof doesn't look into what `oneOf` excludes: that takes long, and seldom tells more. */
  readonly proves: boolean;
}

/** Takes the steps one after the other, depth first; a contradiction ends a way. */
function solve<T>(
  search: Search<T>,
  steps: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  const [step, ...rest] = steps;
  try {
    if (search.effort.left-- <= 0) throw notFound('too many combinations were tried');
    switch (step?.kind) {
      case undefined:
        return [search.accept(constraints)];
      case 'apply':
        return apply(search, step.schema, rest, constraints, limit);
      case 'choose':
        return choose(search, step.choices, rest, constraints, limit);
      case 'evaluate':
        return solve(search, rest, closeScope(constraints, step.schema, step.before), limit);
      case 'depend':
        return depend(search, step.name, step.schema, rest, constraints, limit);
      case 'exclude':
        return exclude(search, step.schemas, rest, constraints, limit);
      case 'avoid':
        return avoid(search, step.schema, rest, constraints, limit);
    }
  } catch (error) {
    if (!(error instanceof Unsatisfiable)) throw error;
    search.failures.push(error);
    return [];
  }
}

function apply<T>(
  search: Search<T>,
  schema: Schema,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  if (schema === false) throw new Unsatisfiable('the schema is false');
  if (schema === true || constraints.sources.includes(schema)) {
    return solve(search, rest, constraints, limit);
  }
  const { references } = search;
  const targets: Step[] = [];
  let merged = merge(constraints, schema);
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const target = references.resolve($ref);
    if (target === undefined) throw new Unsatisfiable(`${$ref} leads nowhere`, schema);
    targets.push(applied(target));
    merged = referred(merged, $ref, target, references);
  }
  const heir = inheritance(schema, constraints.sources, references, search.proves);
  const heirs: Step[] = heir === undefined ? [] : [{ kind: 'choose', choices: [heir] }];
  const inner = [...targets, ...stepsWithin(schema), ...heirs, ...scopeOf(schema, constraints)];
  return solve(search, [...inner, ...rest, ...stepsAfter(schema)], merged, limit);
}

/** Tries the choices in turn. Each gets its share of the limit, so that the first don't use it up. */
function choose<T>(
  search: Search<T>,
  choices: readonly Choice[],
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  const share = Math.max(1, Math.floor(limit / choices.length));
  const found: T[] = [];
  for (const { apply: branch, exclude: unmet, unlike, otherwise = [] } of choices) {
    if (found.length >= limit) break;
    const excluded = search.proves ? unmet : [...unmet, ...unlike];
    const last: Step[] = excluded.length === 0 ? [] : [{ kind: 'exclude', schemas: excluded }];
    const attempt = (schemas: readonly Schema[]) =>
      solve(search, [...schemas.map(applied), ...rest, ...last], constraints, share);
    for (const schemas of [branch, ...otherwise]) {
      const ways = attempt(schemas);
      found.push(...ways);
      if (ways.length > 0) break;
    }
  }
  return found;
}

/** A property that brings others with it: a declared one is kept where it can be, another left out. */
function depend<T>(
  search: Search<T>,
  name: string,
  schema: JsonObject,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  if (!constraints.types.has('object')) return solve(search, rest, constraints, limit);
  const kept = { allOf: [{ required: [name] }, schema] };
  const left = { properties: { [name]: false } };
  const [first, second] = isNamed(constraints, name) ? [kept, left] : [left, kept];
  const found = solve(search, [applied(first), ...rest], constraints, limit);
  return found.length > 0 ? found : solve(search, [applied(second), ...rest], constraints, limit);
}

/**
 * Puts the schemas whose values are to be left out in an order: those that can be in the fewest ways
 * come first, so that a schema which can't be ends the search at once. What doesn't overlap now won't
 * when more is asked for.
 */
function exclude<T>(
  search: Search<T>,
  schemas: readonly Schema[],
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  const steps = schemas
    .filter((schema) => overlaps(search, schema, constraints))
    .map((schema) => ({ schema, count: waysOut(schema, constraints, search.references).length }))
    .sort((left, right) => left.count - right.count)
    .map(({ schema }): Step => ({ kind: 'avoid', schema }));
  return solve(search, [...steps, ...rest], constraints, limit);
}

/** Leaves the values of a schema out, in the way that changes the value least. */
function avoid<T>(
  search: Search<T>,
  schema: Schema,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): T[] {
  if (!overlaps(search, schema, constraints)) return solve(search, rest, constraints, limit);
  for (const { step, narrowed } of waysOut(schema, constraints, search.references)) {
    const found = solve(search, [step, ...rest], narrowed, 1);
    if (found.length > 0) return found;
  }
  const reason = 'everything it allows is excluded by not or oneOf';
  throw new Unsatisfiable(reason, constraints.sources[0]);
}

function overlaps<T>(
  { references, proofDepth }: Search<T>,
  schema: Schema,
  constraints: Constraints,
): boolean {
  return canPass(references, [applied(schema)], constraints, proofDepth);
}

/** The negations of a schema that the constraints leave room for, the least intrusive first. */
function waysOut(schema: Schema, constraints: Constraints, references: References) {
  const ways: { step: Step; narrowed: Constraints; cost: number }[] = [];
  for (const negation of negate(schema, references)) {
    const narrowed = satisfied(() => excluding(constraints, negation));
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
    assertSatisfiable(found, constraints, (schemas) =>
      canPass(references, schemas.map(applied), UNCONSTRAINED, depth - 1),
    );
    return true;
  };
  const effort = { left: MOST_STEPS };
  const proofDepth = depth - 1;
  const search = { references, failures: [], accept, effort, proofDepth, proves: true };
  return solve(search, steps, constraints, 1).length > 0 || effort.left <= 0;
}
