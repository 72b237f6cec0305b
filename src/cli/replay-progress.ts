import type { ReplayProgress } from '../adapters/replay-progress.ts';

/** A rate says nothing before, in milliseconds. */
const FIRST_RATE = 1000;

/**
 * Says how far a replay is, how fast it goes and how long it will take.
 * @param now in milliseconds.
 */
export function describeReplay(now: () => number): (progress: ReplayProgress) => string {
  let start: number | undefined;
  return ({ done, resumed, total }) => {
    start ??= now();
    const count = total === undefined ? `${done}` : `${done} of ${total}`;
    const elapsed = now() - start;
    const perMillisecond = (done - resumed) / elapsed;
    if (elapsed < FIRST_RATE || perMillisecond === 0) return `exchanges replayed: ${count}`;
    const left = total === undefined ? '' : `, ${duration((total - done) / perMillisecond)} left`;
    return `exchanges replayed: ${count}, ${rate(perMillisecond)}${left}`;
  };
}

/** What is slower than one in a second is told by the minute. */
function rate(perMillisecond: number): string {
  const perSecond = perMillisecond * 1000;
  if (perSecond >= 1) return `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s`;
  return `${(perSecond * 60).toFixed(perSecond * 60 < 10 ? 1 : 0)}/min`;
}

/** The two largest units, rounded up: nobody wants to be promised too much. */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
