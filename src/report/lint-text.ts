import { counted, formatLocation } from '../errors.ts';
import type { Problem } from '../lint/lint.ts';
import type { LintReport } from './lint-report.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { SEVERITIES, SEVERITY_STYLES } from './severity.ts';

/** A problem each, as `file:line:column  severity  message (rule)`, and how many there are. */
export function lintText(report: LintReport, paint: Paint): string {
  const { contracts, problems } = printable(report);
  const parts = problems.map((problem) => `${problemLines(problem, paint)}\n\n`);
  return `${parts.join('')}${summary(contracts, problems)}\n`;
}

function problemLines(problem: Problem, paint: Paint): string {
  const { location, severity, message, rule, pointer, expected, received } = problem;
  const place = paint('bold', formatLocation(location));
  const details = [
    ['at', pointer === '' ? undefined : pointer],
    ['expected', expected],
    ['received', received],
  ];
  return [
    `${place}  ${paint(SEVERITY_STYLES[severity], severity)}  ${message} ${paint('dim', `(${rule})`)}`,
    ...details.flatMap(([name = '', text]) =>
      text === undefined ? [] : `    ${paint('dim', name.padEnd(8))}  ${text}`,
    ),
  ].join('\n');
}

/** `2 contracts, 3 problems: 1 error, 2 infos` */
function summary(contracts: readonly string[], problems: readonly Problem[]): string {
  const totals = `${counted(contracts.length, 'contract')}, ${counted(problems.length, 'problem')}`;
  if (problems.length === 0) return totals;
  const severities = SEVERITIES.flatMap((severity) => {
    const total = problems.filter((problem) => problem.severity === severity).length;
    return total === 0 ? [] : counted(total, severity);
  });
  return `${totals}: ${severities.join(', ')}`;
}
