import { setTimeout as wait } from 'node:timers/promises';

/** What a replay waits by. */
export interface Clock {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  /** @throws the signal's reason, once it is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** The clock of this machine. */
export const MACHINE_CLOCK: Clock = {
  now: Date.now,
  wait: (milliseconds, signal) => wait(milliseconds, undefined, { ...(signal && { signal }) }),
};
