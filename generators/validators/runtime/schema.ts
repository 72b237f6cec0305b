import type { Pointer } from '../../../src/contract/contract.ts';
import { childPointer } from '../../../src/contract/pointer.ts';

/** One keyword of a schema, with its value. */
export interface Keyword {
  /** Whether a value satisfies it; where it doesn't, `at` is told why. */
  readonly holds: (value: unknown, at: Place | undefined) => boolean;
  /** Adds the members of an object or list that the keyword speaks of (JSON Schema Core §11). */
  readonly evaluates?: (value: object, evaluated: Set<string>) => void;
  /** Of a `const` or `enum`: whether a text, number, boolean or null is among the few. */
  readonly allows?: (value: unknown) => boolean;
  /** Adds the members whose values, as one of a few, tell of what kind an object is. */
  readonly tags?: (value: object, tags: Set<string>) => void;
}

/** A schema: a value satisfies it that satisfies each of its keywords. */
export type Schema = readonly Keyword[];

/** A schema that others refer to. Its keywords are made when it is first asked for. */
export interface Definition {
  /** Where it stands in the contract. */
  readonly pointer: Pointer;
  readonly keywords: () => Schema;
}

/** Where a value stands, and the schema that it is held against: for who wants to know what is broken. */
export interface Place {
  readonly pointer: Pointer;
  readonly contractPointer: Pointer;
  /** The name of a property that is the value itself. */
  readonly propertyName?: string;
  readonly report: Report;
}

/** What is told of what is broken. */
export interface Report {
  readonly add: (fault: Fault, at: Place) => void;
  readonly addAlternatives: (alternatives: Alternatives, at: Place) => void;
}

/** How a value breaks a keyword. */
export interface Fault {
  readonly keyword: string;
  readonly value: unknown;
  /** What the words need, as ajv has it. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly schema?: unknown;
}

/** A value that fits none of the branches of an `anyOf` or `oneOf`, or more than the one of a `oneOf`. */
export interface Alternatives {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly value: unknown;
  /** Those that were tried. */
  readonly branches: readonly Schema[];
  /** What of each branch, and beside them, names them. */
  readonly named: readonly unknown[];
  readonly discriminator: unknown;
}

/** Makes a {@link Definition}. */
export function define(pointer: Pointer, make: () => Schema): Definition {
  let made: Schema | undefined;
  const keywords = () => {
    made ??= make();
    return made;
  };
  return { pointer, keywords };
}

/** Whether a value satisfies a schema. Where nobody wants to know why not, the first fault decides. */
export function satisfies(schema: Schema, value: unknown, at?: Place): boolean {
  let isValid = true;
  for (const keyword of schema) {
    if (keyword.holds(value, at)) continue;
    if (at === undefined) return false;
    isValid = false;
  }
  return isValid;
}

/** Tells what is broken, if somebody wants to know. Gives false. */
export function fails(at: Place | undefined, fault: Fault): false {
  at?.report.add(fault, at);
  return false;
}

/** The place of a member, by what leads to it in the value and in the schema. */
export function memberPlace(
  at: Place | undefined,
  member: string | number,
  ...tokens: readonly (string | number)[]
): Place | undefined {
  if (at === undefined) return undefined;
  const { report } = at;
  const contractPointer = tokens.reduce<Pointer>(childPointer, at.contractPointer);
  return { pointer: childPointer(at.pointer, member), contractPointer, report };
}

/** The place of the same value, held against a schema further inside. */
export function branchPlace(
  at: Place | undefined,
  ...tokens: readonly (string | number)[]
): Place | undefined {
  if (at === undefined) return undefined;
  return { ...at, contractPointer: tokens.reduce<Pointer>(childPointer, at.contractPointer) };
}

/** Adds the tags that any keyword of a schema finds. */
export function addTags(schema: Schema, value: object, tags: Set<string>): void {
  for (const keyword of schema) keyword.tags?.(value, tags);
}

/** Adds the members that any keyword of a schema speaks of. */
export function evaluate(schema: Schema, value: object, evaluated: Set<string>): void {
  for (const keyword of schema) keyword.evaluates?.(value, evaluated);
}
