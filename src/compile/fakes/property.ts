import type { Json } from '../../contract/contract.ts';
import { tellsOfError } from './error-status.ts';
import type { Compiled, Fake, FakeContext } from './fake.ts';
import { wordsOf } from './text.ts';

/** A property that objects get. */
export interface Property {
  readonly name: string;
  readonly make: Fake;
  readonly size: number;
  /** Whether the status of an error is handed on to it. */
  readonly tellsOfError: boolean;
}

/** The property of a name, with the values that were compiled for it. */
export function property(name: string, { make, size }: Compiled): Property {
  return { name, make, size, tellsOfError: tellsOfError(wordsOf(name)) };
}

/** Gives an object the value of a property. */
export function addProperty(
  object: { [key: string]: Json },
  { name, make, tellsOfError }: Property,
  context: FakeContext,
): void {
  const { random, now } = context;
  const errorStatus = tellsOfError ? context.errorStatus : undefined;
  const value = make({ random: random.derive(name), now, siblings: random, errorStatus });
  if (name === '__proto__') Object.defineProperty(object, name, { value, ...PLAIN });
  else object[name] = value;
}

const PLAIN = { enumerable: true, configurable: true, writable: true };
