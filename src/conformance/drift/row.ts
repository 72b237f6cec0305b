import type { Finding, Severity } from '../finding.ts';

/** Two of the three that are held against each other in a replay. */
export type DriftPair = 'contract-recording' | 'contract-target' | 'recording-target';

/**
 * A place of an operation's answers on which contract, recording and target disagree by shape: by status,
 * media type, headers, members and the types of values, never by the values themselves. What is said of
 * it is in words: `integer or null`, `absent`; `null` where nothing can be said.
 */
export interface DriftRow {
  readonly contract: string;
  readonly operation: string;
  /** That of the answers compared; of two that differ by it, the recorded one. */
  readonly status: number;
  readonly at: Extract<Finding['at'], `response${string}`>;
  /** Into that part; `*` stands for the items of an array, and for members that are keys: `/data/*`. */
  readonly pointer: Finding['pointer'];
  readonly documented: string | null;
  readonly recorded: string | null;
  /** What the target answered. */
  readonly received: string | null;
  readonly disagree: readonly DriftPair[];
  /**
   * `error`: the target breaks the contract, or answers another class of status. `info`: the contract
   * leaves it open. `warning`: all else.
   */
  readonly severity: Severity;
  /** Those that show it. */
  readonly exchanges: number;
  /** One of them: whichever comes first by file and index. */
  readonly first: { readonly file: string; readonly index: number };
  /** Where the contract documents the answer. */
  readonly contractLocation: Finding['contractLocation'];
}
