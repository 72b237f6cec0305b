import type { Json } from '../../contract/contract.ts';
import type { Constraints } from './constraints.ts';
import { agreedCurrency } from './currencies.ts';
import type { Compiled, Place } from './fake.ts';
import { kindNamed } from './names.ts';
import { sizeOf } from './size.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** Null, and nothing else. */
export const NULL: Compiled = { make: () => null, size: 1 };

/**
 * Picks one of the values of `enum` or `const`, null only where there is no other.
 * @throws Unsatisfiable where none is allowed.
 */
export function compileValues(
  values: readonly Json[],
  allows: (value: Json) => boolean,
  { sources }: Constraints,
  { words, owner }: Place,
): Compiled {
  const allowed = values.filter(allows);
  if (allowed.length === 0) {
    const reason = 'no value of the enum satisfies the constraints beside it';
    throw new Unsatisfiable(reason, sources.at(-1));
  }
  const filled = allowed.filter((value) => value !== null);
  if (filled.length === 0) return NULL;
  const pick: typeof agreedCurrency =
    kindNamed(words, owner) === 'currency'
      ? agreedCurrency
      : (list, { random }) => random.pick(list);
  const isPlain = filled.every((value) => typeof value !== 'object');
  return {
    make: isPlain
      ? (context) => pick(filled, context)
      : (context) => structuredClone(pick(filled, context)),
    size: filled.reduce((most: number, value) => Math.max(most, sizeOf(value)), 1),
    values: allowed,
  };
}

/** @throws Unsatisfiable where null is excluded. */
export function compileNull({ excluded }: Constraints): Compiled {
  if (excluded.includes(null)) throw new Unsatisfiable('null is excluded');
  return NULL;
}

/** @throws Unsatisfiable where both booleans are excluded. */
export function compileBoolean({ excluded }: Constraints): Compiled {
  const values = [true, false].filter((value) => !excluded.includes(value));
  if (values.length === 0) throw new Unsatisfiable('both booleans are excluded');
  return { make: ({ random }) => random.pick(values), size: 1 };
}
