import { TargetError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import type { RateLimit } from '../../semantics/semantics.ts';
import type { Clock } from './clock.ts';
import { readRateFields } from './rate-fields.ts';

/** So many requests in so many seconds. */
export type Rate = Pick<RateLimit, 'requests' | 'seconds'>;

/** A request that isn't sent, because of how its target behaves. */
export class NotSentError extends TargetError {}

/** A request that isn't sent, or not again, because the replay was stopped. */
export class StoppedError extends TargetError {
  constructor() {
    super({ problem: 'the replay was stopped' });
  }
}

/** When the requests of all sessions may go to their target. */
export interface Pace {
  /**
   * Waits until a request may go out. Gives what is to be told when its answer is there, or that there
   * is none.
   * @param what is limited: an operation, or all of an API.
   * @throws {NotSentError} if the target asks for more patience than {@link LONGEST_PAUSE}; StoppedError if it
   *   would have to wait though the replay is stopped.
   */
  begin(what: string, rate: Rate | undefined): Promise<(response?: HttpResponse) => void>;
  /** Lets nothing go out for so many milliseconds. */
  pause(milliseconds: number): void;
}

/** What a target may ask for, in milliseconds: the longest span over which APIs usually count. */
export const LONGEST_PAUSE = 3_600_000;

/** The requests of which a limited rate knows. */
interface Limited {
  underWay: number;
  /** When those were answered that still count, in milliseconds since 1970. */
  answered: number[];
}

/**
 * A pace that keeps to rates, and to what answers say of when more is wanted. A request counts until
 * its rate's span after its answer: whichever way the target counts, it never sees more.
 */
export function createPace(clock: Clock, signal?: AbortSignal): Pace {
  const limited = new Map<string, Limited>();
  let underWay = 0;
  let pausedUntil = 0;
  let budget = { left: Number.POSITIVE_INFINITY, until: 0 };
  let change = Promise.withResolvers<void>();

  return {
    async begin(what, rate) {
      const count = limited.get(what) ?? { underWay: 0, answered: [] };
      limited.set(what, count);
      for (;;) {
        const wait = Math.max(patience(), rate === undefined ? 0 : untilFree(count, rate));
        if (wait <= 0) break;
        // All that the rate allows is under way: an answer frees the next.
        if (wait === Number.POSITIVE_INFINITY) await change.promise;
        else await waitUnlessStopped(clock, wait, signal);
      }
      underWay += 1;
      count.underWay += 1;
      budget.left -= 1;
      return (response) => {
        underWay -= 1;
        count.underWay -= 1;
        if (rate !== undefined) count.answered.push(clock.now());
        if (response !== undefined) heed(response);
        change.resolve();
        change = Promise.withResolvers();
      };
    },
    pause,
  };

  function pause(milliseconds: number): void {
    pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
  }

  /** How long the target wants to be left alone. */
  function patience(): number {
    const now = clock.now();
    const until = budget.left > 0 ? pausedUntil : Math.max(pausedUntil, budget.until);
    if (until - now <= LONGEST_PAUSE) return until - now;
    const minutes = Math.ceil((until - now) / 60_000);
    throw new NotSentError({ problem: `the target asks for a pause of ${minutes} minutes` });
  }

  function untilFree(count: Limited, { requests, seconds }: Rate): number {
    const now = clock.now();
    count.answered = count.answered.filter((at) => at + seconds * 1000 > now);
    if (count.underWay + count.answered.length < requests) return 0;
    const [first] = count.answered;
    return first === undefined ? Number.POSITIVE_INFINITY : first + seconds * 1000 - now;
  }

  function heed({ status, headers }: HttpResponse): void {
    const now = clock.now();
    const { pause: asked, left, reset = 0 } = readRateFields(headers, now);
    if (asked !== undefined && status >= 400) pause(asked);
    // Those under way may not be counted yet.
    if (left !== undefined) budget = { left: left - underWay, until: now + reset };
    else if (now >= budget.until) budget = { left: Number.POSITIVE_INFINITY, until: 0 };
  }
}

/**
 * Waits for so many milliseconds.
 * @throws {StoppedError} once the signal is aborted.
 */
export async function waitUnlessStopped(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted === true) throw new StoppedError();
  await clock.wait(milliseconds, signal).catch((error: unknown) => {
    throw signal?.aborted === true ? new StoppedError() : error;
  });
}
