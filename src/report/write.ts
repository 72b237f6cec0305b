import type { Summary } from '../conformance/report.ts';
import type { ReportFormat } from './format.ts';
import { jsonReport } from './json.ts';
import type { ReportLists } from './lists.ts';
import type { Paint } from './paint.ts';
import { textReport } from './text.ts';

/**
 * A report in one of its forms, piece by piece. `shortcomings` are the reasons for which the run falls
 * short.
 */
export async function* writeReport(
  format: ReportFormat,
  summary: Summary,
  lists: ReportLists,
  shortcomings: readonly string[],
  paint: Paint,
): AsyncGenerator<string> {
  if (format === 'json') yield* jsonReport(summary, lists);
  else yield textReport(summary, shortcomings, paint);
}
