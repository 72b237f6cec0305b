import { counted } from '../errors.ts';
import type { CheckName } from './finding.ts';
import type { Report } from './run.ts';

/** What makes a run fall short. */
export interface GateOptions {
  /** The checks whose errors count; `unchecked`: exchanges that couldn't be judged do as well. */
  readonly failOn: ReadonlySet<CheckName | 'unchecked'>;
  /** The share of documented responses that must be exercised, in percent. */
  readonly minCoverage?: number;
}

/** The reasons for which a run falls short; none: all is well. */
export function shortcomings(report: Report, { failOn, minCoverage }: GateOptions): string[] {
  const reasons: string[] = [];
  const { pass, fail, unchecked } = report.verdicts;
  if (pass + fail === 0) {
    const why =
      report.exchanges === 0
        ? 'the recordings hold no exchange'
        : 'every exchange is unchecked or skipped';
    reasons.push(`nothing was judged: ${why}`);
  }
  const errors = report.findings.filter(
    ({ severity, check }) => severity === 'error' && failOn.has(check),
  );
  if (errors.length > 0) {
    const causes = new Set(errors.map(({ fingerprint }) => fingerprint)).size;
    const because = causes === errors.length ? '' : ` with ${counted(causes, 'cause')}`;
    reasons.push(`${counted(errors.length, 'finding')} of severity error${because}`);
  }
  if (unchecked > 0 && failOn.has('unchecked')) {
    reasons.push(`${counted(unchecked, 'exchange')} unchecked`);
  }
  const share = responseShare(report);
  if (minCoverage !== undefined && share < minCoverage) {
    reasons.push(
      `${(Math.floor(share * 10) / 10).toFixed(1)} % of the documented responses are exercised, less than ${minCoverage} %`,
    );
  }
  return reasons;
}

/** The share of documented responses that were exercised, in percent; 100 where none are documented. */
export function responseShare({ coverage }: Report): number {
  const { documented, exercised } = coverage.responses;
  return documented === 0 ? 100 : (100 * exercised) / documented;
}
