import { performance } from 'node:perf_hooks';
import { parseDateTime } from '../compile/date-time.ts';
import { UsageError } from '../errors.ts';
import { type Duration, milliseconds } from './duration.ts';

/** A clock that a test can move. Times are in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** The time that it was set to last, or that it had when it was made. */
  start(): number;
  /** Whether it stands still. */
  isFixed(): boolean;
  /**
   * Sets it to a date-time (RFC 3339), from which it goes on; with `fixed:` before it, it stands still.
   * @throws {UsageError} if it is neither a date-time nor a valid date.
   */
  set(time: string | Date): void;
  /**
   * Moves it on, whether it goes or stands still.
   * @throws {UsageError} if it is no duration, or leads beyond the year 9999.
   */
  advance(by: Duration): void;
}

/** The moments that a date-time can tell (RFC 3339 §5.6): a clock stands still at the last. */
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** What a clock goes by. */
type ClockSource = Pick<Clock, 'now' | 'start' | 'isFixed'>;

const MACHINE: ClockSource = {
  now: () => Date.now(),
  start: () => Date.now(),
  isFixed: () => false,
};
/** What a clock that was set goes by: whoever fakes the machine's date doesn't move it. */
const MONOTONIC: ClockSource = {
  now: () => Math.trunc(performance.now()),
  start: () => Math.trunc(performance.now()),
  isFixed: () => false,
};
const STANDING: ClockSource = { now: () => 0, start: () => 0, isFixed: () => true };

/**
 * Makes a clock that goes as another does, until it is set: by default as the machine's.
 * @param time where it is set to at once.
 * @throws {UsageError} if `time` is no date-time.
 */
export function createClock(time: string | undefined, other: ClockSource = MACHINE): Clock {
  let source = other;
  let offset = 0;
  let start = other.start();
  const set = (given: string | Date) => {
    const { time, isFixed } = readTime(given);
    source = isFixed ? STANDING : MONOTONIC;
    offset = time - source.now();
    start = time;
  };
  if (time !== undefined) set(time);
  const now = () => Math.min(source.now() + offset, LATEST);
  return {
    now,
    start: () => start,
    isFixed: () => source.isFixed(),
    set,
    advance(by) {
      const span = milliseconds(by);
      if (now() + span > LATEST) throw beyond(by);
      offset += span;
    },
  };
}

function beyond(by: Duration): UsageError {
  return new UsageError({
    problem: "the mock's clock can't be moved",
    expected: 'a duration that leads to the year 9999 at most',
    received: String(by),
  });
}

function readTime(given: string | Date): { time: number; isFixed: boolean } {
  const isFixed = typeof given === 'string' && given.startsWith('fixed:');
  const text = isFixed ? given.slice('fixed:'.length) : given;
  const time = typeof text === 'string' ? parseDateTime(text) : momentOf(text);
  if (time !== undefined && time >= EARLIEST && time <= LATEST) return { time, isFixed };
  throw new UsageError({
    problem: "the mock's clock can't be set",
    expected: `${typeof given === 'string' ? '' : 'a valid Date, or '}a date-time such as 2026-11-20T00:00:00Z, or fixed:2026-11-20T00:00:00Z`,
    received: String(given),
  });
}

/** The moment of a `Date`, also of one that tests fake; `NaN` where it is invalid. */
function momentOf(given: unknown): number | undefined {
  const isDate = Object.prototype.toString.call(given) === '[object Date]';
  return isDate ? Number(given) : undefined;
}
