import { isOfShard, type Shard } from '../conformance/shard.ts';
import { countExchanges, type Session } from '../recording/sessions.ts';

/** How far a replay is, in exchanges. */
export interface ReplayProgress {
  readonly done: number;
  /** Those of `done` that a run before has replayed. */
  readonly resumed: number;
  /** All there are; absent where they can't be counted before they are replayed. */
  readonly total?: number;
}

/**
 * Counts what a replay has before it, and what it has done.
 * @param onProgress told at once, and of each exchange.
 * @returns what is to be told of each exchange: whether a run before has replayed it.
 */
export async function followReplay(
  sessions: readonly Session[],
  shard: Shard | undefined,
  onProgress: (progress: ReplayProgress) => void,
): Promise<(isResumed: boolean) => void> {
  const total = await countExchanges(sessions.filter((_, ordinal) => isOfShard(shard, ordinal)));
  let done = 0;
  let resumed = 0;
  const tell = () => onProgress({ done, resumed, ...(total !== undefined && { total }) });
  tell();
  return (isResumed) => {
    done += 1;
    if (isResumed) resumed += 1;
    tell();
  };
}
