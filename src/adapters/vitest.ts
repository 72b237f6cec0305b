import type { TestAPI } from 'vitest';
import { once } from '../compile/lazily.ts';
import type { AnyOperations, BundledOperations } from '../mock/bundled-operations.ts';
import type { Mock } from '../mock/mock.ts';
import { type GivenContract, openContract } from '../semantics/open.ts';
import type { JudgeExchangeOptions } from './judge-exchange.ts';
import { importPeer } from './peer.ts';
import { isMade, type Mocked } from './served-mock.ts';
import {
  type PortOptions,
  type RunningMock,
  type StartMockOptions,
  startMock,
} from './start-mock.ts';

export { toConform } from './to-conform.ts';

const { test } = await importPeer('vitest', 'specwright/vitest', () => import('vitest'));

interface ConformMatcher {
  /**
   * The exchange, an entry of a mock's journal or `{ request, response }`, satisfies a contract as
   * `specwright check` has it. One that can't be judged is an error, with `not` too.
   */
  toConform(contract: GivenContract, options?: JudgeExchangeOptions): Promise<void>;
}

declare module 'vitest' {
  interface Matchers<R, T> extends ConformMatcher {}
}

// What Vitest 3 and 4 take matchers from.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: as it is declared there
    interface Matchers<R, T = {}> extends ConformMatcher {}
  }
}

/** Vitest's `test` with a mock that runs for each test, on a port of its own. */
export type ContractTest<Operations> = TestAPI<{ api: RunningMock<Operations> }>;

/**
 * Gives Vitest's `test` with a fixture `api`: a mock of a contract on a port of its own, started for
 * each test that asks for it and closed after. The contract is loaded and compiled once. A mock of
 * `createMock`'s is begun anew for each test, which then can't run beside each other; what they exercise
 * of its contract adds up: `afterAll(() => mock.expectCoverage(80))`.
 * @throws in the test: what `startMock` throws.
 */
export function contractTest<Name extends keyof BundledOperations>(
  contract: Name,
  options?: StartMockOptions,
): ContractTest<BundledOperations[Name]>;
export function contractTest<Operations = AnyOperations>(
  contract: GivenContract,
  options?: StartMockOptions,
): ContractTest<Operations>;
export function contractTest<Operations>(
  mock: Mock<Operations>,
  options?: PortOptions,
): ContractTest<Operations>;
export function contractTest(
  mocked: Mocked,
  options: StartMockOptions = {},
): ContractTest<AnyOperations> {
  const open = once(async () => (isMade(mocked) ? mocked : openContract(mocked)));
  return test.extend<{ api: RunningMock }>({
    // Vitest reads from the first parameter which other fixtures it needs.
    // biome-ignore lint/correctness/noEmptyPattern: it has to be a pattern, and this one needs none
    async api({}, use) {
      const opened = await open();
      if (isMade(opened)) opened.reset();
      const api = await (isMade(opened) ? startMock(opened, options) : startMock(opened, options));
      await use(api).finally(() => api.close());
    },
  });
}
