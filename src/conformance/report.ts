import type { Location } from '../errors.ts';
import type { Party } from './check.ts';
import type { Coverage } from './coverage.ts';
import type { DriftRow } from './drift/row.ts';
import type { CheckName, Finding, FindingExchange, Severity } from './finding.ts';
import type { Judgement, Verdict } from './judge.ts';
import type { LiveCredentials } from './live-credentials.ts';
import type { Looseness } from './observed/looseness.ts';
import type { Shard } from './shard.ts';

/** What a run comes to, in a size that doesn't grow with the traffic. */
export interface Summary {
  readonly version: 1;
  /** The share of a run that this is; `null`: all of it. */
  readonly shard: Shard | null;
  /** The names of the contracts that are reported on, in order. */
  readonly contracts: readonly string[];
  /** The recordings, in the order in which they were read, those that hold no exchange left out. */
  readonly recordings: readonly string[];
  /** Those that could be read up to a place only. */
  readonly broken: readonly BrokenRecording[];
  readonly exchanges: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly coverage: Coverage;
  readonly looseness: Looseness;
  /** What contract, recordings and target disagree on, the worst first; empty without a replay. */
  readonly drift: readonly DriftRow[];
  /** The largest first; of equals the one that came first. */
  readonly clusters: readonly Cluster[];
  /** Why exchanges weren't judged: in the order in which the reasons came. */
  readonly reasons: readonly Reason[];
  /** None where they weren't looked for. */
  readonly liveCredentials: LiveCredentials;
}

/** A recording, where it breaks, and how. */
export interface BrokenRecording {
  readonly problem: string;
  readonly location: Location;
}

/** The report of a run, as `--report json` gives it. */
export interface Report extends Summary {
  readonly findings: readonly Finding[];
  readonly exchangeVerdicts: readonly ExchangeVerdict[];
}

/** The verdict on an exchange of a recording; `reason` says why it is unchecked or skipped. */
export interface ExchangeVerdict {
  readonly file: string;
  readonly index: number;
  /** Absent where the exchange belongs to no contract. */
  readonly contract: string | null;
  readonly operation: string | null;
  /** That of the answer which was judged. */
  readonly status: number | null;
  readonly verdict: Verdict;
  readonly reason: string | null;
  /** Whose doing it is that it is unchecked or skipped. */
  readonly party: Party | null;
  /** How long it took, where the recording tells, and it is that which was judged. */
  readonly milliseconds?: number;
}

/** Findings with one cause: what one edit of the contract, or of the API, would mend. */
export interface Cluster {
  readonly fingerprint: string;
  /** The findings. */
  readonly count: number;
  readonly summary: string;
  /** The exchanges that show it. */
  readonly exchanges: number;
  /**
   * Those of them that are known to pass by the edit: 0 where there is none. Before edits are sought,
   * those that fail for nothing else.
   */
  readonly mends: number;
  /** Those of which the evidence shows every value whole, too. */
  readonly evident: number;
  readonly check: CheckName;
  readonly severity: Severity;
  readonly contract: string;
  /** Those that it was seen in: several where they share a part of the contract. */
  readonly operations: readonly string[];
  /** The place in the exchange, of the first finding. */
  readonly at: Finding['at'];
  readonly pointer: Finding['pointer'];
  readonly documented: string;
  readonly contractLocation: Finding['contractLocation'];
  /** Some findings, the first of all among them, of which each received something else. */
  readonly evidence: readonly Evidence[];
  /** The edit of the contract after which it would be none, in words. */
  readonly edit?: string;
  /** Why there is none. */
  readonly noEdit?: string;
  /** What the baseline says of it, where it is in it. */
  readonly known?: Known;
}

/** Why a finding is borne, by whom, and until which day. */
export interface Known {
  readonly reason: string | null;
  readonly owner: string | null;
  readonly expires: string | null;
}

/** What one exchange shows of a cluster. */
export interface Evidence {
  readonly exchange: FindingExchange;
  readonly received: string;
}

/** A reason for which exchanges are unchecked or skipped. */
export interface Reason {
  readonly verdict: 'unchecked' | 'skipped';
  readonly reason: string;
  readonly party: Party | null;
  readonly count: number;
  /** The exchange that came first. */
  readonly first: { readonly file: string; readonly index: number };
}

/** The verdict on an exchange, as reports give it. */
export function exchangeVerdict({
  source: { file, index },
  contract,
  operation,
  status,
  verdict,
  reason,
  party,
  milliseconds,
}: Judgement): ExchangeVerdict {
  return {
    file,
    index,
    contract,
    operation,
    status,
    verdict,
    reason,
    party,
    ...(milliseconds !== undefined && { milliseconds }),
  };
}
