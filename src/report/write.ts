import type { ReportFormat } from './format.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html/report.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { ndjsonReport } from './ndjson.ts';
import type { Paint } from './paint.ts';
import type { ReportedRun } from './reported-run.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** A report in one of its forms, piece by piece. @param width of the screen that a text is for, in columns. */
export async function* writeReport(
  format: ReportFormat,
  run: ReportedRun,
  paint: Paint,
  width?: number,
): AsyncGenerator<string> {
  const { summary, lists, shortcomings } = run;
  switch (format) {
    case 'text':
      yield textReport(summary, shortcomings, paint, width);
      return;
    case 'json':
      yield* jsonReport(summary, lists);
      return;
    case 'ndjson':
      yield* ndjsonReport(summary, lists);
      return;
    case 'junit':
      yield* junitReport(run);
      return;
    case 'sarif':
      yield sarifReport(run);
      return;
    case 'github':
      yield githubReport(run);
      return;
    case 'markdown':
      yield markdownReport(run);
      return;
    case 'html':
      yield* htmlReport(run);
  }
}
