import { parseDateTime } from '../compile/date-time.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import { once } from '../compile/lazily.ts';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { createFactory } from './factory.ts';
import { compileMakers } from './maker.ts';
import {
  addLazily,
  type FactoryOperation,
  operationFactories,
  type SourceOf,
} from './operation-factories.ts';
import type { Factories } from './types.ts';

export type { Factory, Given } from './factory.ts';
export type { FactoryOperation } from './operation-factories.ts';
export type { Overrides } from './override.ts';
export type { Factories, Requests, Responses, Variant, VariantOptions } from './types.ts';

/** What of a contract factories are made from, as a generated module holds it. */
export interface FactoryContract {
  readonly name: string;
  /** The schemas, and what they refer to, at their pointers in the normalised document. */
  readonly document: () => JsonObject;
  /** The pointers of component schemas, by what their factories are called. */
  readonly schemas: Readonly<Record<string, Pointer>>;
  readonly operations: readonly FactoryOperation[];
}

/** What the values of factories hang on, beside what is said of them. */
export interface FactoryOptions {
  /** By default `specwright`. */
  readonly seed?: string;
  /** The date-time that moments are told from; by default one that stays: `2026-01-01T00:00:00Z`. */
  readonly now?: string;
}

/**
 * Makes the factories of a contract, apart from all others that are made of it: the same calls of a factory,
 * in the same order, give the same values.
 * @throws {UsageError} if `now` is no date-time.
 */
export function factoriesOf<Schemas, Operations>(
  contract: FactoryContract,
  { seed = 'specwright', now = '2026-01-01T00:00:00Z' }: FactoryOptions = {},
): Factories<Schemas, Operations> {
  const clock = readNow(now);
  const sourceOf: SourceOf = ({ name, pointer, direction, mediaType, status }) => ({
    name,
    maker: once(() => makersOf(contract)(pointer, direction, mediaType)),
    context: { now: clock, ...outcomeOf(status) },
    // A request, or an error, tells of no entities.
    isOfEntities: direction === 'response' && (status === undefined || status < 400),
  });
  const factories = {};
  for (const [name, pointer] of Object.entries(contract.schemas)) {
    const source = sourceOf({ name, pointer, direction: 'response' });
    addLazily(factories, name, () => createFactory(source, seed));
  }
  return Object.assign(
    factories,
    operationFactories(contract.operations, sourceOf, seed),
  ) as Factories<Schemas, Operations>;
}

const compiled = new WeakMap<FactoryContract, ReturnType<typeof compileMakers>>();

/** Schemas are compiled once, however many factories are made of them. */
function makersOf(contract: FactoryContract): ReturnType<typeof compileMakers> {
  const makers = compiled.get(contract) ?? compileMakers(contract.document(), contract.name);
  compiled.set(contract, makers);
  return makers;
}

function outcomeOf(status: number | undefined): Partial<FakeContext> {
  if (status === undefined) return {};
  return status < 400 ? { successStatus: status } : { errorStatus: status };
}

function readNow(text: string): number {
  const time = parseDateTime(text);
  if (time !== undefined) return time;
  throw new UsageError({
    problem: "the factories' clock can't be set",
    expected: 'a date-time such as 2026-01-01T00:00:00Z',
    received: text,
  });
}
