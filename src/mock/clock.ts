import { parseDateTime } from '../compile/date-time.ts';
import { UsageError } from '../errors.ts';

/** Gives the time of day, in milliseconds since 1970. */
export type Clock = () => number;

/**
 * Makes a mock's clock. It starts at the given date-time (RFC 3339) and goes on from there; with
 * `fixed:` before it, it stands still. Without a time it is the machine's.
 * @throws {UsageError} if the text is no date-time.
 */
export function createClock(start: string | undefined): Clock {
  if (start === undefined) return Date.now;
  const fixed = start.startsWith('fixed:');
  const time = parseDateTime(fixed ? start.slice('fixed:'.length) : start);
  if (time === undefined) {
    throw new UsageError({
      problem: "the mock's clock can't be set",
      expected: 'a date-time such as 2026-11-20T00:00:00Z, or fixed:2026-11-20T00:00:00Z',
      received: start,
    });
  }
  if (fixed) return () => time;
  const offset = time - Date.now();
  return () => Date.now() + offset;
}
