/** What a request asks for where it doesn't say, as the pages have it. */
export const DEFAULT_RANGE = '30d';
export const DEFAULT_GRANULARITY = 'daily';

/** How many are answered at most, by what they are. */
export const DEFAULT_LIMITS = { marks: 500, rows: 100, users: 50, ranked: 10 } as const;
