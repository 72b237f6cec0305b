import type { Exchange } from '../http/exchange.ts';
import type { Examined, Policy, RecordedAnswer, Unjudged } from './check.ts';
import type { Finding } from './finding.ts';
import { type Judgement, judge, skipped, unchecked } from './judge.ts';
import { type ExchangeVerdict, exchangeVerdict, type Report, type Summary } from './report.ts';
import { compileShard, type Shard } from './shard.ts';
import { compileMatcher, type Match, type Subject } from './subject.ts';
import { createTally } from './tally.ts';

/** Puts a target's answer in the place of a recorded one. */
export type Replay = (exchange: Exchange, match: Match) => Promise<Replayed>;

/** What is to be judged, and compared with the recorded answer; or why nothing is. */
export type Replayed =
  | { readonly exchange: Exchange; readonly recorded?: RecordedAnswer }
  | { readonly unchecked: Unjudged }
  | { readonly skipped: string };

/** How exchanges are judged, and what is reported. */
export interface RunOptions extends Policy {
  /** Base URLs at which the recordings were made, beside the contracts' own servers. */
  readonly servers: readonly string[];
  /** Whether every contract is reported on, or only those that exchanges belong to. */
  readonly contractsNamed: boolean;
  /** Without it the recordings are judged as they are. */
  readonly replay?: Replay;
  /** The share that is judged: of the exchanges, or of the sessions in a replay. */
  readonly shard?: Shard;
  /** Told of each exchange when it is judged. */
  readonly onJudgement?: (judgement: Judgement) => void;
}

/**
 * Holds exchanges against contracts, one after the other, and tells what they come to.
 * @param batches some of them at a time.
 */
export async function judgeExchanges(
  batches: AsyncIterable<readonly Exchange[]>,
  subjects: readonly Subject[],
  options: RunOptions,
): Promise<Summary> {
  const match = compileMatcher(subjects, options.servers);
  const isTaken = compileShard(options.shard, options.replay !== undefined);
  const tally = createTally();
  const recordings = new Set<string>();
  for await (const exchanges of batches) {
    for (const recorded of exchanges) {
      recordings.add(recorded.source.file);
      if (!isTaken(recorded)) continue;
      const found = match(recorded.request);
      const judgement =
        options.replay === undefined
          ? judge(recorded, found, options, undefined, tally.observe)
          : judgeReplayed(
              recorded,
              found,
              await options.replay(recorded, found),
              options,
              tally.observe,
            );
      tally.add(judgement);
      options.onJudgement?.(judgement);
    }
  }
  const summary = tally.summary(
    subjects.map(({ compiled }) => compiled),
    options.contractsNamed,
    options.shard !== undefined,
  );
  return { ...summary, shard: options.shard ?? null, recordings: [...recordings] };
}

/** Holds exchanges against contracts, and reports on each of them. */
export async function checkExchanges(
  batches: AsyncIterable<readonly Exchange[]>,
  subjects: readonly Subject[],
  options: RunOptions,
): Promise<Report> {
  const findings: Finding[] = [];
  const exchangeVerdicts: ExchangeVerdict[] = [];
  const summary = await judgeExchanges(batches, subjects, {
    ...options,
    onJudgement: (judgement) => {
      findings.push(...judgement.findings);
      exchangeVerdicts.push(exchangeVerdict(judgement));
      options.onJudgement?.(judgement);
    },
  });
  return { ...summary, findings, exchangeVerdicts };
}

function judgeReplayed(
  recorded: Exchange,
  match: Match,
  replayed: Replayed,
  policy: Policy,
  onExamined: (examined: Examined) => void,
): Judgement {
  if ('skipped' in replayed) return skipped(recorded, replayed.skipped);
  if ('unchecked' in replayed) return unchecked(recorded, match, replayed.unchecked);
  return judge(replayed.exchange, match, policy, replayed.recorded, onExamined);
}
