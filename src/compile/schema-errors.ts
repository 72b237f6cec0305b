import type { ErrorObject } from 'ajv';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer } from '../contract/pointer.ts';
import { explainAlternatives } from './failed-alternatives.ts';
import { createKnownAnswers, type KnownAnswers } from './known-answers.ts';
import { knownBySchema } from './nearest-branch.ts';
import { schemaViolation } from './schema-violation.ts';
import type { Violation } from './violation.ts';

/** What turning ajv's errors into violations needs of the document they came from. */
export interface SchemaErrors {
  readonly document: JsonObject;
  /** The place of a schema object in the document. */
  readonly pointerOf: (schema: object) => Pointer | undefined;
  /** The errors of a value against the schema at a pointer. */
  readonly errorsAt: (pointer: Pointer, value: unknown) => readonly ErrorObject[];
}

/** An error, and those that led to it: of each item of a `contains`. */
interface Cause {
  readonly error: ErrorObject;
  /** Where its keyword stands; `undefined` for a schema that is `false`, and outside the document. */
  readonly pointer: Pointer | undefined;
}

/** What alternatives at a place lack in objects and lists; relative to these. */
type Explained = KnownAnswers<Pointer, readonly Violation[]>;

/**
 * Turns ajv's errors into violations, one per cause: a failed `anyOf` or `oneOf` becomes what the nearest
 * branch lacks.
 *
 * @param root the pointer of the validated schema: the place of errors whose own can't be found.
 */
export function violationsOf(
  errors: readonly ErrorObject[],
  root: Pointer,
  from: SchemaErrors,
  explained: Explained = createKnownAnswers(),
): Violation[] {
  return withoutRepetition(
    causesOf(errors, from).flatMap(({ error, pointer }) => {
      if (pointer === undefined) return schemaViolation(error, root);
      if (ONLY_TELL_OF_OTHERS.has(error.keyword)) return [];
      if (!isAlternatives(error)) return schemaViolation(error, pointer);
      const { data, instancePath } = error;
      const violations =
        explained.get(pointer, data) ?? explainEach(error, pointer, from, explained);
      explained.set(pointer, data, violations);
      return violations.map((each) => ({ ...each, pointer: instancePath + each.pointer }));
    }),
  );
}

/** Keywords whose error only says that another one, reported beside it, failed. */
const ONLY_TELL_OF_OTHERS = new Set(['if', 'propertyNames', 'contentSchema']);

/** Takes the errors from the last to the first: ajv puts what led to an error right before it. */
function causesOf(errors: readonly ErrorObject[], document: SchemaErrors): Cause[] {
  const causes: Cause[] = [];
  let last = errors.length - 1;
  while (last >= 0) {
    const error = errors[last] as ErrorObject;
    const pointer = keywordPointer(error, document);
    causes.push({ error, pointer });
    const isOfItems = pointer !== undefined && error.keyword === 'contains';
    last -= 1 + (isOfItems ? countItemErrors(error, pointer, document) : 0);
  }
  return causes.reverse();
}

function keywordPointer(
  { parentSchema, keyword }: ErrorObject,
  document: SchemaErrors,
): Pointer | undefined {
  const parent = typeof parentSchema === 'object' ? document.pointerOf(parentSchema) : undefined;
  return parent === undefined ? undefined : childPointer(parent, keyword);
}

/** How many errors the items have that ajv has tried: it leaves a `contains` at the first one too many. */
function countItemErrors({ params, data }: ErrorObject, pointer: Pointer, from: SchemaErrors) {
  const most: number = params.maxContains ?? Number.POSITIVE_INFINITY;
  let count = 0;
  let fitting = 0;
  for (const item of data as unknown[]) {
    const { length } = from.errorsAt(pointer, item);
    count += length;
    if (length === 0) fitting += 1;
    if (fitting > most) break;
  }
  return count;
}

function isAlternatives({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

/** What each branch lacks that was tried: a `oneOf` is left at the second one that fits. */
function explainEach(
  error: ErrorObject,
  pointer: Pointer,
  from: SchemaErrors,
  explained: Explained,
): readonly Violation[] {
  const { params, schema, data } = error;
  const fitting: readonly number[] = params.fitting;
  const end = fitting.length === 0 ? undefined : Math.max(...fitting) + 1;
  const tried = (schema as unknown[]).slice(0, end).map((_, index) => {
    const branch = childPointer(pointer, index);
    const errors = from.errorsAt(branch, data);
    return { pointer: branch, violations: violationsOf(errors, branch, from, explained) };
  });
  return explainAlternatives({ ...error, instancePath: '' }, pointer, tried, (branch) =>
    knownBySchema(from.document, branch.pointer, data),
  );
}

/** Leaves out what is told twice: by one clause that two ways lead to, or by another beside it. */
export function withoutRepetition(violations: readonly Violation[]): Violation[] {
  const told = new Map(violations.map((violation) => [key(violation), violation]));
  return [...told.values()].filter(({ pointer, keyword, contractPointer, value }) => {
    const schema = contractPointer.slice(0, -keyword.length);
    const beside = (other: string) => told.get(key({ pointer, contractPointer: schema + other }));
    if (keyword === 'type') return !(beside('enum') ?? beside('const'));
    // Of a number that is no integer, `int64` and a multiple of 1 say nothing that the type doesn't.
    if (keyword !== 'format' && keyword !== 'multipleOf') return true;
    return typeof value !== 'number' || !beside('type')?.expected.includes('integer');
  });
}

function key({ pointer, contractPointer }: Pick<Violation, 'pointer' | 'contractPointer'>): string {
  return `${pointer} ${contractPointer}`;
}
