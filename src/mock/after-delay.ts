import { clearTimeout, setTimeout } from 'node:timers';

/** A timer of Node holds no more, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Does something in so many milliseconds of real time, also where timers are faked; never for `Infinity`.
 * Gives what cancels it.
 */
export function afterDelay(milliseconds: number, act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const wait = (left: number) => {
    const isLast = left <= LONGEST;
    timer = setTimeout(() => (isLast ? act() : wait(left - LONGEST)), Math.min(left, LONGEST));
  };
  wait(milliseconds);
  return () => clearTimeout(timer);
}

/**
 * Waits for so many milliseconds of real time.
 * @throws the signal's reason, once it is aborted.
 */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const abort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = afterDelay(milliseconds, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
