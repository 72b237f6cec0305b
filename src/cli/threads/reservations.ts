import type { Elsewhere } from '../../conformance/run.ts';
import { isOfShard, type Shard } from '../../conformance/shard.ts';
import type { Leave } from '../../recording/leave.ts';

/** One number, which threads share: how many exchanges were reserved. All before are somebody's. */
export type Reserved = Int32Array<SharedArrayBuffer>;

/** Nothing was reserved yet. */
export function nothingReserved(): Reserved {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** Which exchanges a thread judges, as it goes through the recordings. */
export interface Reservations {
  /** Reserves an exchange, unless another thread came to it first. */
  readonly leave: Leave<Elsewhere>;
  /** The place of the next exchange that was reserved here, among all that are judged; each is asked for once. */
  nextPlace(): number;
}

/**
 * Makes the reservations of one thread.
 * @param reserved by all threads together.
 * @param shard of what isn't of it, nobody judges anything: each thread reads it for itself.
 */
export function createReservations(reserved: Reserved, shard: Shard): Reservations {
  const places: number[] = [];
  let ordinal = 0;
  let place = 0;
  return {
    leave(source) {
      if (!isOfShard(shard, ordinal++)) return undefined;
      const here = place++;
      if (Atomics.compareExchange(reserved, 0, here, here + 1) !== here) return { source };
      places.push(here);
      return undefined;
    },
    nextPlace: () => places.shift() as number,
  };
}
