import { counted } from '../errors.ts';
import type { CheckName } from './finding.ts';
import type { Summary } from './report.ts';

/** What makes a run fall short. */
export interface GateOptions {
  /** The checks whose errors count; `unchecked`: exchanges that couldn't be judged do as well. */
  readonly failOn: ReadonlySet<CheckName | 'unchecked'>;
  /** The share of documented responses that must be exercised, in percent. */
  readonly minCoverage?: number;
}

/** The reasons for which a run falls short; none: all is well. */
export function shortcomings(summary: Summary, { failOn, minCoverage }: GateOptions): string[] {
  const reasons: string[] = [];
  const { pass, fail, unchecked } = summary.verdicts;
  if (pass + fail === 0) {
    const why =
      summary.exchanges === 0
        ? 'the recordings hold no exchange'
        : 'every exchange is unchecked or skipped';
    reasons.push(`nothing was judged: ${why}`);
  }
  for (const { location } of summary.broken) {
    reasons.push(`${location.file} is broken, and was read up to there only`);
  }
  const errors = summary.clusters.filter(
    ({ severity, check, known }) =>
      severity === 'error' && known === undefined && failOn.has(check),
  );
  if (errors.length > 0) {
    const findings = errors.reduce((sum, { count }) => sum + count, 0);
    const because = errors.length === findings ? '' : ` with ${counted(errors.length, 'cause')}`;
    reasons.push(`${counted(findings, 'finding')} of severity error${because}`);
  }
  if (unchecked > 0 && failOn.has('unchecked')) {
    reasons.push(`${counted(unchecked, 'exchange')} unchecked`);
  }
  const share = responseShare(summary);
  if (minCoverage !== undefined && share < minCoverage) {
    reasons.push(
      `${(Math.floor(share * 10) / 10).toFixed(1)} % of the documented responses are exercised, less than ${minCoverage} %`,
    );
  }
  return reasons;
}

/** The share of documented responses that were exercised, in percent; 100 where none are documented. */
export function responseShare({ coverage }: Summary): number {
  const { documented, exercised } = coverage.responses;
  return documented === 0 ? 100 : (100 * exercised) / documented;
}
