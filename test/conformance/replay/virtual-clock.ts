import type { Clock } from '../../../src/conformance/replay/clock.ts';

/** A clock of which time passes only where all wait, and then at once. */
export interface VirtualClock extends Clock {
  /** The waits, in milliseconds, in the order in which they began. */
  readonly waits: readonly number[];
  /** The milliseconds since it began. */
  readonly passed: () => number;
}

const BEGIN = Date.UTC(2026, 10, 21);

export function virtualClock(): VirtualClock {
  const waits: number[] = [];
  const timers: { readonly at: number; readonly end: () => void }[] = [];
  let now = BEGIN;
  const advance = () => {
    const next = timers.sort((a, b) => a.at - b.at).shift();
    if (next === undefined) return;
    now = Math.max(now, next.at);
    next.end();
  };
  return {
    waits,
    passed: () => now - BEGIN,
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waits.push(milliseconds);
        timers.push({ at: now + milliseconds, end: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason));
        setImmediate(advance);
      }),
  };
}
