import { createRandom, type Random } from '../compile/random.ts';

/** Enough for the seeds of tests that run side by side. */
const MOST_STREAMS = 16;

/**
 * Gives the stream of a seed, as one object while it is among the last that were asked for: what
 * semantics keep by their stream needn't be made for each request.
 */
export function createStreams(): (seed: string) => Random {
  const streams = new Map<string, Random>();
  return (seed) => {
    const random = streams.get(seed) ?? createRandom(seed);
    // A map is in the order in which its entries were set: the first was asked for the longest ago.
    streams.delete(seed);
    streams.set(seed, random);
    const [oldest] = streams.keys();
    if (streams.size > MOST_STREAMS && oldest !== undefined) streams.delete(oldest);
    return random;
  };
}
