import { CHECK_NAMES } from '../../src/conformance/finding.ts';
import { shortcomings } from '../../src/conformance/gate.ts';
import type { Report } from '../../src/conformance/report.ts';
import type { ReportFormat } from '../../src/report/format.ts';
import { listsOf } from '../../src/report/lists.ts';
import { plain } from '../../src/report/paint.ts';
import type { ReportedRun } from '../../src/report/reported-run.ts';
import { writeReport } from '../../src/report/write.ts';

/** A run as it goes through the gate: every check counts, unless it is said otherwise. */
export function reported(report: Report, changes: Partial<ReportedRun> = {}): ReportedRun {
  const { failOn = new Set(CHECK_NAMES) } = changes;
  return {
    summary: report,
    lists: listsOf(report),
    shortcomings: shortcomings(report, { failOn }),
    failOn,
    isBaselined: false,
    root: process.cwd(),
    ...changes,
  };
}

/** A report in one of its forms, as a whole. */
export async function written(
  format: ReportFormat,
  report: Report,
  changes?: Partial<ReportedRun>,
): Promise<string> {
  const pieces = writeReport(format, reported(report, changes), plain);
  return (await Array.fromAsync(pieces)).join('');
}
