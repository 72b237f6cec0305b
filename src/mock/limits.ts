/** How many requests are taken in a span of time. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** What is left of a rate after a request. */
export interface Count {
  readonly rate: Rate;
  readonly remaining: number;
  /** Until it is whole again. */
  readonly seconds: number;
  /** Whether the request is one too many. */
  readonly exceeded: boolean;
}

/** Counts requests whose rate is limited. */
export interface Limits {
  /**
   * Counts a request.
   * @param what is limited: an operation, or all of an API.
   * @param now the mock's clock, in milliseconds since 1970.
   */
  count(what: string, rate: Rate, now: number): Count;
}

/** The requests of one window, which begins with the first of them. */
interface Window {
  readonly begin: number;
  readonly end: number;
  requests: number;
}

/** Counts in windows as long as the limit's span: no API here documents another way. */
export function createLimits(): Limits {
  const windows = new Map<string, Window>();
  return {
    count(what, rate, now) {
      const current = windows.get(what);
      // A clock that was set back begins anew, too.
      const window =
        current === undefined || now >= current.end || now < current.begin
          ? { begin: now, end: now + rate.seconds * 1000, requests: 0 }
          : current;
      windows.set(what, window);
      window.requests += 1;
      return {
        rate,
        remaining: Math.max(rate.requests - window.requests, 0),
        seconds: Math.ceil((window.end - now) / 1000),
        exceeded: window.requests > rate.requests,
      };
    },
  };
}
