import type { TestAPI } from 'vitest';
import { once } from '../compile/lazily.ts';
import type { Finding } from '../conformance/finding.ts';
import type { Judgement } from '../conformance/judge.ts';
import { formatLocation } from '../errors.ts';
import type { AnyOperations, BundledOperations } from '../mock/bundled-operations.ts';
import { type OpenContract, openContract } from '../semantics/open.ts';
import { type GivenExchange, type JudgeExchangeOptions, judgeExchange } from './judge-exchange.ts';
import { importPeer } from './peer.ts';
import { type RunningMock, type StartMockOptions, startMock } from './start-mock.ts';

const { test } = await importPeer('vitest', 'specwright/vitest', () => import('vitest'));

declare module 'vitest' {
  interface Matchers<R, T> {
    /**
     * The exchange, an entry of a mock's journal or `{ request, response }`, satisfies a contract as
     * `specwright check` has it. One that can't be judged is an error, with `not` too.
     */
    toConform(contract: string | OpenContract, options?: JudgeExchangeOptions): Promise<void>;
  }
}

/** Vitest's `test` with a mock that runs for each test, on a port of its own. */
export type ContractTest<Operations> = TestAPI<{ api: RunningMock<Operations> }>;

/**
 * Gives Vitest's `test` with a fixture `api`: a mock of a contract on a port of its own, started for
 * each test that asks for it and closed after. The contract is loaded and compiled once.
 * @throws in the test: what `startMock` throws.
 */
export function contractTest<Name extends keyof BundledOperations>(
  contract: Name,
  options?: StartMockOptions,
): ContractTest<BundledOperations[Name]>;
export function contractTest<Operations = AnyOperations>(
  contract: string | OpenContract,
  options?: StartMockOptions,
): ContractTest<Operations>;
export function contractTest(
  contract: string | OpenContract,
  options: StartMockOptions = {},
): ContractTest<AnyOperations> {
  const open = once(async () =>
    typeof contract === 'string' ? await openContract(contract) : contract,
  );
  return test.extend<{ api: RunningMock }>({
    // Vitest reads from the first parameter which other fixtures it needs.
    // biome-ignore lint/correctness/noEmptyPattern: it has to be a pattern, and this one needs none
    async api({}, use) {
      const api = await startMock(await open(), options);
      await use(api).finally(() => api.close());
    },
  });
}

/**
 * The matcher `toConform`, for `expect.extend({ toConform })`.
 * @throws {Error} if the exchange can't be judged; what `judgeExchange` throws.
 */
export async function toConform(
  received: GivenExchange,
  contract: string | OpenContract,
  options?: JudgeExchangeOptions,
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  const judgement = await judgeExchange(received, contract, options);
  const { verdict, reason, findings } = judgement;
  if (verdict === 'unchecked' || verdict === 'skipped') {
    throw new Error(`the exchange can't be judged: ${reason}`);
  }
  const broken = findings.filter(({ severity }) => severity === 'error');
  return { pass: verdict === 'pass', message: () => describeVerdict(judgement, broken) };
}

function describeVerdict({ contract, operation }: Judgement, broken: readonly Finding[]): string {
  const place = `${contract}, ${operation ?? 'no operation of it'}`;
  if (broken.length === 0) return `the exchange conforms to ${place}`;
  return [`the exchange doesn't conform to ${place}`, ...broken.map(describeFinding)].join('\n\n');
}

function describeFinding(finding: Finding): string {
  const { check, at, pointer, received, documented, contractLocation } = finding;
  return [
    check,
    `  At          ${`${at} ${pointer}`.trimEnd()}`,
    `  Received    ${received}`,
    `  Documented  ${documented}`,
    `  Contract    ${formatLocation(contractLocation)}`,
  ].join('\n');
}
