import { counted } from '../errors.ts';
import type { Cluster, Known, Summary } from './report.ts';

/** Findings that are known, and don't fail a run. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly KnownFinding[];
}

/** A known cause. `expires` is the last day on which it is borne, as `2027-01-31`, in UTC. */
export interface KnownFinding extends Known {
  readonly fingerprint: string;
  readonly contract: string;
  /** What it is, for people: nothing is matched by it. */
  readonly summary: string;
}

/** A summary whose clusters tell which of them are known. */
export function withBaseline(summary: Summary, { findings }: Baseline): Summary {
  const known = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  return {
    ...summary,
    clusters: summary.clusters.map((cluster): Cluster => {
      const entry = known.get(cluster.fingerprint);
      if (entry === undefined) return cluster;
      const { reason, owner, expires } = entry;
      return { ...cluster, known: { reason, owner, expires } };
    }),
  };
}

/**
 * What is wrong with a baseline after a run: entries for what didn't come, and those whose day is over.
 * @param whole whether the run was one, and no shard of it, in which nothing is known to be missing.
 * @param today as `2027-01-31`, in UTC.
 */
export function baselineFaults(
  { findings }: Baseline,
  { clusters, contracts }: Summary,
  whole: boolean,
  today: string,
): string[] {
  const seen = new Set(clusters.map(({ fingerprint }) => fingerprint));
  const stale = findings.filter(
    ({ fingerprint, contract }) => whole && contracts.includes(contract) && !seen.has(fingerprint),
  );
  const expired = findings.filter(({ expires }) => expires !== null && expires < today);
  return [...entryFault(stale, 'stale: no such finding came'), ...entryFault(expired, 'expired')];
}

function entryFault(entries: readonly KnownFinding[], fault: string): string[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [
    `${counted(entries.length, 'entry', 'entries')} of the baseline ${entries.length === 1 ? 'is' : 'are'} ${fault} (${first.fingerprint}, ${first.summary}${more})`,
  ];
}

/**
 * A baseline that knows every error of a run. What is said of those that were known stays; entries for
 * what didn't come go, unless they are of contracts that the run says nothing of.
 */
export function updatedBaseline(
  { findings }: Baseline,
  { clusters, contracts }: Summary,
): Baseline {
  const before = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const others = findings.filter(({ contract }) => !contracts.includes(contract));
  const errors = clusters.filter(({ severity }) => severity === 'error');
  const known = errors.map(
    ({ fingerprint, contract, summary }): KnownFinding =>
      before.get(fingerprint) ?? {
        fingerprint,
        contract,
        summary,
        reason: null,
        owner: null,
        expires: null,
      },
  );
  const sorted = [...others, ...known].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return { version: 1, findings: sorted };
}
