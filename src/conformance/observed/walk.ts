import type { Pointer } from '../../contract/contract.ts';
import { LongInteger } from '../../http/long-integer.ts';
import type { Branch, Description } from './description.ts';

/** Told of what a value shows, as it is walked. */
export interface Observer {
  /** `isSecret`: whether it stands at or below a secret's name. */
  readonly value: (value: unknown, description: Description, isSecret: boolean) => void;
  /** A declared property, or a branch. */
  readonly place: (pointer: Pointer) => void;
}

const NONE: readonly Description[] = [];

/** The branches of a choice that a value satisfies. */
export type Branches = (choice: readonly Branch[], value: unknown) => readonly Branch[];

/**
 * Walks a value beside all that a contract says of it.
 * @param around what was said of the same value on the way here: a branch may lead back to it.
 */
export function walk(
  value: unknown,
  description: Description,
  branches: Branches,
  observer: Observer,
  isSecret = false,
  around: readonly Description[] = NONE,
): void {
  observer.value(value, description, isSecret);
  for (const choice of description.choices) {
    for (const branch of branches(choice.branches, value)) {
      observer.place(branch.pointer);
      const inside = branch.description();
      const known = [...around, description];
      if (known.includes(inside)) continue;
      walk(value, inside, branches, observer, isSecret, known);
    }
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const inside = description.item(index);
      if (inside !== undefined) walk(value[index], inside, branches, observer, isSecret);
    }
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const member = description.member(name);
      for (const pointer of member.declared) observer.place(pointer);
      if (member.description === undefined) continue;
      walk(value[name], member.description, branches, observer, isSecret || member.isSecret);
    }
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
