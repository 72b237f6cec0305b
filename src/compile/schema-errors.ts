import type { ErrorObject } from 'ajv';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer } from '../contract/pointer.ts';
import { explainAlternatives } from './failed-alternatives.ts';
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

/** An error, and those that led to it: of each branch of an `anyOf` or `oneOf`, or item of a `contains`. */
interface Cause {
  readonly error: ErrorObject;
  /** Where its keyword stands; `undefined` for a schema that is `false`, and outside the document. */
  readonly pointer: Pointer | undefined;
  readonly tried: readonly (readonly ErrorObject[])[];
}

/**
 * Turns ajv's errors into violations, one per cause: the errors of all branches of a failed `anyOf`
 * or `oneOf` become what the nearest branch lacks.
 *
 * @param root the pointer of the validated schema: the place of errors whose own can't be found.
 */
export function violationsOf(
  errors: readonly ErrorObject[],
  root: Pointer,
  from: SchemaErrors,
): Violation[] {
  return withoutRepetition(
    causesOf(errors, from).flatMap(({ error, pointer, tried }) => {
      if (pointer === undefined) return schemaViolation(error, root);
      if (ONLY_TELL_OF_OTHERS.has(error.keyword)) return [];
      if (!isAlternatives(error)) return schemaViolation(error, pointer);
      const branches = tried.map((errors, index) => {
        const branch = childPointer(pointer, index);
        return { pointer: branch, violations: violationsOf(errors, branch, from) };
      });
      return explainAlternatives(error, pointer, branches, (branch) =>
        knownBySchema(from.document, branch.pointer, error.data),
      );
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
    const tried = pointer === undefined ? [] : triedErrors(error, pointer, document);
    causes.push({ error, pointer, tried });
    last -= 1 + tried.flat().length;
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

function triedErrors(error: ErrorObject, pointer: Pointer, document: SchemaErrors) {
  if (isAlternatives(error)) return branchErrors(error, pointer, document);
  return error.keyword === 'contains' ? itemErrors(error, pointer, document) : [];
}

function isAlternatives({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}

/** The errors of each branch that ajv has tried: it leaves a `oneOf` at the second one that fits. */
function branchErrors({ params, schema, data }: ErrorObject, pointer: Pointer, from: SchemaErrors) {
  const fitting: readonly number[] | null = params.passingSchemas ?? null;
  const end = fitting === null ? undefined : Math.max(...fitting) + 1;
  const tried = (schema as unknown[]).slice(0, end);
  return tried.map((_, branch) => from.errorsAt(childPointer(pointer, branch), data));
}

/** The errors of each item that ajv has tried: it leaves a `contains` at the first one too many. */
function itemErrors({ params, data }: ErrorObject, pointer: Pointer, from: SchemaErrors) {
  const most: number = params.maxContains ?? Number.POSITIVE_INFINITY;
  const tried: (readonly ErrorObject[])[] = [];
  let fitting = 0;
  for (const item of data as unknown[]) {
    const errors = from.errorsAt(pointer, item);
    tried.push(errors);
    if (errors.length === 0) fitting += 1;
    if (fitting > most) break;
  }
  return tried;
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
