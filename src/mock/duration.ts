import { UsageError } from '../errors.ts';

/** Milliseconds, or a number with its unit: `250ms`, `90s`, `5m`, `8h`, `1d`. */
export type Duration = number | string;

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * How many milliseconds a duration has.
 * @throws {UsageError} if it is none, or is negative.
 */
export function milliseconds(duration: Duration): number {
  const [, count, unit = 'ms'] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(duration)) ?? [];
  const given = typeof duration === 'number' ? duration : Number(count);
  if (Number.isFinite(given) && given >= 0) return given * UNITS[unit as keyof typeof UNITS];
  throw new UsageError({
    problem: "a duration can't be read",
    expected: 'milliseconds as a number, or a text such as 250ms, 90s, 5m, 8h or 1d',
    received: JSON.stringify(duration) ?? String(duration),
  });
}
