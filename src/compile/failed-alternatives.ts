import type { ErrorObject } from 'ajv';
import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { formatPointer, isJsonObject } from '../contract/pointer.ts';
import { discriminatorValues } from './discriminator.ts';
import { schemaViolation } from './schema-violation.ts';
import { showValue, type Violation } from './violation.ts';

/**
 * Says why a value fits none of the branches of an `anyOf` or `oneOf`, or more than the one of a
 * `oneOf`: what the branch lacks that a discriminator names, what all of them ask for where they ask it
 * of the value itself, of its tag or for the presence of a member, else what the nearest branch lacks.
 *
 * @param contractPointer where the keyword stands.
 * @param branches the violations of each branch that was tried, relative to the value.
 */
export function explainAlternatives(
  error: ErrorObject,
  contractPointer: Pointer,
  branches: readonly (readonly Violation[])[],
): Violation[] {
  const { keyword, instancePath } = error;
  const explain = (expected: string) => [schemaViolation(error, contractPointer, expected)];
  const fitting = branches.filter((violations) => violations.length === 0).length;
  if (fitting > 1) {
    return explain(`to match exactly one of the documented alternatives, not ${fitting}`);
  }
  if (branches.flat().every(({ pointer }) => pointer === '')) {
    return explain(listed(branches, ({ expected }) => expected));
  }
  if ((error.schema as unknown[]).every(asksForPresence)) {
    return explain(`${listed(branches, ({ pointer }) => pointer)} (required)`);
  }
  const discriminator = discriminatorOf(error);
  const named = discriminator && namedBranch(discriminator, branches);
  if (named !== undefined) return relativeTo(error, named);
  const tags = differingTags(branches);
  const [tag] = tags;
  if (tag !== undefined) {
    const expected = listed(
      tags.map((violation) => [violation]),
      (violation) => violation.expected,
    );
    const pointer = instancePath + tag.pointer;
    return [{ ...tag, pointer, keyword, contractPointer, expected }];
  }
  if (discriminator !== undefined && isUnnamed(discriminator)) {
    const { value, place, names } = discriminator;
    const expected = `one of ${[...new Set(names.flat())].map(showValue).join(', ')}`;
    const pointer = instancePath + place;
    return [{ pointer, keyword, contractPointer, expected, received: showValue(value), value }];
  }
  return relativeTo(error, nearest(branches));
}

function relativeTo({ instancePath }: ErrorObject, violations: readonly Violation[]): Violation[] {
  return violations.map((violation) => ({
    ...violation,
    pointer: instancePath + violation.pointer,
  }));
}

/** What each branch asks for; what two ask for alike is said once. */
function listed(
  branches: readonly (readonly Violation[])[],
  words: (violation: Violation) => string,
): string {
  const alternatives = branches.map((violations) =>
    [...new Set(violations.map(words))].join(' and '),
  );
  return [...new Set(alternatives)].join(', or ');
}

/**
 * The one branch that the value's discriminator names (OpenAPI 3.1 §4.8.25), else the one that has nothing
 * against it.
 */
function namedBranch(
  { value, place, names }: Discriminator,
  branches: readonly (readonly Violation[])[],
): readonly Violation[] | undefined {
  const meant = branches.filter((_, index) => names[index]?.includes(value));
  const fitting = branches.filter((violations) =>
    violations.every((violation) => !isOtherType(violation) && violation.pointer !== place),
  );
  const [named, ...others] = meant.length > 0 ? meant : fitting;
  return others.length === 0 ? named : undefined;
}

/** Whether a value is there, but none of the names that every branch has. */
function isUnnamed({ value, names }: Discriminator): boolean {
  return value !== undefined && names.every((own) => own.length > 0 && !own.includes(value));
}

/** What a discriminator says of a value. */
interface Discriminator {
  readonly value: unknown;
  /** Its property, relative to the value. */
  readonly place: Pointer;
  /** What names each branch; empty for one that no value names. */
  readonly names: readonly (readonly unknown[])[];
}

function discriminatorOf({ parentSchema, schema, data }: ErrorObject): Discriminator | undefined {
  const { discriminator } = parentSchema as JsonObject;
  const property = isJsonObject(discriminator) ? discriminator.propertyName : undefined;
  if (!isJsonObject(discriminator) || typeof property !== 'string') return undefined;
  const names = (schema as Json[]).map((branch) => {
    const values = isJsonObject(branch) ? discriminatorValues(branch, discriminator) : undefined;
    return values === undefined ? [] : [...values.mapped, values.own];
  });
  const value = isJsonObject(data as Json) ? (data as JsonObject)[property] : undefined;
  return { value, place: formatPointer([property]), names };
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

/**
 * What the branches for values of this type say of one member that tells them apart, such as a
 * discriminator's property; empty where one of them is meant, since fewer of its tags differ.
 */
function differingTags(branches: readonly (readonly Violation[])[]): Violation[] {
  const tags = branches
    .filter((violations) => !violations.some(isOtherType))
    .map((violations) => violations.filter(isOtherTag));
  const [first = []] = tags;
  if (tags.some(({ length }) => length !== first.length)) return [];
  for (const { pointer } of first) {
    const ofMember = tags.flatMap((ofBranch) => ofBranch.filter((tag) => tag.pointer === pointer));
    if (ofMember.length === tags.length) return ofMember;
  }
  return [];
}

function nearest(branches: readonly (readonly Violation[])[]): readonly Violation[] {
  return branches.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));
}

/** A branch whose tag or type differs is further away than any number of smaller faults. */
function distance(violations: readonly Violation[]): number {
  return violations.reduce((sum, violation) => sum + weight(violation), 0);
}

function weight(violation: Violation): number {
  if (isOtherType(violation)) return 1000;
  return isOtherTag(violation) ? 100 : 1;
}

function isOtherType({ keyword, pointer }: Violation): boolean {
  return keyword === 'type' && pointer === '';
}

/** A tag is a member of the value itself: what differs further inside is a fault like any other. */
function isOtherTag({ keyword, pointer }: Violation): boolean {
  return (keyword === 'const' || keyword === 'enum') && pointer.lastIndexOf('/') <= 0;
}
