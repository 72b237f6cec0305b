/** How a target is approached where it isn't said; the timeout in milliseconds. */
export const TARGET_DEFAULTS = { concurrency: 8, retries: 2, timeout: 30_000 } as const;
