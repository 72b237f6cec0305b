import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { mergeReports } from '../conformance/merge.ts';
import type { Report } from '../conformance/report.ts';
import { UsageError } from '../errors.ts';
import { parseJson } from '../http/json.ts';
import { listsOf } from '../report/lists.ts';
import type { ExitCode } from './exit-code.ts';
import { addGateOptions, expectGateFlags, type GateFlags, passGate } from './gate.ts';
import { readFlags } from './read-flags.ts';
import { createTerminal } from './terminal.ts';

interface MergeFlags extends GateFlags {
  readonly quiet?: boolean;
}

/** `specwright merge-reports <report.json…>`: joins the reports of a run's shards. */
export function defineMergeReports(command: Command, end: (code: ExitCode) => void): void {
  command.argument('<report.json...>', 'JSON reports of the shards of one run');
  addGateOptions(command);
  command.action(async (files: readonly string[]) => {
    const { flags } = await readFlags<MergeFlags>(command);
    const terminal = createTerminal(flags.quiet === true);
    expectGateFlags(flags, true);
    const reports: Report[] = [];
    for (const file of files) reports.push(await readReport(file));
    const report = mergeReports(reports);
    end(await passGate(report, listsOf(report), flags, true, terminal, []));
  });
}

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageError({
      problem: "the report can't be read",
      received: cause.message,
      location: { file },
      cause,
    });
  });
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { line, column, problem } = parsed;
    throw new UsageError({
      problem: `the report is not JSON: ${problem}`,
      location: { file, line, column },
    });
  }
  const { version, recordings, findings, exchangeVerdicts, liveCredentials } = Object(parsed.value);
  const lists = [recordings, findings, exchangeVerdicts, liveCredentials?.first];
  if (version === 1 && lists.every(Array.isArray)) {
    return parsed.value as Report;
  }
  throw new UsageError({
    problem: 'the file is no report of a check',
    expected: 'what specwright check --report json=<file> writes',
    location: { file },
  });
}
