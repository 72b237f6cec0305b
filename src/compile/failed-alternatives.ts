import type { ErrorObject } from 'ajv';
import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import {
  formatPointer,
  isJsonObject,
  parsePointer,
  referencePointer,
} from '../contract/pointer.ts';
import { discriminatorValues } from './discriminator.ts';
import {
  type Branch,
  isOtherTag,
  isOtherType,
  type Known,
  nearestBranches,
} from './nearest-branch.ts';
import { schemaViolation } from './schema-violation.ts';
import { showValue, type Violation } from './violation.ts';

/**
 * Says why a value fits none of the branches of an `anyOf` or `oneOf`, or more than the one of a
 * `oneOf`: what the branch lacks that a discriminator names, what all of them ask for where they ask it
 * of the value itself, of its tag or for the presence of a member, else what the nearest branch lacks.
 * That branch is named; where several are equally near, what each of them lacks is told.
 *
 * @param contractPointer where the keyword stands.
 * @param branches those that were tried.
 * @param knownBy what a branch knows of the value.
 */
export function explainAlternatives<Each extends Branch>(
  error: ErrorObject,
  contractPointer: Pointer,
  branches: readonly Each[],
  knownBy: (branch: Each) => Known,
): Violation[] {
  const explain = (expected: string) => [schemaViolation(error, contractPointer, expected)];
  const fitting = branches.filter(({ violations }) => violations.length === 0).length;
  if (fitting > 1) {
    return explain(`to match exactly one of the documented alternatives, not ${fitting}`);
  }
  if (branches.every(({ violations }) => violations.every(({ pointer }) => pointer === ''))) {
    return explain(listed(branches, ({ expected }) => expected));
  }
  if ((error.schema as unknown[]).every(asksForPresence)) {
    return explain(`${listed(branches, ({ pointer }) => pointer)} (required)`);
  }
  const discriminator = discriminatorOf(error);
  const named = discriminator && namedBranch(discriminator, branches);
  if (named !== undefined) return lacksOf(error, named);
  const tags = differingTags(branches);
  if (tags.length > 0) return [ofAll(error, contractPointer, tags)];
  if (discriminator !== undefined && isUnnamed(discriminator)) {
    const { value, place, names } = discriminator;
    const expected = `one of ${[...new Set(names.flat())].map(showValue).join(', ')}`;
    const pointer = error.instancePath + place;
    const { keyword } = error;
    return [{ pointer, keyword, contractPointer, expected, received: showValue(value), value }];
  }
  const [nearest, ...others] = nearestBranches(branches, knownBy) as [Each, ...Each[]];
  if (others.length === 0) return lacksOf(error, nearest);
  return (
    lackedByAll(error, contractPointer, [nearest, ...others]) ??
    explain(
      listed([nearest, ...others], ({ pointer, expected }) => `${pointer} ${expected}`.trim()),
    )
  );
}

/** What one branch lacks, with its name where there are others that a value which isn't null could be of. */
function lacksOf({ instancePath, keyword, schema }: ErrorObject, lacking: Branch): Violation[] {
  const branches = (schema as Json[]).filter((branch) => !isNull(branch));
  const index = Number(parsePointer(lacking.pointer).at(-1));
  const name =
    branches.length > 1 ? [branchName((schema as Json[])[index], `${keyword}/${index}`)] : [];
  return lacking.violations.map((violation) => {
    const path = [...name, ...(violation.branch === undefined ? [] : [violation.branch])];
    return {
      ...violation,
      pointer: instancePath + violation.pointer,
      ...(path.length > 0 && { branch: path.join(' ') }),
    };
  });
}

function isNull(branch: Json): boolean {
  return isJsonObject(branch) && branch.type === 'null';
}

/** The name of the component that a branch refers to, else its title or its position. */
function branchName(branch: Json | undefined, position: string): string {
  if (!isJsonObject(branch)) return position;
  const target = referencePointer(branch);
  if (target !== undefined) return parsePointer(target).at(-1) ?? position;
  return typeof branch.title === 'string' ? branch.title : position;
}

/**
 * What several branches lack alike: the same clause, which they share, or something of the same place.
 * `undefined` where they lack something in different places.
 */
function lackedByAll(
  error: ErrorObject,
  contractPointer: Pointer,
  [nearest, ...others]: readonly [Branch, ...Branch[]],
): Violation[] | undefined {
  const lacked = (key: (violation: Violation) => string) =>
    nearest.violations.filter((violation) =>
      others.every(({ violations }) => violations.some((each) => key(each) === key(violation))),
    );
  const shared = lacked((violation) => `${violation.pointer} ${violation.contractPointer}`);
  if (shared.length > 0) return atPlace(error, shared);
  const [first] = lacked(({ pointer }) => pointer);
  if (first === undefined) return undefined;
  const ofPlace = [nearest, ...others].flatMap(({ violations }) =>
    violations.filter(({ pointer }) => pointer === first.pointer),
  );
  // To let it be left out in one of them is enough.
  if (ofPlace.every(({ keyword }) => keyword === 'required')) return atPlace(error, [first]);
  return [ofAll(error, contractPointer, ofPlace)];
}

/** What several branches say of one place. */
function ofAll(
  { keyword, instancePath }: ErrorObject,
  contractPointer: Pointer,
  violations: readonly Violation[],
): Violation {
  const [first] = violations as [Violation];
  const expected = [...new Set(violations.map((violation) => violation.expected))].join(', or ');
  return { ...first, pointer: instancePath + first.pointer, keyword, contractPointer, expected };
}

function atPlace({ instancePath }: ErrorObject, violations: readonly Violation[]): Violation[] {
  return violations.map((violation) => ({
    ...violation,
    pointer: instancePath + violation.pointer,
  }));
}

/** What each branch asks for; what two ask for alike is said once. */
function listed(branches: readonly Branch[], words: (violation: Violation) => string): string {
  const alternatives = branches.map(({ violations }) =>
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
  branches: readonly Branch[],
): Branch | undefined {
  const meant = branches.filter((_, index) => names[index]?.includes(value));
  const fitting = branches.filter(({ violations }) =>
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
function differingTags(branches: readonly Branch[]): Violation[] {
  const tags = branches
    .filter(({ violations }) => !violations.some(isOtherType))
    .map(({ violations }) => violations.filter(isOtherTag));
  const [first = []] = tags;
  if (tags.some(({ length }) => length !== first.length)) return [];
  for (const { pointer } of first) {
    const ofMember = tags.flatMap((ofBranch) => ofBranch.filter((tag) => tag.pointer === pointer));
    if (ofMember.length === tags.length) return ofMember;
  }
  return [];
}
