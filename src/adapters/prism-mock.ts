import { basePaths, isOpen } from '../compile/server.ts';
import type { Contract } from '../contract/contract.ts';
import { loadContract } from '../contract/load.ts';
import { UsageError } from '../errors.ts';
import { DEFAULT_SEED } from '../mock/mock.ts';
import { type MockOptions, verifyContract, verifyOptions } from '../mock/options.ts';
import type { OpenContract } from '../semantics/open.ts';
import { createPrism, type PrismRespond } from './prism.ts';

/** A contract that prism-http answers for. */
export interface PrismMock {
  readonly contract: Contract;
  readonly respond: PrismRespond;
  /** There is nothing to forget. */
  reset(): void;
}

/** What prism-http has nothing for. */
const REFUSED = [
  'now',
  'credentials',
  'rejectCredentials',
  'stateful',
] as const satisfies (keyof MockOptions)[];

/**
 * Makes a mock of a contract that prism-http answers for: without semantics, state, clock and
 * credentials of its own.
 * @throws {UsageError} if an option is given that prism-http has nothing for; what `loadContract` throws.
 */
export async function createPrismMock(
  argument: string | OpenContract,
  options: MockOptions,
): Promise<PrismMock> {
  verifyContract(argument);
  verifyOptions(options);
  expectTaken(options);
  const { seed = DEFAULT_SEED, preferExamples = false } = options;
  const contract = typeof argument === 'string' ? await loadContract(argument) : argument.contract;
  const respond = await createPrism(structuredClone(contract.document), {
    dynamic: !preferExamples,
    seed,
    basePaths: basePathsOf(contract),
  });
  return { contract, respond, reset: () => {} };
}

function expectTaken(options: MockOptions): void {
  const refused = REFUSED.find((name) => options[name] !== undefined && options[name] !== false);
  if (refused === undefined) return;
  throw new UsageError({
    problem: `the engine prism can't take the mock's option ${refused}`,
    expected: 'the engine native',
    received: 'the engine prism',
  });
}

function basePathsOf({ operations }: Contract): string[] {
  const documented = operations.flatMap(({ servers }) => servers.flatMap(basePaths));
  return [...new Set(['', ...documented])].filter((path) => !isOpen(path));
}
