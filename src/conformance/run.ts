import type { Contract } from '../contract/contract.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Policy, RecordedAnswer } from './check.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Finding } from './finding.ts';
import { type Judgement, judge, skipped, unchecked, type Verdict } from './judge.ts';
import { compileMatcher, type Match, type Subject } from './subject.ts';

/** The report of a run, as `--report json` gives it. */
export interface Report {
  readonly version: 1;
  /** The names of the contracts that are reported on. */
  readonly contracts: readonly string[];
  readonly exchanges: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly findings: readonly Finding[];
  readonly exchangeVerdicts: readonly ExchangeVerdict[];
  readonly coverage: Coverage;
  readonly clusters: readonly Cluster[];
}

/** The verdict on an exchange of a recording; `reason` says why it is unchecked or skipped. */
export interface ExchangeVerdict {
  readonly file: string;
  readonly index: number;
  readonly operation: string | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
}

/** Findings with one cause. */
export interface Cluster {
  readonly fingerprint: string;
  readonly count: number;
  readonly summary: string;
}

/** Puts a target's answer in the place of a recorded one. */
export type Replay = (exchange: Exchange, match: Match) => Promise<Replayed>;

/** What is to be judged, and compared with the recorded answer; or why nothing is. */
export type Replayed =
  | { readonly exchange: Exchange; readonly recorded?: RecordedAnswer }
  | { readonly unchecked: string }
  | { readonly skipped: string };

/** How exchanges are judged, and what is reported. */
export interface RunOptions extends Policy {
  /** Base URLs at which the recordings were made, beside the contracts' own servers. */
  readonly servers: readonly string[];
  /** Whether every contract is reported on, or only those that exchanges belong to. */
  readonly contractsNamed: boolean;
  /** Without it the recordings are judged as they are. */
  readonly replay?: Replay;
  /** Told of each exchange when it is judged. */
  readonly onJudgement?: (judgement: Judgement) => void;
}

/** Holds exchanges against contracts, one after the other, and reports. */
export async function checkExchanges(
  exchanges: AsyncIterable<Exchange>,
  subjects: readonly Subject[],
  options: RunOptions,
): Promise<Report> {
  const match = compileMatcher(subjects, options.servers);
  const judgements: Judgement[] = [];
  for await (const recorded of exchanges) {
    const found = match(recorded.request);
    const replayed = await options.replay?.(recorded, found);
    const judgement =
      replayed === undefined
        ? judge(recorded, found, options)
        : judgeReplayed(recorded, found, replayed, options);
    judgements.push(judgement);
    options.onJudgement?.(judgement);
  }
  const matched = new Set(judgements.map(({ contract }) => contract));
  const reported = options.contractsNamed
    ? subjects
    : subjects.filter(({ compiled }) => matched.has(compiled.contract.name));
  return reportOf(
    judgements,
    reported.map(({ compiled }) => compiled.contract),
  );
}

function judgeReplayed(
  recorded: Exchange,
  match: Match,
  replayed: Replayed,
  policy: Policy,
): Judgement {
  if ('skipped' in replayed) return skipped(recorded, replayed.skipped);
  if ('unchecked' in replayed) return unchecked(recorded, match, replayed.unchecked);
  return judge(replayed.exchange, match, policy, replayed.recorded);
}

function reportOf(judgements: readonly Judgement[], contracts: readonly Contract[]): Report {
  const verdicts = { pass: 0, fail: 0, unchecked: 0, skipped: 0 };
  for (const { verdict } of judgements) verdicts[verdict] += 1;
  const findings = judgements.flatMap((judgement) => judgement.findings);
  return {
    version: 1,
    contracts: contracts.map(({ name }) => name),
    exchanges: judgements.length,
    verdicts,
    findings,
    exchangeVerdicts: judgements.map(({ source, operation, verdict, reason }) => ({
      ...source,
      operation,
      verdict,
      reason,
    })),
    coverage: coverageOf(judgements, contracts),
    clusters: clustersOf(findings),
  };
}

/** The largest first; of equals the one that came first. */
function clustersOf(findings: readonly Finding[]): Cluster[] {
  const clusters = new Map<string, { first: Finding; count: number }>();
  for (const finding of findings) {
    const cluster = clusters.get(finding.fingerprint);
    if (cluster === undefined) clusters.set(finding.fingerprint, { first: finding, count: 1 });
    else cluster.count += 1;
  }
  return [...clusters.entries()]
    .map(([fingerprint, { first, count }]) => ({ fingerprint, count, summary: summary(first) }))
    .sort((a, b) => b.count - a.count);
}

function summary({ check, operation, at, pointer, received, documented }: Finding): string {
  const place = pointer === '' ? at : `${at} ${pointer}`;
  return `${operation ?? 'no operation'}: ${check} at ${place}: received ${received}, documented ${documented}`;
}
