import type { Extent, FakeContext } from '../compile/fakes/compile.ts';
import { createRandom, type Random } from '../compile/random.ts';
import { showValue, toBe } from '../compile/violation.ts';
import type { Json } from '../contract/contract.ts';
import { parsePointer } from '../contract/pointer.ts';
import { OverrideError, UsageError } from '../errors.ts';
import type { Maker } from './maker.ts';
import {
  givenOf,
  joinOverrides,
  type Override,
  type Overrides,
  overridden,
  type Refuse,
  readOverride,
  replaced,
  schemaOf,
  tellsOf,
} from './override.ts';
import { pruned } from './pruned.ts';

/** What is said of a value, or of the nth one that a factory makes, counted from 1. */
export type Given<T> = Overrides<T> | ((n: number) => Overrides<T>);

/**
 * Makes values that satisfy one schema, and have what is said of them. What the nth of them is hangs on
 * the factory's seed and what is said of it alone, not on what other factories make.
 * Each call @throws {OverrideError} where what is said breaks the schema.
 */
export interface Factory<T> {
  (given?: Given<T>): T;
  /** Several values. @throws {UsageError} if `count` is no whole number from 0. */
  list(count: number, given?: Given<T>): T[];
  /** A value with nothing that may be left out: required properties alone, lists as short as allowed. */
  minimal(given?: Given<T>): T;
  /** A value with all properties; of a schema that holds itself down to a depth. */
  maximal(given?: Given<T>): T;
  /** A factory of which more is said from the start. Both count together. */
  with(given: Given<T>): Factory<T>;
  /** A factory that draws from another seed, and counts anew. */
  withSeed(seed: string): Factory<T>;
  /** Begins anew: the same calls then give the same values again. */
  reset(): void;
}

/** What a factory's values come from. */
export interface Source {
  /** What the values are called in messages. */
  readonly name: string;
  readonly maker: () => Maker;
  /** What is known of each value beside its stream. */
  readonly context: Omit<FakeContext, 'random' | 'entities'>;
  /** Whether values with an id are the same wherever it stands. */
  readonly isOfEntities: boolean;
}

/** Makes a factory; whoever asks for it knows the type of its values. */
export function createFactory<T>(
  source: Source,
  seed: string,
  said: readonly unknown[] = [],
): Factory<T> {
  const random = createRandom(seed);
  let made = 0;
  return saying(said);

  function saying(before: readonly unknown[]): Factory<T> {
    const make = (extent: Extent, given: Given<T> | undefined): T => {
      made += 1;
      const all = given === undefined ? before : [...before, given];
      const context = contextOf(source, random, made);
      return makeValue(source, extent, context, overrideOf(all, made, source.name)) as T;
    };
    return Object.assign((given?: Given<T>) => make('usual', given), {
      list(count: number, given?: Given<T>) {
        expectCount(count, source.name);
        return Array.from({ length: count }, () => make('usual', given));
      },
      minimal: (given?: Given<T>) => make('least', given),
      maximal: (given?: Given<T>) => make('most', given),
      with: (given: Given<T>) => saying([...before, given]),
      withSeed: (other: string) => createFactory<T>(source, other, before),
      reset() {
        made = 0;
      },
    });
  }
}

function expectCount(count: number, name: string): void {
  if (Number.isInteger(count) && count >= 0) return;
  throw new UsageError({
    problem: `no list of ${name} can be made`,
    expected: 'a whole number of values, from 0',
    received: showValue(count),
  });
}

/** What one of the values of a source is made from: the one with a key. */
export function contextOf(source: Source, random: Random, key: string | number): FakeContext {
  const entities = source.isOfEntities ? random.derive('entities') : undefined;
  return { ...source.context, random: random.derive(source.name).derive(key), entities };
}

function overrideOf(said: readonly unknown[], n: number, name: string): Override {
  const refuse = refuseOverride(name);
  return said
    .map((given) => readOverride(typeof given === 'function' ? given(n) : given, refuse))
    .reduce(joinOverrides, undefined);
}

function makeValue(
  { name, maker }: Source,
  extent: Extent,
  context: FakeContext,
  override: Override,
): Json {
  const { make, find, violations } = maker();
  const value =
    override === undefined
      ? make(extent, context)
      : (findOverridden(find, extent, context, override) ??
        overridden(make(extent, context), override));
  const breaches = violations(value);
  const breach =
    breaches.find(({ pointer }) => tellsOf(override, parsePointer(pointer))) ?? breaches[0];
  if (breach !== undefined) {
    const place = breach.pointer === '' ? 'it' : breach.pointer;
    throw refuseOverride(name)(`${place} ${toBe(breach.expected)}`, showValue(breach.value));
  }
  if (extent !== 'least') return value;
  // A branch or a condition may have brought what another one does without.
  const isValid = (less: Json) => violations(less).length === 0;
  return pruned(value, isValid, (tokens) => tellsOf(override, tokens));
}

function findOverridden(
  find: Maker['find'],
  extent: Extent,
  context: FakeContext,
  override: Override,
): Json | undefined {
  const finish = (made: Json) => overridden(made, override);
  const given = { ...context, given: givenOf(override) };
  return (
    find(extent, given, finish) ??
    // What is filled up may be of another branch than what is said.
    find(extent, given, (made) => replaced(made, override)) ??
    // Other members may have to be otherwise, too: to find out takes longer.
    find(extent, context, finish, schemaOf(override))
  );
}

function refuseOverride(name: string): Refuse {
  return (expected, received, hint) =>
    new OverrideError({
      problem: `the override of ${name} can't be taken`,
      expected,
      received,
      ...(hint !== undefined && { hint }),
    });
}
