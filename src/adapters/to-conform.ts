import type { Finding } from '../conformance/finding.ts';
import type { Judgement } from '../conformance/judge.ts';
import { formatLocation } from '../errors.ts';
import type { GivenContract } from '../semantics/open.ts';
import type { GivenExchange, JudgeExchangeOptions } from './judge-exchange.ts';

/**
 * The matcher `toConform`, for `expect.extend({ toConform })` of Vitest or Jest.
 * @throws {Error} if the exchange can't be judged; what `judgeExchange` throws.
 */
export async function toConform(
  received: GivenExchange,
  contract: GivenContract,
  options?: JudgeExchangeOptions,
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  const { judgeExchange } = await import('./judge-exchange.ts');
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
