import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { checkRecording } from '../adapters/check-recording.ts';
import type { ReplayTarget } from '../adapters/replay-target.ts';
import { CHECK_NAMES, type CheckName } from '../conformance/finding.ts';
import { shortcomings } from '../conformance/gate.ts';
import type { Report } from '../conformance/run.ts';
import { bundledContracts } from '../contract/bundled.ts';
import { plain } from '../report/paint.ts';
import { writeReport } from '../report/write.ts';
import { auth } from './auth.ts';
import { loadConfiguration } from './configuration.ts';
import { openArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { allowRefsOption, collect, duration, oneOf, wholeNumber } from './options.ts';
import { type ReportTarget, reportTarget } from './report-target.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface CheckFlags {
  readonly contract?: readonly string[];
  readonly server?: readonly string[];
  readonly target?: string;
  readonly mock: boolean;
  readonly allow?: readonly string[];
  readonly auth?: Readonly<Record<string, string>>;
  readonly timeout: number;
  readonly report?: readonly ReportTarget[];
  readonly failOn: readonly (CheckName | 'unchecked')[];
  readonly ignore: readonly CheckName[];
  readonly minCoverage?: number;
  readonly strict: boolean;
  readonly mediaTypes: 'strict' | 'lenient';
  readonly formats: 'assert' | 'annotate';
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
  readonly config?: string;
}

/** `specwright check <recording…>`: holds recorded traffic, or its replay, against contracts. */
export function checkCommand(end: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Hold recorded traffic, or its replay on a target, against contracts.')
    .argument('<recording...>', 'HAR files and folders of them; - reads standard input')
    .option(
      '--contract <contract>',
      'what to hold it against; repeatable (default: the bundled ones, by host)',
      collect,
    )
    .option(
      '--server <url>',
      'the recording was made here: one more server of the contract; repeatable',
      collect,
    )
    .addOption(
      new Option('--target <url>', 'replay the requests here, and judge the answers').conflicts(
        'mock',
      ),
    )
    .option('--mock', "replay the requests on the contract's mock, and judge the answers", false)
    .option(
      '--allow <METHOD path|operationId>',
      'a write that may be sent to a target that is not local; repeatable',
      collect,
    )
    .option(
      '--auth <scheme=env:NAME>',
      'a credential for the replay, from the environment; repeatable',
      auth,
    )
    .option('--timeout <duration>', 'how long to wait for a target', duration, 30_000)
    .option('--report <format[=file]>', 'text or json; repeatable (default: text)', reportTarget)
    .option(
      '--fail-on <check,…>',
      'the checks that fail the run; unchecked: exchanges that could not be judged do too',
      oneOf([...CHECK_NAMES, 'unchecked']),
      CHECK_NAMES,
    )
    .option('--ignore <check,…>', 'checks to leave out', oneOf(CHECK_NAMES), [])
    .option(
      '--min-coverage <percent>',
      'the share of documented responses that must be exercised',
      wholeNumber(0, 100),
    )
    .option('--strict', 'undeclared properties, parameters and headers are findings too', false)
    .addOption(
      new Option(
        '--media-types <mode>',
        'whether application/vnd.api+json may stand for application/json',
      )
        .choices(['strict', 'lenient'])
        .default('lenient'),
    )
    .addOption(
      new Option('--formats <mode>', 'whether format is asserted')
        .choices(['assert', 'annotate'])
        .default('assert'),
    )
    .addOption(allowRefsOption())
    .action(async (recordings: readonly string[], _: unknown, command: Command) => {
      end(await check(recordings, command.optsWithGlobals<CheckFlags>()));
    });
}

async function check(recordings: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const configuration = await loadConfiguration(flags.config);
  const names = flags.contract ?? bundledContracts();
  const contracts = await Promise.all(
    names.map((name) => openArgument(name, configuration, flags)),
  );
  const progress = terminal.progress('judging');
  let judged = 0;
  const report = await checkRecording(recordings, {
    contracts,
    contractsNamed: flags.contract !== undefined,
    servers: [...(flags.server ?? []), ...contracts.flatMap(({ servers }) => servers)],
    strict: flags.strict,
    mediaTypes: flags.mediaTypes,
    formats: flags.formats,
    ignore: flags.ignore,
    mock: flags.mock,
    ...(flags.target !== undefined && { target: targetOf(flags.target, flags) }),
    onJudgement: ({ verdict }) => {
      judged += 1;
      progress.update(`${judged} exchanges judged, the last: ${verdict}`);
    },
  }).finally(progress.end);
  const reasons = shortcomings(report, {
    failOn: new Set(flags.failOn),
    ...(flags.minCoverage !== undefined && { minCoverage: flags.minCoverage }),
  });
  await deliver(report, reasons, flags.report ?? [{ format: 'text' }], terminal);
  return reasons.length === 0 ? 0 : 1;
}

function targetOf(url: string, { allow, auth, timeout }: CheckFlags): ReplayTarget {
  return { url, timeout, ...(allow && { allow }), ...(auth && { credentials: auth }) };
}

/** To each place that was asked for, in each form. */
async function deliver(
  report: Report,
  reasons: readonly string[],
  targets: readonly ReportTarget[],
  terminal: Terminal,
): Promise<void> {
  for (const { format, file } of targets) {
    const text = writeReport(format, report, reasons, file === undefined ? terminal.paint : plain);
    if (file === undefined) terminal.print(text);
    else await writeFile(file, text);
  }
}
