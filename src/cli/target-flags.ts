import type { ReplayTarget } from '../adapters/replay-target.ts';
import type { Rate } from '../conformance/replay/pace.ts';
import { UsageError } from '../errors.ts';

/** The flags of a replay on a target. */
export interface TargetFlags {
  readonly target?: string;
  readonly mock?: boolean;
  readonly allow?: readonly string[];
  readonly concurrency: number;
  readonly rateLimit?: Rate;
  readonly retries: number;
  readonly timeout: number;
  readonly resume?: boolean;
}

/**
 * The target that flags name; `undefined` where they name none.
 * @throws {UsageError} if they contradict each other.
 */
export function targetOf(
  { target: url, mock, allow, concurrency, rateLimit, retries, timeout, resume }: TargetFlags,
  recordings: readonly string[],
  credentials: Readonly<Record<string, string>>,
  stop: AbortSignal,
): ReplayTarget | undefined {
  if (url === undefined) {
    if (resume === true) throw withoutTarget('--resume has nothing to go on with');
    return undefined;
  }
  if (mock === true) {
    throw new UsageError({
      problem: 'a replay goes to one place',
      expected: '--target or --mock',
      received: 'both',
    });
  }
  // What came from the standard input can't be read again.
  const isKept = !recordings.includes('-');
  return {
    url,
    concurrency,
    retries,
    timeout,
    credentials,
    stop,
    ...(isKept && { log: resume === true ? 'resume' : 'begin' }),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(allow !== undefined && { allow }),
  };
}

/** @throws {UsageError} if there is none. */
export function expectTarget(target: ReplayTarget | undefined): ReplayTarget {
  if (target !== undefined) return target;
  throw withoutTarget('--dry-run has nothing to show');
}

function withoutTarget(problem: string): UsageError {
  return new UsageError({ problem, expected: '--target <url> beside it', received: 'none' });
}
