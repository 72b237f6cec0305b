import { lazily } from '../../compile/lazily.ts';
import type { Pointer } from '../../contract/contract.ts';
import { LongInteger } from '../../http/long-integer.ts';
import type { Branch, Description } from './description.ts';

/** Told of what values show, as they are walked. */
export interface Observer {
  /**
   * Prepares to be told of the values at one place. `isSecret`: whether one stands at or below a secret's
   * name.
   */
  readonly watch: (description: Description) => (value: unknown, isSecret: boolean) => void;
  /** A declared property, once at least, or a branch. */
  readonly place: (pointer: Pointer) => void;
}

/** The branches of a choice that a value satisfies. */
export type Branches = (choice: readonly Branch[], value: unknown) => readonly Branch[];

/** A place of values, ready to be walked. */
interface Place {
  readonly description: Description;
  readonly see: (value: unknown, isSecret: boolean) => void;
  /** Those that are declared, and came. */
  readonly members: Map<string, Member>;
}

interface Member {
  readonly place: Place | undefined;
  readonly isSecret: boolean;
}

const NONE: readonly Description[] = [];

/** Walks a value beside all that a contract says of it. `isSecret`: whether all of it is one. */
export type Walk = (
  value: unknown,
  description: Description,
  branches: Branches,
  isSecret: boolean,
) => void;

/** Prepares to walk values, and to tell of them. */
export function compileWalk(observer: Observer): Walk {
  const placeOf = lazily(
    (description: Description): Place => ({
      description,
      see: observer.watch(description),
      members: new Map(),
    }),
  );
  return (value, description, branches, isSecret) =>
    walk(value, placeOf(description), branches, isSecret, NONE);

  /** @param around what was said of the same value on the way here: a branch may lead back to it. */
  function walk(
    value: unknown,
    { description, see, members }: Place,
    branches: Branches,
    isSecret: boolean,
    around: readonly Description[],
  ): void {
    see(value, isSecret);
    for (const choice of description.choices) {
      for (const branch of branches(choice.branches, value)) {
        observer.place(branch.pointer);
        const inside = branch.description();
        const known = [...around, description];
        if (!known.includes(inside)) walk(value, placeOf(inside), branches, isSecret, known);
      }
    }
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const inside = description.item(index);
        if (inside !== undefined) walk(value[index], placeOf(inside), branches, isSecret, NONE);
      }
    } else if (isObject(value)) {
      for (const name of Object.keys(value)) {
        const member = members.get(name) ?? meet(name, description, members);
        if (member.place === undefined) continue;
        walk(value[name], member.place, branches, isSecret || member.isSecret, NONE);
      }
    }
  }

  function meet(name: string, description: Description, members: Map<string, Member>): Member {
    const { declared, description: describe, isSecret } = description.member(name);
    for (const pointer of declared) observer.place(pointer);
    const inside = describe();
    const member = { place: inside && placeOf(inside), isSecret };
    // Names that no schema declares can be any number: they aren't kept.
    if (declared.length > 0) members.set(name, member);
    return member;
  }
}

/** Whether a value of a body is an object of JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof LongInteger)
  );
}
