import { showValue } from '../compile/violation.ts';
import { UsageError } from '../errors.ts';
import { createStore, type Store } from '../semantics/store.ts';
import { type Clock, createClock } from './clock.ts';
import { createLimits, type Limits } from './limits.ts';
import { createOverrides, type Overrides } from './overrides/overrides.ts';
import { keepRecent, type Recent } from './recent.ts';

/** A part of a mock with what it remembers, what it has counted, overrides and a clock of its own. */
export interface Sandbox {
  readonly name: string;
  readonly clock: Clock;
  readonly overrides: Overrides;
  readonly limits: Limits;
  /** What a request finds: anew for each where the mock remembers nothing. */
  readonly store: () => Store;
  /** How many requests it has answered. */
  answers: number;
  /** How many callbacks and webhooks it has made. */
  callbacks: number;
}

/** More at a time than parallel tests need; beyond, those that weren't asked for longest begin anew. */
const MOST_SANDBOXES = 10_000;

/** How sandboxes begin. */
export interface SandboxOptions {
  /** The mock's clock, which that of a sandbox follows until it is moved. */
  readonly clock: Clock;
  /** Fills the store of a new one. */
  readonly begin: (store: Store, now: number) => void;
  /** Whether a request finds what those before it left. */
  readonly stateful: boolean;
}

/** Keeps the sandboxes of a mock by their names; '' is that of requests that name none. */
export function createSandboxes({
  clock: followed,
  begin,
  stateful,
}: SandboxOptions): Recent<Sandbox> {
  return keepRecent(MOST_SANDBOXES, (name) => {
    const clock = createClock(undefined, followed);
    const fill = () => {
      const store = createStore();
      begin(store, clock.now());
      return store;
    };
    const kept = stateful ? fill() : undefined;
    return {
      name,
      clock,
      overrides: createOverrides(),
      limits: createLimits(),
      store: () => kept ?? fill(),
      answers: 0,
      callbacks: 0,
    };
  });
}

/** What a header field can bring, as Node reads it (RFC 9110 §5.5). */
const FIELD_VALUE = /^(?![\t ])[\t -~\x80-\xff]*(?<![\t ])$/;

/**
 * A name that requests can send, or '' for those that send none.
 * @throws {UsageError} if no header can bring it.
 */
export function expectSandboxName(name: unknown): string {
  if (typeof name === 'string' && FIELD_VALUE.test(name)) return name;
  throw new UsageError({
    problem: 'no request can name this sandbox',
    expected: 'a text that a header can bring: of Latin-1, without spaces at its ends',
    received: showValue(name),
  });
}
