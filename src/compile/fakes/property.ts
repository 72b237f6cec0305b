import type { Json } from '../../contract/contract.ts';
import { isHolder, MOMENT, wordsOf } from '../words.ts';
import { tellsOfStatus } from './error-status.ts';
import type { Compiled, Fake, FakeContext } from './fake.ts';
import { givenOf, givenWithin } from './given.ts';

/** What a property is while nothing has happened: a value, or absent where it has none. */
export interface Blank {
  readonly value?: Json;
}

/** A property that objects get. */
export interface Property {
  readonly name: string;
  readonly words: string;
  readonly make: Fake;
  readonly size: number;
  readonly values: readonly Json[] | undefined;
  /** Whether it is described as an amount of money. */
  readonly isMoney: boolean;
  /** Whether the status of the answer is handed on to it. */
  readonly tellsOfStatus: boolean;
  /** Whether it tells of a moment, which depends on whether its object is new. */
  readonly isMoment: boolean;
  /** What it is while nothing has happened. */
  readonly blank: Blank | undefined;
  /** Whether what the request says of an entity is handed on to it. */
  readonly isHolder: boolean;
}

/** How a property's value follows from those of others of its object. */
export interface Sum {
  readonly property: Property;
  /** Its value from the object; `undefined` where that doesn't tell. */
  readonly value: (object: { readonly [key: string]: Json }) => Json | undefined;
}

/** The property of a name, with the values that were compiled for it. */
export function property(
  name: string,
  { make, size, values, isMoney = false }: Compiled,
  blank?: Blank,
): Property {
  const words = wordsOf(name);
  return {
    name,
    words,
    make,
    size,
    values,
    isMoney,
    tellsOfStatus: tellsOfStatus(words),
    isMoment: MOMENT.test(words),
    blank,
    isHolder: isHolder(words),
  };
}

/** The value of a property, from the context of its object. */
export function makeProperty(
  { name, words, make, tellsOfStatus, isHolder, isMoment }: Property,
  { random, now, start, errorStatus, successStatus, entities, isNew, given, vain }: FakeContext,
  wanted?: Json,
): Json {
  return make({
    random: random.derive(name),
    now,
    start,
    siblings: random,
    errorStatus: tellsOfStatus ? errorStatus : undefined,
    successStatus: tellsOfStatus ? successStatus : undefined,
    entities,
    isNew: isHolder || isMoment ? isNew : undefined,
    given: given && (givenOf(given, words) ?? (isHolder ? givenWithin(given, name) : undefined)),
    wanted,
    vain,
  });
}

/** Gives an object the value of a property. */
export function addProperty(object: { [key: string]: Json }, name: string, value: Json): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, ...PLAIN });
  else object[name] = value;
}

const PLAIN = { enumerable: true, configurable: true, writable: true };
