import type { Random } from '../compile/random.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Operation } from '../contract/contract.ts';

/** How long answers take, in milliseconds: between two bounds, both included. */
export interface Latency {
  readonly min: number;
  readonly max: number;
}

/** What a client is told to try again later: who asks again may get another answer (RFC 9110 §15). */
const TRANSIENT = [503, 500, 502, 504, 429, 408];

/**
 * The documented failure that a request gets for no fault of its own.
 * @param turn keyed by the request's place among those of its sandbox.
 * @param rate how many of all requests fail, from 0 to 1.
 * @returns `undefined` where it doesn't fail, or where no such failure is documented.
 */
export function disruptedStatus(
  operation: Operation,
  turn: () => Random,
  rate: number,
): number | undefined {
  if (rate === 0) return undefined;
  const stream = turn().derive('failure');
  if (stream.next() >= rate) return undefined;
  const documented = TRANSIENT.filter((status) => {
    const response = documentedResponse(operation, status);
    return response !== undefined && response.status !== 'default';
  });
  return documented.length === 0 ? undefined : stream.pick(documented);
}

/** How long a request waits for its answer, in milliseconds. */
export function delayOf(random: Random, { min, max }: Latency): number {
  return random.derive('latency').integer(min, max);
}
