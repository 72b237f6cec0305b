import type { LintFormat } from './format.ts';
import type { LintReport } from './lint-report.ts';
import { lintSarif } from './lint-sarif.ts';
import { lintText } from './lint-text.ts';
import type { Paint } from './paint.ts';

/**
 * A lint report in one of its forms.
 * @param root the folder from which tools that show a repository see its files.
 */
export function writeLintReport(
  format: LintFormat,
  report: LintReport,
  root: string,
  paint: Paint,
): string {
  switch (format) {
    case 'text':
      return lintText(report, paint);
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'sarif':
      return lintSarif(report, root);
  }
}
