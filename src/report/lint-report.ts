import { counted } from '../errors.ts';
import type { Problem } from '../lint/lint.ts';

/** What `lint` found in some contracts, as the JSON report gives it. */
export interface LintReport {
  readonly version: 1;
  readonly contracts: readonly string[];
  readonly problems: readonly LintProblem[];
}

/** A problem of one of them. */
export interface LintProblem extends Problem {
  readonly contract: string;
}

/** The reasons for which contracts fall short; none: all is well. */
export function lintShortcomings({ problems }: LintReport): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return errors === 0 ? [] : [`${counted(errors, 'problem')} of severity error`];
}
