import type { Elsewhere } from '../../conformance/run.ts';
import { isOfShard, type Shard } from '../../conformance/shard.ts';
import type { Leave } from '../../recording/leave.ts';

/** One number, which threads share: how many exchanges were claimed. All before are somebody's. */
export type Claimed = Int32Array<SharedArrayBuffer>;

/** Nothing was claimed yet. */
export function nothingClaimed(): Claimed {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** What a thread claims, as it goes through the recordings. */
export interface Claims {
  /** An exchange is that thread's which comes to it first. */
  readonly leave: Leave<Elsewhere>;
  /** The place of the next exchange that was claimed here, among all that are judged; each is asked for once. */
  nextPlace(): number;
}

/** @param shard of what isn't of it, nobody judges anything: each thread reads it for itself. */
export function createClaims(claimed: Claimed, shard: Shard): Claims {
  const places: number[] = [];
  let ordinal = 0;
  let place = 0;
  return {
    leave(source) {
      if (!isOfShard(shard, ordinal++)) return undefined;
      const here = place++;
      if (Atomics.compareExchange(claimed, 0, here, here + 1) !== here) return { source };
      places.push(here);
      return undefined;
    },
    nextPlace: () => places.shift() as number,
  };
}
