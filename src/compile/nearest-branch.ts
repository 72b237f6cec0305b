import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { isJsonObject, parsePointer } from '../contract/pointer.ts';
import { schemasAt } from './schemas-at.ts';
import { undeclaredProperties } from './undeclared.ts';
import type { Violation } from './violation.ts';

/** A branch of an `anyOf` or `oneOf`, and how a value breaks it. */
export interface Branch {
  readonly pointer: Pointer;
  /** Relative to the value. */
  readonly violations: readonly Violation[];
}

/** What a branch knows of a value. */
export interface Known {
  /** Where members stand that it doesn't know. */
  readonly unknown: readonly Pointer[];
  /** How many of its tags the value has. */
  readonly tags: number;
}

/**
 * The branches that a value comes nearest to: those of whose kind it is by its type and its tags, which
 * are members with one of a few values; of such, those with the fewest faults, the deeper the lighter.
 * A member that a branch doesn't know is one, too.
 */
export function nearestBranches<Each extends Branch>(
  branches: readonly Each[],
  knownBy: (branch: Each) => Known,
): Each[] {
  const distances = branches.map((branch) => distance(branch, knownBy(branch)));
  const least = Math.min(...distances);
  return branches.filter((_, index) => distances[index] === least);
}

/** What is of another kind is further away than any number of faults. */
const OTHER_TYPE = 1_000_000;
const TAG = 10_000;
const FAULT = 100;
const DEEPEST = 10;

/** What the schema at a pointer knows of a value. */
export function knownBySchema(document: JsonObject, pointer: Pointer, value: unknown): Known {
  const unknown = undeclaredProperties(document, pointer, membersAlone(value));
  return {
    unknown: unknown.map((property) => property.pointer),
    tags: fittingTags(document, pointer, value).length,
  };
}

function distance({ violations }: Branch, { unknown, tags }: Known): number {
  const [kinds, faults] = [
    violations.filter(isOfKind),
    violations.filter((each) => !isOfKind(each)),
  ];
  // One clause that many items break is one fault.
  const places = new Map([
    ...faults.map((fault) => [clauseOf(fault), depthOf(fault.pointer)] as const),
    ...unknown.map((pointer) => [pointer, 1] as const),
  ]);
  return [
    -TAG * tags,
    ...kinds.map((each) => (isOtherType(each) ? OTHER_TYPE : TAG)),
    ...[...places.values()].map((depth) => FAULT - Math.min(depth, DEEPEST)),
  ].reduce((sum, weight) => sum + weight, 0);
}

/** An object without what is in its members: how deep they are is no matter here. */
function membersAlone(value: unknown): JsonObject {
  if (!isJsonObject(value as Json)) return {};
  return Object.fromEntries(Object.keys(value as JsonObject).map((name) => [name, null]));
}

function isOfKind(violation: Violation): boolean {
  return isOtherType(violation) || isOtherTag(violation);
}

/** Whether the value itself is of another type. */
export function isOtherType({ keyword, pointer }: Violation): boolean {
  return keyword === 'type' && pointer === '';
}

/** A tag is a member of the value itself: what differs further inside is a fault like any other. */
export function isOtherTag({ keyword, pointer }: Violation): boolean {
  return (keyword === 'const' || keyword === 'enum') && depthOf(pointer) <= 1;
}

/** A member that is missing, or too many, is a fault of its own. */
function clauseOf({ keyword, pointer, contractPointer }: Violation): string {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return pointer;
  return keyword === 'required' ? `${contractPointer} ${pointer}` : contractPointer;
}

/** The tags of a branch that a value has. */
function fittingTags(document: JsonObject, pointer: Pointer, value: unknown): string[] {
  if (!isJsonObject(value as Json)) return [];
  const members = value as JsonObject;
  const names = schemasAt(document, [pointer]).flatMap(({ schema: { properties } }) =>
    Object.entries(isJsonObject(properties) ? properties : {})
      .filter(([name, tag]) => Object.hasOwn(members, name) && isFitting(tag, members[name]))
      .map(([name]) => name),
  );
  return [...new Set(names)];
}

function isFitting(tag: Json, value: Json | undefined): boolean {
  if (!isJsonObject(tag) || value === undefined || typeof value === 'object') return false;
  return tag.const === value || (Array.isArray(tag.enum) && tag.enum.includes(value));
}

function depthOf(pointer: Pointer): number {
  return parsePointer(pointer).length;
}
