import type { Command } from 'commander';
import { SemanticsError } from '../errors.ts';
import { lintContract, type Problem } from '../lint/lint.ts';
import { semanticsProblem } from '../lint/problem.ts';
import { LINT_FORMATS, type LintFormat } from '../report/format.ts';
import { writeLintReport } from '../report/lint.ts';
import { type LintReport, lintShortcomings } from '../report/lint-report.ts';
import { loadSemantics } from '../semantics/load.ts';
import type { LoadedConfiguration } from './configuration.ts';
import { loadArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { allowRefsOption } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { deliver, type ReportTarget, reportOption, repositoryRoot } from './report-target.ts';
import { createTerminal } from './terminal.ts';

interface LintFlags {
  readonly report?: readonly ReportTarget<LintFormat>[];
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** `specwright lint <contract…>`: says what is wrong with contracts, and where. */
export function defineLint(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('<contract...>', 'bundled names, ones from the configuration, paths or URLs')
    .addOption(reportOption(LINT_FORMATS))
    .addOption(allowRefsOption())
    .action(async (named: readonly string[]) => {
      end(await lint(named, await readFlags<LintFlags>(command)));
    });
}

async function lint(
  named: readonly string[],
  { flags, configuration }: ReadFlags<LintFlags>,
): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const progress = terminal.progress('linting');
  const linted: Linted[] = [];
  try {
    for (const argument of named) {
      progress.update(`linting ${argument}`);
      linted.push(await lintArgument(argument, configuration, flags));
    }
  } finally {
    progress.end();
  }
  const report: LintReport = {
    version: 1,
    contracts: linted.map(({ contract }) => contract),
    problems: linted.flatMap(({ contract, problems }) =>
      problems.map((problem) => ({ contract, ...problem })),
    ),
  };
  const shortcomings = lintShortcomings(report);
  await deliver(
    flags.report,
    (format, paint) => [writeLintReport(format, report, repositoryRoot(), paint)],
    shortcomings,
    terminal,
  );
  return shortcomings.length === 0 ? 0 : 1;
}

interface Linted {
  readonly contract: string;
  readonly problems: readonly Problem[];
}

/** A contract whose semantics are wrong is told of that first. */
async function lintArgument(
  argument: string,
  configuration: LoadedConfiguration,
  flags: LintFlags,
): Promise<Linted> {
  const { contract, document, semantics } = await loadArgument(argument, configuration, flags);
  const problems = await lintContract(contract);
  try {
    await loadSemantics(contract, document, semantics);
    return { contract: contract.name, problems };
  } catch (error) {
    if (!(error instanceof SemanticsError)) throw error;
    return { contract: contract.name, problems: [semanticsProblem(error), ...problems] };
  }
}
