/** Thrown for an exchange that lacks what it can't do without; where in the file, its reader finds out. */
export class Lacking extends Error {
  /** The keys and indices that lead there from where the exchange is recorded: `['request', 'method']`. */
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly received: unknown;

  constructor(path: readonly (string | number)[], expected: string, received: unknown) {
    super(`lacks ${path.join('/')}`);
    this.path = path;
    this.expected = expected;
    this.received = received;
  }
}
