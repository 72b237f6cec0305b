import type { Json } from '../../contract/contract.ts';
import { isHolder, wordsOf } from '../words.ts';
import { tellsOfError } from './error-status.ts';
import type { Compiled, Fake, FakeContext } from './fake.ts';
import { givenWithin } from './given.ts';

/** A property that objects get. */
export interface Property {
  readonly name: string;
  readonly words: string;
  readonly make: Fake;
  readonly size: number;
  readonly values: readonly Json[] | undefined;
  /** Whether it is described as an amount of money. */
  readonly isMoney: boolean;
  /** Whether the status of an error is handed on to it. */
  readonly tellsOfError: boolean;
  /** Whether what the request says of an entity is handed on to it. */
  readonly isHolder: boolean;
}

/** The property of a name, with the values that were compiled for it. */
export function property(
  name: string,
  { make, size, values, isMoney = false }: Compiled,
): Property {
  const words = wordsOf(name);
  return {
    name,
    words,
    make,
    size,
    values,
    isMoney,
    tellsOfError: tellsOfError(words),
    isHolder: isHolder(words),
  };
}

/** The value of a property, from the context of its object. */
export function makeProperty(
  { name, make, tellsOfError, isHolder }: Property,
  { random, now, start, errorStatus, entities, given, vain }: FakeContext,
  wanted?: Json,
): Json {
  return make({
    random: random.derive(name),
    now,
    start,
    siblings: random,
    errorStatus: tellsOfError ? errorStatus : undefined,
    entities,
    given: isHolder && given !== undefined ? givenWithin(given, name) : undefined,
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
