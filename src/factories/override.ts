import type { Given } from '../compile/fakes/compile.ts';
import { wordsOf } from '../compile/words.ts';
import type { Json, JsonObject, Schema } from '../contract/contract.ts';
import { isJsonObject, setOwn } from '../contract/pointer.ts';
import type { OverrideError } from '../errors.ts';

/**
 * What is said of a value: any part of it. A list stands for all of the list, its items for parts of
 * them. `undefined` leaves an optional property out; in a list it says nothing of an item.
 */
export type Overrides<T> = T extends readonly (infer Item)[]
  ? readonly (Overrides<Item> | undefined)[]
  : T extends object
    ? { readonly [Name in keyof T]?: Overrides<ValueAt<T, Name>> | LeftOut<T, Name> }
    : T;

/** Of what is declared by no name, also all that is: TypeScript would refuse an object that has both. */
type ValueAt<T, Name extends keyof T> = string extends Name ? T[Name] | T[DeclaredIn<T>] : T[Name];
type DeclaredIn<T> = keyof {
  [Name in keyof T as string extends Name ? never : number extends Name ? never : Name]: true;
};

type LeftOut<T, Name extends keyof T> =
  Record<never, never> extends Pick<T, Name> ? undefined : never;

/** Overrides as they were read: a copy, of what JSON can hold and `undefined`. */
export type Override =
  | undefined
  | null
  | boolean
  | number
  | string
  | readonly Override[]
  | { readonly [name: string]: Override };

/** Makes the error for an override that can't be taken, of what was expected and what came. */
export type Refuse = (expected: string, received: string, hint?: string) => OverrideError;

/** Copies what was given. @throws what `refuse` makes, if JSON can't hold it. */
export function readOverride(given: unknown, refuse: Refuse, holders: object[] = []): Override {
  if (given === null || given === undefined) return given;
  if (typeof given === 'boolean' || typeof given === 'string') return given;
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  if (typeof given !== 'object' || !(Array.isArray(given) || isPlain(given))) {
    const hint = given instanceof Date ? 'A moment is a text: date.toISOString().' : undefined;
    throw refuse('what JSON can hold', describe(given), hint);
  }
  if (holders.includes(given)) throw refuse('what JSON can hold', 'an object that holds itself');
  const within = [...holders, given];
  const read = (part: unknown) => readOverride(part, refuse, within);
  if (Array.isArray(given)) return Array.from(given, read);
  return fromEntries(Object.entries(given).map(([name, part]) => [name, read(part)]));
}

/** Of any realm: tests may run in one of their own. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'object' ? `a ${value?.constructor.name}` : `a ${typeof value}`;
}

/** What two overrides say together; where both speak of the same, the second one does. */
export function joinOverrides(first: Override, second: Override): Override {
  if (!isMembers(first) || !isMembers(second)) return second;
  const joined = Object.entries(second).map(([name, part]): [string, Override] => [
    name,
    part !== undefined && Object.hasOwn(first, name) ? joinOverrides(first[name], part) : part,
  ]);
  return fromEntries([...Object.entries(first), ...joined]);
}

/** The schema of the values that an override allows. */
export function schemaOf(override: Override): Schema {
  if (override === undefined) return true;
  if (Array.isArray(override)) {
    const { length } = override;
    return {
      type: 'array',
      prefixItems: override.map(schemaOf),
      minItems: length,
      maxItems: length,
    };
  }
  if (!isMembers(override)) return { const: override as Json };
  const properties: JsonObject = {};
  const required: string[] = [];
  for (const [name, part] of Object.entries(override)) {
    setOwn(properties, name, part === undefined ? false : schemaOf(part));
    if (part !== undefined) required.push(name);
  }
  return { type: 'object', properties, required };
}

/**
 * What an override says of a value, as fakes take it: what goes with it then does, as far as it is known;
 * `undefined` where it says nothing that they could take.
 */
export function givenOf(override: Override): Given | undefined {
  if (Array.isArray(override)) {
    const items = override.map((part) => (part === undefined ? {} : (part as Json)));
    return { references: new Map(), members: {}, items };
  }
  if (!isMembers(override)) return undefined;
  const members: JsonObject = {};
  const within = new Map<string, Given>();
  for (const [name, part] of Object.entries(override)) {
    const inner = givenOf(part);
    if (inner !== undefined) within.set(wordsOf(name), inner);
    else if (part !== undefined) setOwn(members, name, part as Json);
  }
  return { references: new Map(), members, within };
}

/** A value with what an override says of it. */
export function overridden(made: Json | undefined, override: Override): Json {
  if (override === undefined) return made ?? null;
  if (Array.isArray(override)) {
    const items = Array.isArray(made) ? made : [];
    return override.map((part, index) => overridden(items[index], part));
  }
  if (!isMembers(override)) return override as Json;
  const object: JsonObject = isJsonObject(made) ? { ...made } : {};
  for (const [name, part] of Object.entries(override)) {
    if (part === undefined) delete object[name];
    else setOwn(object, name, overridden(object[name], part));
  }
  return object;
}

/** A value whose members are, where an override speaks of them, no more than it says. */
export function replaced(made: Json, override: Override): Json {
  if (!isJsonObject(made) || !isMembers(override)) return overridden(undefined, override);
  const untouched = Object.entries(made).filter(([name]) => !Object.hasOwn(override, name));
  return overridden(Object.fromEntries(untouched), override);
}

/** Whether an override says something of a place in the value, or of what is in it. */
export function tellsOf(override: Override, [token, ...rest]: readonly string[]): boolean {
  if (token === undefined) return true;
  if (override === null || typeof override !== 'object') return override !== undefined;
  const part = Object.entries(override).find(([name]) => name === token);
  return part !== undefined && tellsOf(part[1], rest);
}

function isMembers(override: Override): override is { readonly [name: string]: Override } {
  return typeof override === 'object' && override !== null && !Array.isArray(override);
}

function fromEntries(entries: readonly (readonly [string, Override])[]): Override {
  return Object.fromEntries(entries);
}
