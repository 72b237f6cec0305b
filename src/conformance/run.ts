import type { Exchange } from '../http/exchange.ts';
import type { Policy } from './check.ts';
import type { Finding } from './finding.ts';
import { type Judgement, judge } from './judge.ts';
import { type ExchangeVerdict, exchangeVerdict, type Report, type Summary } from './report.ts';
import { isOfShard, type Shard } from './shard.ts';
import { compileMatcher, type Subject } from './subject.ts';
import { createTally, type Tally } from './tally.ts';

/** How exchanges are judged, and what is reported. */
export interface RunOptions extends Policy {
  /** Base URLs at which the recordings were made, beside the contracts' own servers. */
  readonly servers: readonly string[];
  /** Whether every contract is reported on, or only those that exchanges belong to. */
  readonly contractsNamed: boolean;
  /** Whether live credentials are looked for. */
  readonly seeksCredentials?: boolean;
  /** The share that is judged: of the exchanges, or of the sessions in a replay. */
  readonly shard?: Shard;
  /** Told of each exchange in the order of the recordings. */
  readonly onJudgement?: (judgement: Judgement) => void;
}

/** An exchange that is judged elsewhere. */
export type Elsewhere = Pick<Exchange, 'source'> & { readonly request?: never };

/**
 * Holds exchanges against contracts, one after the other, and tells what they come to.
 * @param batches some of them at a time.
 */
export async function judgeExchanges(
  batches: AsyncIterable<readonly (Exchange | Elsewhere)[]>,
  subjects: readonly Subject[],
  options: RunOptions,
): Promise<Summary> {
  const match = compileMatcher(subjects, options.servers);
  const tally = createTally(options.redact === undefined);
  const recordings = new Set<string>();
  let count = 0;
  for await (const exchanges of batches) {
    for (const exchange of exchanges) {
      recordings.add(exchange.source.file);
      if (!isOfShard(options.shard, count++) || exchange.request === undefined) continue;
      if (options.seeksCredentials === true) tally.seek(exchange);
      const judgement = judge(exchange, match(exchange.request), options, undefined, tally.observe);
      tally.add(judgement);
      const { milliseconds } = exchange;
      options.onJudgement?.(
        milliseconds === undefined ? judgement : { ...judgement, milliseconds },
      );
    }
  }
  return summarize(tally, subjects, options, recordings);
}

/** What a run comes to. */
export function summarize(
  tally: Tally,
  subjects: readonly Subject[],
  { contractsNamed, shard }: RunOptions,
  recordings: Iterable<string>,
): Summary {
  const contracts = subjects.map(({ compiled }) => compiled);
  const summary = tally.summary(contracts, contractsNamed, shard !== undefined);
  return { ...summary, shard: shard ?? null, recordings: [...recordings] };
}

/** The whole report of a run, kept in memory. */
export async function reportOf<Options extends RunOptions>(
  options: Options,
  run: (options: Options) => Promise<Summary>,
): Promise<Report> {
  const findings: Finding[] = [];
  const exchangeVerdicts: ExchangeVerdict[] = [];
  const summary = await run({
    ...options,
    onJudgement: (judgement) => {
      findings.push(...judgement.findings);
      exchangeVerdicts.push(exchangeVerdict(judgement));
      options.onJudgement?.(judgement);
    },
  });
  return { ...summary, findings, exchangeVerdicts };
}
