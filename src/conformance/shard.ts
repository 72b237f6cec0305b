/** A share of a run: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * Whether what comes at a place is a shard's: every n-th exchange, or every n-th recording, where what
 * came before in it matters.
 * @param ordinal from 0.
 */
export function isOfShard(shard: Shard | undefined, ordinal: number): boolean {
  return shard === undefined || ordinal % shard.of === shard.index - 1;
}
