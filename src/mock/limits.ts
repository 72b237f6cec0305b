import type { RateLimit } from '../semantics/semantics.ts';

/** Counts the requests to operations whose rate is limited. */
export interface Limits {
  /**
   * Counts a request to an operation.
   * @param now the mock's clock, in milliseconds since 1970.
   * @returns where it is one too many, after how many seconds the next one is taken.
   */
  count(operation: string, limit: RateLimit, now: number): number | undefined;
}

/** The requests of one window, which begins with the first of them. */
interface Window {
  readonly end: number;
  requests: number;
}

/** Counts in windows as long as the limit's span: no API here documents another way. */
export function createLimits(): Limits {
  const windows = new Map<string, Window>();
  return {
    count(operation, { requests, seconds }, now) {
      const current = windows.get(operation);
      const window =
        current === undefined || now >= current.end
          ? { end: now + seconds * 1000, requests: 0 }
          : current;
      windows.set(operation, window);
      window.requests += 1;
      return window.requests > requests ? Math.ceil((window.end - now) / 1000) : undefined;
    },
  };
}
