import type { Exchange } from '../http/exchange.ts';

/** A share of a run: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * Tells which exchanges are a shard's, as they come in their order: every n-th, or those of every n-th
 * recording, where what came before in it matters.
 */
export function compileShard(
  { index, of }: Shard = { index: 1, of: 1 },
  bySession: boolean,
): (exchange: Pick<Exchange, 'source'>) => boolean {
  let count = 0;
  const sessions = new Map<string, number>();
  return ({ source }) => {
    if (!sessions.has(source.file)) sessions.set(source.file, sessions.size);
    const number = bySession ? sessions.get(source.file) : count++;
    return Number(number) % of === index - 1;
  };
}
