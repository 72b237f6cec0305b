import type { ErrorObject } from 'ajv';
import type { Pointer } from '../contract/contract.ts';
import { childPointer } from '../contract/pointer.ts';
import { expectation } from './expectation.ts';
import { showValue, type Violation } from './violation.ts';

/** What turning ajv's errors into violations needs of the document they came from. */
export interface SchemaErrors {
  /** The place of a schema object in the document. */
  readonly pointerOf: (schema: object) => Pointer | undefined;
  /** The errors of a value against the schema at a pointer. */
  readonly errorsAt: (pointer: Pointer, value: unknown) => readonly ErrorObject[];
}

/** Keywords whose error only says that another one, reported beside it, failed. */
const WRAPPERS = new Set(['if', 'propertyNames', 'contentSchema']);

/**
 * Turns ajv's errors into violations, one per cause: the errors of all branches of a failed `anyOf`
 * or `oneOf` become what the nearest branch lacks.
 *
 * @param root the pointer of the validated schema: the place of errors whose own can't be found.
 */
export function violationsOf(
  errors: readonly ErrorObject[],
  root: Pointer,
  document: SchemaErrors,
): Violation[] {
  const violations: Violation[] = [];
  // Backwards, since ajv puts the errors of the branches right before the one of their keyword.
  let index = errors.length - 1;
  while (index >= 0) {
    const error = errors[index] as ErrorObject;
    const pointer = keywordPointer(error, document);
    if (pointer === undefined) {
      violations.unshift(violation(error, root));
      index -= 1;
    } else if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      const branches = branchErrors(error, pointer, document);
      violations.unshift(...combinatorViolations(error, pointer, branches, document));
      index -= 1 + total(branches);
    } else if (error.keyword === 'contains') {
      violations.unshift(violation(error, pointer));
      index -= 1 + total(itemErrors(error, pointer, document));
    } else {
      const isTold = WRAPPERS.has(error.keyword) || isToldByValues(error, pointer, violations[0]);
      if (!isTold) violations.unshift(violation(error, pointer));
      index -= 1;
    }
  }
  return violations;
}

/** Whether a wrong type is told already by the documented values, which stand beside it. */
function isToldByValues({ keyword, instancePath }: ErrorObject, at: Pointer, next?: Violation) {
  if (keyword !== 'type' || next?.pointer !== instancePath) return false;
  const parent = at.slice(0, -'type'.length);
  return [`${parent}enum`, `${parent}const`].includes(next.contractPointer);
}

/** The errors of each branch that ajv has tried: it leaves a `oneOf` at the second one that fits. */
function branchErrors(error: ErrorObject, pointer: Pointer, document: SchemaErrors) {
  const fitting: readonly number[] | null = error.params.passingSchemas ?? null;
  const tried = (error.schema as unknown[]).slice(
    0,
    fitting === null ? undefined : Math.max(...fitting) + 1,
  );
  return tried.map((_, branch) => document.errorsAt(childPointer(pointer, branch), error.data));
}

/** The errors of each item that ajv has tried: it leaves a `contains` at the first one too many. */
function itemErrors(error: ErrorObject, pointer: Pointer, document: SchemaErrors) {
  const most: number = error.params.maxContains ?? Number.POSITIVE_INFINITY;
  const tried: (readonly ErrorObject[])[] = [];
  let fitting = 0;
  for (const item of error.data as unknown[]) {
    const errors = document.errorsAt(pointer, item);
    tried.push(errors);
    if (errors.length === 0) fitting += 1;
    if (fitting > most) break;
  }
  return tried;
}

function total(errors: readonly (readonly ErrorObject[])[]): number {
  return errors.reduce((sum, { length }) => sum + length, 0);
}

function combinatorViolations(
  error: ErrorObject,
  pointer: Pointer,
  branches: readonly (readonly ErrorObject[])[],
  document: SchemaErrors,
): Violation[] {
  const fitting = branches.filter((branch) => branch.length === 0).length;
  if (fitting > 1) {
    const expected = `to match exactly one of the documented alternatives, not ${fitting}`;
    return [violation(error, pointer, expected)];
  }
  const explained = branches.map((errors, branch) =>
    violationsOf(errors, childPointer(pointer, branch), document),
  );
  const atRoot = explained.every((violations) => violations.every(({ pointer }) => pointer === ''));
  if (atRoot) {
    const alternatives = new Set(
      explained.map((violations) => violations.map(({ expected }) => expected).join(' and ')),
    );
    return [violation(error, pointer, [...alternatives].join(', or '))];
  }
  if ((error.schema as unknown[]).every(asksForPresence)) {
    const lacking = explained.map((violations) =>
      violations.map(({ pointer }) => pointer).join(' and '),
    );
    return [violation(error, pointer, `${lacking.join(', or ')} (required)`)];
  }
  const nearest = explained.reduce((best, candidate) =>
    distance(candidate) < distance(best) ? candidate : best,
  );
  return nearest.map((inner) => ({ ...inner, pointer: error.instancePath + inner.pointer }));
}

/** Whether a branch only asks for members to be there: then none of the branches is nearer. */
function asksForPresence(branch: unknown): boolean {
  return (
    typeof branch === 'object' &&
    branch !== null &&
    'required' in branch &&
    Object.keys(branch).every((key) => key === 'required' || key.startsWith('x-'))
  );
}

/** A branch whose tag or type differs is further away than any number of smaller faults. */
function distance(violations: readonly Violation[]): number {
  return violations.reduce((sum, violation) => sum + weight(violation), 0);
}

/** A tag is a member of the value itself: what differs further inside is a fault like any other. */
function weight({ keyword, pointer }: Violation): number {
  if (pointer === '' && keyword === 'type') return 1000;
  const isTag = (keyword === 'const' || keyword === 'enum') && pointer.lastIndexOf('/') <= 0;
  return isTag ? 100 : 1;
}

function violation(
  error: ErrorObject,
  contractPointer: Pointer,
  expected = expectation(error),
): Violation {
  const missing = error.keyword === 'required' || error.keyword === 'dependentRequired';
  const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const name: string | undefined = missing ? error.params.missingProperty : extra;
  const value = received(error, name);
  return {
    pointer: name === undefined ? error.instancePath : childPointer(error.instancePath, name),
    keyword: error.keyword,
    contractPointer,
    expected,
    received: showValue(value),
    value,
  };
}

function received(error: ErrorObject, name: string | undefined): unknown {
  if (error.propertyName !== undefined) return error.propertyName;
  if (name === undefined) return error.data;
  // A missing property may be called `toString`: what an object inherits isn't in it.
  const object = error.data as Record<string, unknown>;
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** `undefined` for a schema that is `false`, and for one outside the document. */
function keywordPointer(
  { parentSchema, keyword }: ErrorObject,
  document: SchemaErrors,
): Pointer | undefined {
  const parent = typeof parentSchema === 'object' ? document.pointerOf(parentSchema) : undefined;
  return parent === undefined ? undefined : childPointer(parent, keyword);
}
