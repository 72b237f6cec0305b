import { appendFile, stat } from 'node:fs/promises';
import { OutputError } from '../errors.ts';
import { markdownReport } from '../report/markdown.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import type { Terminal } from './terminal.ts';

/** GitHub Actions refuses a larger summary of a step. */
const MOST_BYTES = 1_048_576;

/**
 * Adds the Markdown report to the summary of a step of GitHub Actions, where there is one.
 * @throws {OutputError} if that can't be done.
 */
export async function addToStepSummary(run: ReportedRun, terminal: Terminal): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY ?? '';
  if (file === '') return;
  try {
    const { size } = await stat(file).catch(() => ({ size: 0 }));
    const text = markdownReport(run, MOST_BYTES - size);
    if (size + Buffer.byteLength(text) <= MOST_BYTES) await appendFile(file, text);
    else terminal.note("the summary of the step is full: the report isn't in it");
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}
