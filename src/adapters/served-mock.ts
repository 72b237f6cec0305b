import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Clock } from '../mock/clock.ts';
import { createMock } from '../mock/mock.ts';
import type { MockOptions } from '../mock/options.ts';
import type { OpenContract } from '../semantics/open.ts';
import type { Respond } from './fault.ts';

/** Who may answer: our own engine, or prism-http behind the same interface. */
export const ENGINES = ['native', 'prism'] as const;

/** How a mock answers, whatever front it stands behind. */
export interface ServedMockOptions extends MockOptions {
  /** `native` where it isn't said; `prism` takes none of the options but `seed` and `preferExamples`. */
  readonly engine?: (typeof ENGINES)[number];
}

/** A mock of either engine, for a front to stand before it. */
export interface ServedMock {
  readonly contract: Contract;
  readonly respond: Respond;
  /** Its clock, where it has one of its own. */
  readonly now?: Clock;
  /** Forgets what it remembers. */
  reset(): void;
}

/**
 * Makes a mock of a contract with the engine that is asked for.
 * @throws {UsageError} if there is no such engine, or it can't take an option.
 * @throws {MissingPeerError | UnsupportedNodeError} if prism-http isn't there or can't run.
 * @throws what `createMock` throws.
 */
export async function createServedMock(
  contract: string | OpenContract,
  { engine = 'native', ...options }: ServedMockOptions,
): Promise<ServedMock> {
  if (engine === 'native') return createMock(contract, options);
  if (engine !== 'prism') {
    throw new UsageError({
      problem: "the mock's option engine can't be taken",
      expected: ENGINES.join(' or '),
      received: String(engine),
    });
  }
  // Who doesn't ask for it doesn't pay for it.
  const { createPrismMock } = await import('./prism-mock.ts');
  return createPrismMock(contract, options);
}
