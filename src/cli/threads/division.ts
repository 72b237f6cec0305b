import type { Elsewhere } from '../../conformance/run.ts';
import { isOfShard, type Shard } from '../../conformance/shard.ts';
import type { Leave } from '../../recording/leave.ts';

/**
 * Divides the exchanges of recordings among threads, by what comes and nothing else: each thread comes to the
 * same division by itself. Each exchange is that thread's which had the least of the recordings before.
 *
 * @param thread for whom it is asked: from 0.
 * @param shard of what isn't of it, nobody judges anything: each reads it for itself.
 * @param onTurn told whose each exchange of the shard is.
 */
export function divide(
  threads: number,
  thread: number,
  shard: Shard,
  onTurn?: (owner: number) => void,
): Leave<Elsewhere> {
  const had = new Float64Array(threads);
  let ordinal = 0;
  return (source, bytes) => {
    if (!isOfShard(shard, ordinal++)) return undefined;
    const owner = had.indexOf(Math.min(...had));
    had[owner] = (had[owner] as number) + bytes;
    onTurn?.(owner);
    return owner === thread ? undefined : { source };
  };
}
