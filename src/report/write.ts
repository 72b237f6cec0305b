import type { Report } from '../conformance/report.ts';
import type { ReportFormat } from './format.ts';
import { jsonReport } from './json.ts';
import type { Paint } from './paint.ts';
import { textReport } from './text.ts';

/** A report in one of its forms. `shortcomings` are the reasons for which the run falls short. */
export function writeReport(
  format: ReportFormat,
  report: Report,
  shortcomings: readonly string[],
  paint: Paint,
): string {
  return format === 'json' ? jsonReport(report) : textReport(report, shortcomings, paint);
}
