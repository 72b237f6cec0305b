/** How long a target is waited for where it isn't said, in milliseconds. */
export const DEFAULT_TIMEOUT = 30_000;
