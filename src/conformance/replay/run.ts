import { RecordingError } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { Session } from '../../recording/sessions.ts';
import type { Policy } from '../check.ts';
import { type Judgement, judge, skipped, unchecked } from '../judge.ts';
import type { Summary } from '../report.ts';
import { type RunOptions, summarize } from '../run.ts';
import { isOfShard } from '../shard.ts';
import { compileMatcher, type Match, type Subject } from '../subject.ts';
import { createTally, type Tally } from '../tally.ts';
import type { LeftOver } from './cleanup.ts';
import type { Replay, Replayed } from './replay.ts';
import { sideBySide } from './side-by-side.ts';

/** So many judgements may wait for sessions before theirs. */
const MOST_WAITING = 100_000;

/** How sessions are replayed, and what is reported. */
export interface ReplayOptions extends RunOptions {
  readonly replay: Replay;
  /** So many sessions are replayed side by side. */
  readonly concurrency: number;
  /**
   * Told of each recording that breaks, after what was read of it; without it, the first that breaks is
   * thrown.
   */
  readonly onBroken?: (error: RecordingError) => void;
  /** Told of what a replay created and couldn't delete. */
  readonly onLeftOver?: (left: LeftOver) => void;
}

/** What is told of a session as it goes. */
type News =
  | { readonly judgement: Judgement }
  /** It holds an exchange, and another shard judges it. */
  | { readonly elsewhere: string }
  | { readonly broken: RecordingError }
  | { readonly left: LeftOver };

/**
 * Replays sessions side by side, each in its order, and tells what they come to: the same as one after
 * the other.
 */
export async function judgeReplay(
  sessions: readonly Session[],
  subjects: readonly Subject[],
  options: ReplayOptions,
): Promise<Summary> {
  const match = compileMatcher(subjects, options.servers);
  const tally = createTally();
  const recordings = new Set<string>();
  const sources = sessions.map((session, ordinal) =>
    isOfShard(options.shard, ordinal)
      ? replaySession(session, match, options, tally)
      : peek(session),
  );
  const { concurrency } = options;
  for await (const news of sideBySide(sources, { concurrency, mostWaiting: MOST_WAITING })) {
    if ('judgement' in news) {
      recordings.add(news.judgement.source.file);
      tally.add(news.judgement);
      options.onJudgement?.(news.judgement);
    } else if ('elsewhere' in news) recordings.add(news.elsewhere);
    else if ('left' in news) options.onLeftOver?.(news.left);
    else if (options.onBroken === undefined) throw news.broken;
    else options.onBroken(news.broken);
  }
  return summarize(tally, subjects, options, recordings);
}

async function* replaySession(
  { file, read }: Session,
  match: (request: Exchange['request']) => Match,
  options: ReplayOptions,
  tally: Tally,
): AsyncGenerator<News> {
  const session = options.replay(file);
  try {
    for await (const exchanges of read()) {
      for (const recorded of exchanges) {
        const found = match(recorded.request);
        const replayed = await session.replay(recorded, found);
        yield { judgement: judgeReplayed(recorded, found, replayed, options, tally) };
      }
    }
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    yield { broken: error };
  }
  for (const left of (await session.end?.()) ?? []) yield { left };
}

/** Which recordings hold exchanges, every shard tells. */
async function* peek({ file, read }: Session): AsyncGenerator<News> {
  for await (const { length } of read()) {
    if (length === 0) continue;
    yield { elsewhere: file };
    return;
  }
}

function judgeReplayed(
  recorded: Exchange,
  match: Match,
  replayed: Replayed,
  policy: Policy,
  tally: Tally,
): Judgement {
  if ('skipped' in replayed) return skipped(recorded, replayed.skipped);
  if ('unchecked' in replayed) return unchecked(recorded, match, replayed.unchecked);
  const { exchange, match: chained = match, recorded: answer } = replayed;
  return judge(exchange, chained, policy, answer, (received) => {
    tally.observe(received);
    tally.compare(received, recorded);
  });
}
