import { RecordingError } from '../../errors.ts';
import type { Exchange, HttpResponse } from '../../http/exchange.ts';
import { createEchoMask, withMasked } from '../../recording/echoed-secrets.ts';
import { maskedMessage } from '../../recording/masked-message.ts';
import type { Session } from '../../recording/sessions.ts';
import type { Examined, Policy } from '../check.ts';
import { type Judgement, judge, skipped, unchecked } from '../judge.ts';
import { secretsOf, withoutPatterns } from '../masking.ts';
import type { Summary } from '../report.ts';
import { type RunOptions, summarize } from '../run.ts';
import { isOfShard } from '../shard.ts';
import { compileMatcher, type Match, type Subject } from '../subject.ts';
import { createTally, type Tally } from '../tally.ts';
import type { LeftOver } from './cleanup.ts';
import type { ReplayLog } from './log.ts';
import { SAFE_METHODS } from './methods.ts';
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
  /** What was known of the replay before, and becomes known. */
  readonly log?: ReplayLog;
  /** Once it is aborted, nothing more is begun. */
  readonly stop?: AbortSignal;
  /** Told of each exchange once it is replayed, before its turn in the report; `isResumed`: it was before. */
  readonly onReplayed?: (isResumed: boolean) => void;
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
  const tally = createTally(options.redact === undefined);
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
  const { stop } = options;
  const session = options.replay(file);
  const log = options.log?.session(file);
  let next: number | undefined;
  try {
    for await (const exchanges of read()) {
      for (const recorded of exchanges) {
        next = recorded.source.index;
        const judgement = await judgeOne(recorded).catch((error: unknown) => {
          if (stop?.aborted !== true) throw error;
        });
        if (judgement === undefined) break;
        yield { judgement };
        next = undefined;
      }
      if (next !== undefined) break;
    }
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    yield { broken: error };
  }
  const left = log?.ended ?? (await session.end?.()) ?? [];
  if (log?.ended === undefined) log?.end(left, next);
  for (const one of left) yield { left: one };

  /** `undefined` once the replay is stopped. */
  async function judgeOne(recorded: Exchange): Promise<Judgement | undefined> {
    const { index } = recorded.source;
    if (options.seeksCredentials === true) tally.seek(recorded);
    const found = match(recorded.request);
    const judged = (replayed: Replayed) => judgeReplayed(recorded, found, replayed, options, tally);
    const known = log?.read(index);
    if (known !== undefined && known !== 'begun') {
      const { judgement, answer } = known;
      const isDeleted = index < (log?.deletedBefore ?? 0);
      // What it shows of the contract counts again; its verdict is kept, since its secrets aren't.
      judged(await session.replay(recorded, found, { isOver: true, answer, isDeleted }));
      options.onReplayed?.(true);
      return judgement;
    }
    if (stop?.aborted === true) return undefined;
    const isSafe = SAFE_METHODS.has(recorded.request.method);
    const replayed = await session.replay(recorded, found, {
      isOver: known === 'begun',
      onSend: () => void (isSafe || log?.begin(index)),
    });
    const judgement = judged(replayed);
    log?.keep(index, { judgement, ...answerOf(replayed, found, options) });
    options.onReplayed?.(false);
    return judgement;
  }
}

/** The answer that was judged, as it may be kept. */
function answerOf(
  replayed: Replayed,
  match: Match,
  { redact }: Policy,
): { readonly answer?: HttpResponse } {
  if (match.kind !== 'operation' || !('exchange' in replayed)) return {};
  const { request, response } = replayed.exchange;
  if (response === undefined) return {};
  const { isSecret, isSecretAt, patterns } = secretsOf(match.subject.compiled.contract, redact);
  const maskEchoes = createEchoMask(request, isSecret);
  const mask = (text: string) => maskEchoes(withoutPatterns(text, patterns));
  return { answer: withMasked(maskedMessage(response, isSecret, isSecretAt), mask) };
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
  if (!('exchange' in replayed)) {
    compare(recorded, match, policy, tally);
    return 'skipped' in replayed
      ? skipped(recorded, replayed.skipped)
      : unchecked(recorded, match, replayed.unchecked, policy);
  }
  const { exchange, match: chained = match, recorded: answer } = replayed;
  let received: Examined | undefined;
  const judgement = judge(exchange, chained, policy, answer, (examined) => {
    tally.observe(examined);
    received = examined;
  });
  compare(recorded, chained, policy, tally, received);
  return judgement;
}

/** Tells how contract, recording and target differ, as far as they speak of an exchange. */
function compare(
  recorded: Exchange,
  match: Match,
  policy: Policy,
  tally: Tally,
  received?: Examined,
): void {
  if (match.kind !== 'operation') return;
  const { operation, subject } = match;
  tally.compare(subject.compiled, {
    operation,
    policy,
    recorded,
    ...(received !== undefined && { received }),
  });
}
