import type { Json, JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { assertSatisfiable } from './admits.ts';
import { type Choice, choicesOf } from './choices.ts';
import { type Constraints, UNCONSTRAINED, Unsatisfiable } from './constraints.ts';
import { isSchema, merge } from './merge.ts';
import { exclude, type Negation, negate } from './negate.ts';
import type { References } from './references.ts';

/** What is tried on each alternative; throws `Unsatisfiable` to have the next one tried. */
export type Accept<T> = (constraints: Constraints) => T;

/** One thing left to do before the constraints are complete. */
type Step =
  | { readonly kind: 'apply'; readonly schema: Schema }
  | { readonly kind: 'choose'; readonly choices: readonly Choice[] }
  | { readonly kind: 'evaluate'; readonly schema: JsonObject; readonly before: Constraints }
  | { readonly kind: 'depend'; readonly name: string; readonly schema: JsonObject }
  | { readonly kind: 'exclude'; readonly schema: Schema };

/** How deep required properties are looked into to tell whether two schemas exclude each other. */
const PROOF_DEPTH = 3;

/**
 * The ways in which a value can satisfy several schemas together. References and `allOf` are merged
 * in; each of `oneOf`, `anyOf`, `if` and the like is decided one way per alternative, and of `oneOf`
 * the branches that weren't taken are excluded. Contradictions are left out.
 *
 * Gives what `accept` made of each, at most `limit` of them, shared fairly among the branches.
 * @throws Unsatisfiable with the first reason, where nothing was accepted.
 */
export function alternatives<T>(
  schemas: readonly Schema[],
  references: References,
  limit: number,
  accept: Accept<T>,
): T[] {
  const failures: Unsatisfiable[] = [];
  const search = { references, failures, accept, proofDepth: PROOF_DEPTH };
  const steps = schemas.map(applied);
  const found = take(solve(search, steps, UNCONSTRAINED, limit), limit);
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
  readonly accept: Accept<T>;
  readonly proofDepth: number;
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
        yield* solve(search, rest, evaluate(constraints, step.schema, step.before), limit);
        return;
      case 'depend':
        yield* depend(search, step, rest, constraints, limit);
        return;
      case 'exclude':
        yield* avoid(search, step.schema, rest, constraints, limit);
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
  const inner: Step[] = [];
  let merged = merge(constraints, schema);
  for (const reference of [schema.$ref, schema.$dynamicRef]) {
    if (typeof reference !== 'string') continue;
    const target = follow(references, schema, reference);
    inner.push(applied(target));
    merged = {
      ...merged,
      ...withComponent(merged.component ?? componentName(reference)),
      recursive: merged.recursive || (isJsonObject(target) && references.isRecursive(target)),
    };
  }
  for (const part of listOf(schema.allOf)) inner.push(applied(part));
  for (const choices of choicesOf(schema, references)) inner.push({ kind: 'choose', choices });
  if (isSchema(schema.unevaluatedProperties) || isSchema(schema.unevaluatedItems)) {
    inner.push({ kind: 'evaluate', schema, before: constraints });
  }
  yield* solve(search, [...inner, ...rest, ...deferred(schema)], merged, limit);
}

/** What is judged last, when everything else that holds for the value is known. */
function deferred(schema: JsonObject): Step[] {
  const steps: Step[] = [];
  const { dependentRequired, dependentSchemas, not } = schema;
  for (const [name, needed] of Object.entries(objectOf(dependentRequired))) {
    steps.push({ kind: 'depend', name, schema: { required: needed } });
  }
  for (const [name, dependent] of Object.entries(objectOf(dependentSchemas))) {
    steps.push({ kind: 'depend', name, schema: { allOf: [dependent] } });
  }
  if (isSchema(not)) steps.push({ kind: 'exclude', schema: not });
  return steps;
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
  for (const { apply, exclude, otherwise } of choices) {
    const last = exclude.map((schema): Step => ({ kind: 'exclude', schema }));
    const attempt = (schemas: readonly Schema[]) => {
      const first = schemas.map(applied);
      return take(solve(search, [...first, ...rest, ...last], constraints, share), share);
    };
    const found = attempt(apply);
    yield* found.length === 0 && otherwise !== undefined ? attempt(otherwise) : found;
  }
}

/** Closes the scope of `unevaluatedProperties` and `unevaluatedItems`: what its schema brought in. */
function evaluate(constraints: Constraints, schema: JsonObject, before: Constraints): Constraints {
  const { unevaluatedProperties, unevaluatedItems } = schema;
  const { propertyRules, itemRules } = constraints;
  let evaluated = constraints;
  if (isSchema(unevaluatedProperties)) {
    const rules = propertyRules.slice(before.propertyRules.length);
    const added = { schema: unevaluatedProperties, rules };
    const unevaluated = [...constraints.unevaluatedProperties, added];
    evaluated = { ...evaluated, unevaluatedProperties: unevaluated };
  }
  if (isSchema(unevaluatedItems)) {
    const added = { schema: unevaluatedItems, rules: itemRules.slice(before.itemRules.length) };
    evaluated = { ...evaluated, unevaluatedItems: [...constraints.unevaluatedItems, added] };
  }
  return evaluated;
}

/** A property that brings others with it: a declared one is kept where it can be, another left out. */
function* depend<T>(
  search: Search<T>,
  { name, schema }: { readonly name: string; readonly schema: JsonObject },
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

/** Leaves a schema's values out, in the way that changes the value least; no way where none overlap. */
function* avoid<T>(
  search: Search<T>,
  schema: Schema,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  const { references, proofDepth } = search;
  if (!canPass(references, [applied(schema)], constraints, proofDepth)) {
    yield* solve(search, rest, constraints, limit);
    return;
  }
  const negations = negate(schema, references)
    .map((negation) => ({ negation, cost: costOf(negation, constraints) }))
    .sort((left, right) => left.cost - right.cost);
  for (const { negation } of negations) {
    const found = take(narrow(search, negation, rest, constraints, limit), limit);
    yield* found;
    if (found.length > 0) return;
  }
  search.failures.push(new Unsatisfiable('everything it allows is excluded by not or oneOf'));
}

function* narrow<T>(
  search: Search<T>,
  negation: Negation,
  rest: readonly Step[],
  constraints: Constraints,
  limit: number,
): Generator<T> {
  try {
    const narrowed =
      negation.exclude === undefined ? constraints : exclude(constraints, negation.exclude);
    yield* solve(search, [applied(negation.schema), ...rest], narrowed, limit);
  } catch (error) {
    if (!(error instanceof Unsatisfiable)) throw error;
    search.failures.push(error);
  }
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
  const search = { references, failures: [], accept, proofDepth: depth - 1 };
  return !solve(search, steps, constraints, 1).next().done;
}

function applied(schema: Schema): Step {
  return { kind: 'apply', schema };
}

function follow(references: References, schema: JsonObject, reference: string): Schema {
  const target = references.resolve(schema, reference);
  if (target === undefined) throw new Unsatisfiable(`${reference} leads nowhere`, schema);
  return target;
}

function isNamed({ propertyRules, required }: Constraints, name: string): boolean {
  return (
    required.includes(name) || propertyRules.some((rule) => Object.hasOwn(rule.properties, name))
  );
}

/** What a negation changes: nothing that is declared, a declared value, or what is declared at all. */
function costOf({ forbids, requires }: Negation, constraints: Constraints): number {
  if (forbids !== undefined) return isNamed(constraints, forbids) ? 2 : 0;
  if (requires !== undefined) return isNamed(constraints, requires) ? 1 : 3;
  return 1;
}

function withComponent(component: string | undefined): Pick<Constraints, 'component'> {
  return component === undefined ? {} : { component };
}

function componentName(reference: string): string | undefined {
  return /^#\/(?:components\/schemas|\$defs|definitions)\/([^/]+)$/.exec(reference)?.[1];
}

function listOf(value: Json | undefined): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function take<T>(values: Generator<T>, limit: number): T[] {
  const taken: T[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length >= limit) break;
  }
  return taken;
}
