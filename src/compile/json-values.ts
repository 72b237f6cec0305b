import { canonical } from './canonical.ts';

/** The types of JSON Schema (Validation §6.1.1). */
export type JsonType = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** The members of an object that is judged. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether a value is of a type. NaN and the infinities are no numbers of JSON. */
export const IS_OF_TYPE: Readonly<Record<JsonType, (value: unknown) => boolean>> = {
  array: Array.isArray,
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
  null: (value) => value === null,
  number: Number.isFinite,
  object: isObject,
  string: (value) => typeof value === 'string',
};

/** Whether a value is an object of JSON. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an object has a member; one that is undefined is none. */
export function hasMember(object: Members, name: string): boolean {
  return object[name] !== undefined && Object.hasOwn(object, name);
}

/** Prepares to tell whether a value equals one of some as JSON has it: members in any order. */
export function equalsOneOf(values: readonly unknown[]): (value: unknown) => boolean {
  const scalars = new Set(values.filter((value) => !isComposite(value)));
  const texts = new Set(values.filter(isComposite).map(canonical));
  return (value) =>
    isComposite(value) ? texts.size > 0 && texts.has(canonical(value)) : scalars.has(value);
}

/** Whether a value has parts; a number that is an object counts as having some. */
export function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
