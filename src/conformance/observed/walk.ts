import { lazily } from '../../compile/lazily.ts';
import type { Pointer } from '../../contract/contract.ts';
import { LongInteger } from '../../http/long-integer.ts';
import type { Branch, Description } from './description.ts';

/** Told of what values show, as they are walked. */
export interface Observer {
  /**
   * Prepares to be told of the values at one place: says of each whether others could show anything still.
   * `isSecret`: whether one stands at or below a secret's name.
   */
  readonly watch: (description: Description) => (value: unknown, isSecret: boolean) => boolean;
  /** A declared property, once at least, or a branch. */
  readonly place: (pointer: Pointer) => void;
}

/** The branches of a choice that a value satisfies. */
export type Branches = (choice: readonly Branch[], value: unknown) => readonly Branch[];

/** A place of values, ready to be walked. */
interface Place {
  readonly description: Description;
  readonly see: (value: unknown, isSecret: boolean) => boolean;
  /** Whether a value itself can show nothing any more: what is left is its members and items. */
  isSeen: boolean;
  /** Members that can show something still; absent: all that come can. */
  left: readonly Named[] | undefined;
}

interface Named {
  readonly name: string;
  /** Absent until it came. */
  member?: Member;
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
      isSeen: false,
      left: description.names?.map((name) => ({ name })),
    }),
  );
  return (value, description, branches, isSecret) =>
    walk(value, placeOf(description), branches, isSecret, NONE);

  /** @param around what was said of the same value on the way here: a branch may lead back to it. */
  function walk(
    value: unknown,
    place: Place,
    branches: Branches,
    isSecret: boolean,
    around: readonly Description[],
  ): void {
    const { description } = place;
    if (!place.isSeen) place.isSeen = !place.see(value, isSecret);
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
      walkMembers(value, place, branches, isSecret);
    }
  }

  function walkMembers(
    value: Readonly<Record<string, unknown>>,
    place: Place,
    branches: Branches,
    isSecret: boolean,
  ): void {
    const { description, left } = place;
    const comes = left ?? Object.keys(value).map((name): Named => ({ name }));
    for (const named of comes) {
      if (!Object.hasOwn(value, named.name)) continue;
      named.member ??= meet(named.name, description);
      const { place: inside, isSecret: isOwnSecret } = named.member;
      if (inside !== undefined) {
        walk(value[named.name], inside, branches, isSecret || isOwnSecret, NONE);
      }
      if (inside === undefined || isOver(inside)) {
        place.left = place.left?.filter((other) => other !== named);
      }
    }
  }

  function meet(name: string, description: Description): Member {
    const { declared, description: describe, isSecret } = description.member(name);
    for (const pointer of declared) observer.place(pointer);
    const inside = describe();
    return { place: inside && placeOf(inside), isSecret };
  }
}

/** Whether no value can show anything more, nor anything inside of it. */
function isOver({ description, isSeen, left }: Place): boolean {
  return isSeen && left?.length === 0 && description.choices.length === 0 && !description.hasItems;
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
