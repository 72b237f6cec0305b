import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { baselineFaults, updatedBaseline, withBaseline } from '../conformance/baseline.ts';
import { editsFor } from '../conformance/edits/patch.ts';
import { CHECK_NAMES, type CheckName } from '../conformance/finding.ts';
import { type MinCoverage, shortcomings } from '../conformance/gate.ts';
import type { Summary } from '../conformance/report.ts';
import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { REPORT_FORMATS, type ReportFormat } from '../report/format.ts';
import type { ReportLists } from '../report/lists.ts';
import type { ReportedRun } from '../report/reported-run.ts';
import { writeReport } from '../report/write.ts';
import { readBaseline, writeBaseline } from './baseline-file.ts';
import type { ExitCode } from './exit-code.ts';
import { credentialFaults } from './live-credentials.ts';
import { leastShares, SHARE_WORDS } from './min-coverage.ts';
import { someOf } from './options.ts';
import { deliver, type ReportTarget, reportOption, repositoryRoot } from './report-target.ts';
import { addToStepSummary } from './step-summary.ts';
import type { Terminal } from './terminal.ts';
import { writeOutput } from './write-output.ts';

/** What makes a run fall short, and where it is reported. */
export interface GateFlags {
  readonly report?: readonly ReportTarget<ReportFormat>[];
  readonly failOn?: readonly (CheckName | 'unchecked')[];
  readonly minCoverage?: MinCoverage;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly patch?: string;
}

/** Gives a command the options of the gate. */
export function addGateOptions(command: Command): void {
  command
    .addOption(reportOption(REPORT_FORMATS))
    .option(
      '--fail-on <check,…>',
      'the checks that fail the run, and unchecked: what could not be judged (default: all checks)',
      someOf([...CHECK_NAMES, 'unchecked']),
    )
    .option(
      '--min-coverage <[share=]percent>',
      `the share of documented responses that must be exercised, or of another kind as enum-values=80; repeatable: ${SHARE_WORDS.join(', ')}`,
      leastShares,
    )
    .option('--baseline <file>', 'known findings, which fail no run; a stale or expired entry does')
    .option(
      '--update-baseline',
      "writes the run's errors to the baseline, and takes out stale ones",
    )
    .option(
      '--patch <file>',
      'the edits of the contracts that would mend the errors, as git apply takes them',
    );
}

/**
 * Makes sure that the flags of the gate fit each other.
 * @param whole whether all of a run is seen.
 * @throws {UsageError} if they don't.
 */
export function expectGateFlags({ baseline, updateBaseline }: GateFlags, whole: boolean): void {
  if (updateBaseline !== true) return;
  if (baseline === undefined) {
    throw new UsageError({
      problem: '--update-baseline has no file to write to',
      expected: '--baseline <file> beside it',
      received: 'none',
    });
  }
  if (whole) return;
  throw new UsageError({
    problem: "a shard doesn't see all findings, and would take those of the others out",
    hint: 'Join the reports of the shards with merge-reports --update-baseline.',
  });
}

/**
 * Reports a run, and says whether it falls short.
 * @param whole whether all of a run is seen, and no shard of it.
 * @param contracts those that are at hand: their other files are edited by the version of their first.
 */
export async function passGate(
  judged: Summary,
  lists: ReportLists,
  flags: GateFlags,
  whole: boolean,
  terminal: Terminal,
  contracts: readonly Contract[],
): Promise<ExitCode> {
  const { summary: edited, patch } = editsFor(judged, {
    read: readText,
    rootOf: (name) => contracts.find((contract) => contract.name === name)?.locate('').file,
  });
  if (flags.patch !== undefined) await writeOutput(flags.patch, await patch());
  const { summary, faults } = await heldAgainstBaseline(edited, flags, whole, terminal);
  const { minCoverage } = flags;
  const failOn = new Set(flags.failOn ?? CHECK_NAMES);
  const run: ReportedRun = {
    summary,
    lists,
    shortcomings: [
      ...shortcomings(summary, { failOn, ...(minCoverage !== undefined && { minCoverage }) }),
      ...faults,
      ...credentialFaults(summary.liveCredentials),
    ],
    failOn,
    isBaselined: flags.baseline !== undefined,
    root: repositoryRoot(),
  };
  await deliver(
    flags.report,
    (format, paint, width) => writeReport(format, run, paint, width),
    run.shortcomings,
    terminal,
  );
  if (flags.report?.some(({ format }) => format === 'github') === true) {
    await addToStepSummary(run, terminal);
  }
  return run.shortcomings.length === 0 ? 0 : 1;
}

async function heldAgainstBaseline(
  summary: Summary,
  { baseline: file, updateBaseline }: GateFlags,
  whole: boolean,
  terminal: Terminal,
): Promise<{ summary: Summary; faults: readonly string[] }> {
  if (file === undefined) return { summary, faults: [] };
  const before = await readBaseline(file);
  // Of what couldn't be read, nothing is known.
  const isUpdated = updateBaseline === true && whole;
  const baseline = isUpdated ? updatedBaseline(before, summary) : before;
  if (isUpdated) {
    await writeBaseline(file, baseline);
    terminal.note(`${file}: ${baseline.findings.length} known, ${before.findings.length} before`);
  }
  const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  return {
    summary: withBaseline(summary, baseline),
    faults: baselineFaults(baseline, summary, whole, today),
  };
}

/** A contract that was read from elsewhere has no file to edit. */
function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
