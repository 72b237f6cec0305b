import type { DecodedEntry } from './decoded-entry.ts';
import type { Duration } from './duration.ts';
import type { MockCoverage } from './exercise.ts';
import type { CoverageGate } from './expect-coverage.ts';
import type { SentEntry } from './journal.ts';
import type { OverrideControl } from './overrides/override-control.ts';
import type { PendingOverride } from './overrides/overrides.ts';

/** What a test asks of a mock, in one sandbox of it. `Operations` is the map that `types` writes. */
export interface MockControl<Operations> {
  /** Overrides what an operation answers. */
  on<Id extends keyof Operations & string>(operation: Id): OverrideControl<Operations[Id]>;
  /** What overrides are still to come, those of an operation in their order. */
  overrides(): PendingOverride[];
  /** What was asked, of the latest 10,000 requests at most: of one operation, of none (`null`), or all. */
  journal(operation?: (keyof Operations & string) | null): DecodedEntry[];
  /**
   * Waits for a request, to no operation where it is `null`: one that has come already will do.
   * @throws {WaitError} if none comes in time.
   */
  waitFor(
    operation: (keyof Operations & string) | null,
    options?: WaitOptions,
  ): Promise<DecodedEntry>;
  /**
   * Sends a callback or webhook, and waits for what answers it.
   * @param name of the callback or webhook, or the `operationId` of what it sends.
   * @throws {CallbackError} if it can't be sent, may not be, or nothing answers it.
   */
  send(name: string, options?: SendOptions): Promise<SentEntry>;
  /** What callbacks and webhooks were sent, of the latest 10,000 at most: of one name, or all. */
  sent(name?: string): SentEntry[];
  /**
   * Waits for a callback or webhook that is answered, or fails: one that was sent already will do.
   * @throws {WaitError} if none is in time.
   */
  waitForSent(name: string, options?: WaitOptions<SentEntry>): Promise<SentEntry>;
  readonly clock: ClockControl;
  /** Forgets state, overrides, counts, the moved clock and the journal. */
  reset(): void;
}

/** How a wait ends. */
export interface WaitOptions<Entry = DecodedEntry> {
  /** How many requests there must be; 1 where it isn't said. The last of them is given. */
  readonly count?: number;
  /** Which requests count. */
  readonly where?: (entry: Entry) => boolean;
  /** Of the machine's clock; a second where it isn't said. */
  readonly timeout?: Duration;
}

/** What is sent, and where. */
export interface SendOptions {
  /** Whose callback is meant, where several have one of the name. */
  readonly operation?: string;
  /** Absent: what the callback's own says of the last request to its operation. */
  readonly url?: string;
  /** A JSON value in place of what the mock would make. */
  readonly body?: unknown;
}

/** The clock of a sandbox. */
export interface ClockControl {
  now(): Date;
  /** Whether it stands still. */
  isFixed(): boolean;
  /** Sets it to a date-time (RFC 3339), from which it goes on; with `fixed:` before it, it stands still. */
  set(time: string | Date): void;
  /** Moves it on by milliseconds, or by a text such as `90s`, `5m`, `8h`, `1d`. */
  advance(by: Duration): void;
}

/** A mock's own control: that of the requests that name no sandbox, and the way to the others. */
export interface MockControls<Operations> extends MockControl<Operations> {
  /** The control of the requests that send `Specwright-Sandbox` with this name. */
  sandbox(name: string): MockControl<Operations>;
  /** What was exercised in all sandboxes since the mock was made. */
  coverage(): MockCoverage;
  /**
   * The gate on it: per cent of the documented statuses, or of operations, statuses and parameters each.
   * @throws {CoverageError} if a smaller share was exercised.
   */
  expectCoverage(percent: number | CoverageGate): void;
  /** Forgets everything, in every sandbox. */
  reset(): void;
}
