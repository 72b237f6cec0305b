import { counted } from '../errors.ts';
import { SHARE_NAMES, type ShareName } from './coverage.ts';
import type { CheckName } from './finding.ts';
import type { Cluster, Summary } from './report.ts';
import type { Share } from './share.ts';

/**
 * The checks whose errors make a run fall short; `unchecked`: exchanges that couldn't be judged do as
 * well.
 */
export type FailOn = ReadonlySet<CheckName | 'unchecked'>;

/** What makes a run fall short. */
export interface GateOptions {
  readonly failOn: FailOn;
  /** The shares of what is documented that must be exercised, in percent. */
  readonly minCoverage?: MinCoverage;
}

/** In percent. */
export type MinCoverage = Readonly<Partial<Record<ShareName, number>>>;

/** The kinds of documented things, as people call them. */
export const SHARE_LABELS: Readonly<Record<ShareName, string>> = {
  operations: 'operations',
  responses: 'responses',
  parameters: 'parameters',
  enumValues: 'enum values',
  branches: 'branches',
  properties: 'optional properties',
};

/** The reasons for which a run falls short; none: all is well. */
export function shortcomings(
  summary: Summary,
  { failOn, minCoverage = {} }: GateOptions,
): string[] {
  const reasons: string[] = [];
  const { pass, fail, unchecked } = summary.verdicts;
  if (pass + fail === 0) reasons.push(`nothing was judged: ${whyNothing(summary)}`);
  for (const { location } of summary.broken) {
    reasons.push(`${location.file} is broken, and was read up to there only`);
  }
  const errors = summary.clusters.filter((cluster) => failsRun(cluster, failOn));
  if (errors.length > 0) {
    const findings = errors.reduce((sum, { count }) => sum + count, 0);
    const because = errors.length === findings ? '' : ` with ${counted(errors.length, 'cause')}`;
    reasons.push(`${counted(findings, 'finding')} of severity error${because}`);
  }
  if (unchecked > 0 && failOn.has('unchecked')) {
    reasons.push(`${counted(unchecked, 'exchange')} unchecked`);
  }
  for (const name of SHARE_NAMES) {
    const least = minCoverage[name];
    const percent = percentOf(summary.coverage[name]);
    if (least === undefined || percent >= least) continue;
    reasons.push(
      `${(Math.floor(percent * 10) / 10).toFixed(1)} % of the documented ${SHARE_LABELS[name]} are exercised, less than ${least} %`,
    );
  }
  return reasons;
}

function whyNothing({ exchanges, recordings }: Summary): string {
  if (exchanges > 0) return 'every exchange is unchecked or skipped';
  return recordings.length > 0 ? 'this share holds no exchange' : 'there was no exchange to judge';
}

/** Whether a cause makes a run fall short: it is an error, isn't known, and its check counts. */
export function failsRun(
  { severity, check, known }: Pick<Cluster, 'severity' | 'check' | 'known'>,
  failOn: FailOn,
): boolean {
  return severity === 'error' && known === undefined && failOn.has(check);
}

/** What was exercised, in percent; 100 where nothing is documented. */
export function percentOf({ documented, exercised }: Share): number {
  return documented === 0 ? 100 : (100 * exercised) / documented;
}
