import { type Command, Option } from 'commander';
import { checkRecording, DEFAULT_JUDGEMENT } from '../adapters/check-recording.ts';
import { DEFAULT_TIMEOUT, type ReplayTarget } from '../adapters/replay-target.ts';
import { CHECK_NAMES, type CheckName } from '../conformance/finding.ts';
import { shortcomings } from '../conformance/gate.ts';
import { UsageError } from '../errors.ts';
import { writeReport } from '../report/write.ts';
import { knownContracts, openArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { expectKnown } from './expect-known.ts';
import { allowRefsOption, collect, duration, oneOf, someOf, wholeNumber } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { deliver, type ReportTarget, reportTarget } from './report-target.ts';
import { credentialsFromEnvironment } from './target-credentials.ts';
import { createTerminal } from './terminal.ts';

interface CheckFlags {
  readonly contract?: readonly string[];
  readonly server?: readonly string[];
  readonly target?: string;
  readonly mock?: boolean;
  readonly allow?: readonly string[];
  readonly auth?: readonly string[];
  readonly timeout: number;
  readonly report?: readonly ReportTarget[];
  readonly failOn?: readonly (CheckName | 'unchecked')[];
  readonly ignore?: readonly CheckName[];
  readonly minCoverage?: number;
  readonly strict?: boolean;
  readonly mediaTypes: 'strict' | 'lenient';
  readonly formats: 'assert' | 'annotate';
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** `specwright check <recording…>`: holds recorded traffic, or its replay, against contracts. */
export function defineCheck(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('<recording...>', 'HAR files, folders of them, globs; - reads standard input')
    .option(
      '--contract <contract>',
      'what to hold it against; repeatable (default: those of the configuration and the bundled ones, by host)',
      collect,
    )
    .option(
      '--server <url>',
      'the recording was made here: one more server of the contract; repeatable',
      collect,
    )
    .option('--target <url>', 'replay the requests here, and judge the answers')
    .option('--mock', "replay the requests on the contract's mock, and judge the answers")
    .option(
      '--allow <METHOD path|operationId>',
      'a write that may be sent to a target that is not local; repeatable',
      collect,
    )
    .option(
      '--auth <scheme=env:NAME>',
      'a credential for the target, from the environment; repeatable',
      collect,
    )
    .addOption(
      new Option('--timeout <duration>', 'how long to wait for a target')
        .argParser(duration)
        .default(DEFAULT_TIMEOUT, `${DEFAULT_TIMEOUT / 1000}s`),
    )
    .option('--report <format[=file]>', 'text or json; repeatable (default: text)', reportTarget)
    .option(
      '--fail-on <check,…>',
      'the checks that fail the run, and unchecked: what could not be judged (default: all checks)',
      someOf([...CHECK_NAMES, 'unchecked']),
    )
    .option('--ignore <check,…>', 'checks to leave out', someOf(CHECK_NAMES))
    .option(
      '--min-coverage <percent>',
      'the share of documented responses that must be exercised',
      wholeNumber(0, 100),
    )
    .option('--strict', 'undeclared properties, parameters and headers are findings too')
    .option(
      '--media-types <strict|lenient>',
      'whether application/vnd.api+json may stand for application/json',
      oneOf(['strict', 'lenient']),
      DEFAULT_JUDGEMENT.mediaTypes,
    )
    .option(
      '--formats <assert|annotate>',
      'whether format is asserted',
      oneOf(['assert', 'annotate']),
      DEFAULT_JUDGEMENT.formats,
    )
    .addOption(allowRefsOption())
    .addHelpText('after', `\nChecks:\n  ${CHECK_NAMES.join('\n  ')}`)
    .action(async (recordings: readonly string[]) => {
      end(await check(recordings, await readFlags<CheckFlags>(command)));
    });
}

async function check(
  recordings: readonly string[],
  { flags, configuration }: ReadFlags<CheckFlags>,
): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const credentials = credentialsFromEnvironment(flags.auth ?? []);
  const target = targetOf(flags, credentials);
  const names = flags.contract ?? knownContracts(configuration);
  const contracts = await Promise.all(
    names.map((name) => openArgument(name, configuration, flags)),
  );
  expectKnown(
    contracts.map(({ contract }) => contract),
    flags.allow ?? [],
    Object.keys(credentials),
  );
  const progress = terminal.progress('judging');
  let judged = 0;
  const report = await checkRecording(recordings, {
    contracts,
    contractsNamed: flags.contract !== undefined,
    servers: flags.server ?? [],
    strict: flags.strict === true,
    mediaTypes: flags.mediaTypes,
    formats: flags.formats,
    ignore: flags.ignore ?? [],
    mock: flags.mock === true,
    ...(target !== undefined && { target }),
    onJudgement: ({ verdict }) => {
      judged += 1;
      progress.update(`exchanges judged: ${judged}, the last: ${verdict}`);
    },
  }).finally(progress.end);
  const reasons = shortcomings(report, {
    failOn: new Set(flags.failOn ?? CHECK_NAMES),
    ...(flags.minCoverage !== undefined && { minCoverage: flags.minCoverage }),
  });
  await deliver(
    flags.report,
    (format, paint) => writeReport(format, report, reasons, paint),
    reasons,
    terminal,
  );
  return reasons.length === 0 ? 0 : 1;
}

function targetOf(
  { target: url, mock, allow, timeout }: CheckFlags,
  credentials: Readonly<Record<string, string>>,
): ReplayTarget | undefined {
  if (url === undefined) return undefined;
  if (mock === true) {
    throw new UsageError({
      problem: 'a replay goes to one place',
      expected: '--target or --mock',
      received: 'both',
    });
  }
  return { url, timeout, credentials, ...(allow !== undefined && { allow }) };
}
