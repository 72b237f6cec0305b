import { type LintProblem, type LintReport, lintShortcomings } from './lint-report.ts';
import { LINT_REQUIREMENTS } from './requirements.ts';
import {
  fingerprintOf,
  fingerprints,
  LEVELS,
  type SarifResult,
  sarifLocation,
  sarifLog,
} from './sarif-log.ts';
import { SEVERITIES } from './severity.ts';

/** A lint report as SARIF 2.1.0: a result for each problem. */
export function lintSarif(report: LintReport, root: string): string {
  const shortcomings = lintShortcomings(report);
  const worstFirst = report.problems.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  return sarifLog({
    rules: LINT_REQUIREMENTS,
    results: worstFirst.map((problem) => toResult(problem, root)),
    notifications: [],
    exitCode: shortcomings.length === 0 ? 0 : 1,
    shortcomings,
    root,
  });
}

function toResult(
  { contract, rule, severity, message, expected, received, pointer, location }: LintProblem,
  root: string,
): SarifResult {
  const details = [
    expected === undefined ? [] : `expected ${expected}`,
    received === undefined ? [] : `received ${received}`,
  ].flat();
  const fingerprint = fingerprintOf([rule, contract, pointer, message]);
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: [message, details.join(', ')].filter((part) => part !== '').join(': ') },
    locations: [sarifLocation({ ...location, pointer }, root)],
    partialFingerprints: fingerprints('Problem', fingerprint),
  };
}
