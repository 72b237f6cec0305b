import { type Command, Option } from 'commander';
import {
  type CheckRecordingOptions,
  DEFAULT_JUDGEMENT,
  judgeRecording,
  planRecording,
} from '../adapters/judge-recording.ts';
import { TARGET_DEFAULTS } from '../adapters/target-defaults.ts';
import { CHECK_NAMES } from '../conformance/finding.ts';
import type { LeftOver } from '../conformance/replay/cleanup.ts';
import type { Shard } from '../conformance/shard.ts';
import type { RecordingError } from '../errors.ts';
import { LISTING_FORMATS } from '../report/format.ts';
import { createLists } from '../report/lists.ts';
import { printPlan } from './dry-run.ts';
import type { ExitCode } from './exit-code.ts';
import { expectKnown } from './expect-known.ts';
import { explain } from './explain.ts';
import { addGateOptions, expectGateFlags, type GateFlags, passGate } from './gate.ts';
import { keepHeapSmall } from './heap.ts';
import { type JudgingFlags, openJudging } from './judging.ts';
import { LIVE_CREDENTIALS } from './live-credentials.ts';
import {
  allowRefsOption,
  collect,
  duration,
  oneOf,
  rate,
  shard,
  someOf,
  wholeNumber,
} from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { describeReplay } from './replay-progress.ts';
import { onStopSignal } from './stop-signals.ts';
import { credentialsFromEnvironment } from './target-credentials.ts';
import { expectTarget, type TargetFlags, targetOf } from './target-flags.ts';
import { createTerminal } from './terminal.ts';
import { startThreads } from './threads/judge-in-threads.ts';

interface CheckFlags extends GateFlags, TargetFlags, JudgingFlags {
  readonly mock?: boolean;
  readonly auth?: readonly string[];
  readonly dryRun?: boolean;
  readonly shard?: Shard;
  readonly threads: number;
  readonly config?: string;
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
    .option('--resume', 'go on with a replay on a target that was stopped')
    .option('--dry-run', 'show what would be sent to the target, and send nothing')
    .option(
      '--auth <scheme=env:NAME>',
      'a credential for the target, from the environment; repeatable',
      collect,
    )
    .addOption(
      new Option('--concurrency <number>', 'how many recordings are replayed side by side')
        .argParser(wholeNumber(1, 256))
        .default(TARGET_DEFAULTS.concurrency),
    )
    .option(
      '--rate-limit <n/s|min|h>',
      'how many requests a target gets (default: as is documented)',
      rate,
    )
    .addOption(
      new Option(
        '--retries <number>',
        'how often a request is repeated that a target could not take',
      )
        .argParser(wholeNumber(0, 10))
        .default(TARGET_DEFAULTS.retries),
    )
    .addOption(
      new Option('--timeout <duration>', 'how long to wait for a target')
        .argParser(duration)
        .default(TARGET_DEFAULTS.timeout, `${TARGET_DEFAULTS.timeout / 1000}s`),
    )
    .option(
      '--ignore <check,…>',
      `checks to leave out; ${LIVE_CREDENTIALS}: don't look for what looks like one`,
      someOf([...CHECK_NAMES, LIVE_CREDENTIALS]),
    )
    .option(
      '--redact <header|query|pointer|/pattern/>',
      'what no report shows, beside what looks like a secret: a name, a JSON Pointer into bodies with * for any key, a pattern; repeatable',
      collect,
    )
    .option(
      '--shard <i/n>',
      'the i-th of n shares: of the exchanges, or of the recordings in a replay',
      shard,
    )
    .addOption(
      new Option(
        '--threads <number>',
        'how many threads judge a recording, each with the contracts in memory of its own',
      )
        .argParser(wholeNumber(1, 64))
        .default(1),
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
    .addOption(allowRefsOption());
  addGateOptions(command);
  command
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
  expectGateFlags(flags, flags.shard === undefined);
  const credentials = credentialsFromEnvironment(flags.auth ?? []);
  const stopping = new AbortController();
  const target = targetOf(flags, recordings, credentials, stopping.signal);
  const isReplay = target !== undefined || flags.mock === true;
  const { threads, shard } = flags;
  const judge = isReplay ? judgeRecording : startThreads({ threads, recordings, flags, shard });
  const judging = await openJudging(flags, configuration);
  // A large document is loaded faster with a young generation that grows to it.
  keepHeapSmall();
  const contracts = judging.contracts.map(({ contract }) => contract);
  expectKnown(contracts, flags.allow ?? [], Object.keys(credentials));
  const progress = terminal.progress(isReplay ? 'replaying' : 'judging', target !== undefined);
  const describe = describeReplay(() => performance.now());
  const lists = createLists();
  const tellsEach = flags.report?.some(({ format }) => LISTING_FORMATS.has(format)) === true;
  const broken: RecordingError[] = [];
  let judged = 0;
  try {
    const left: LeftOver[] = [];
    const options: CheckRecordingOptions = {
      ...judging,
      mock: flags.mock === true,
      ...(target !== undefined && { target }),
      ...(flags.shard !== undefined && { shard: flags.shard }),
      ...(terminal.watched && { onProgress: (one) => progress.update(describe(one)) }),
      onLeftOver: (one) => left.push(one),
      onJudgement: (judgement) => {
        if (tellsEach) lists.add(judgement);
        judged += 1;
        if (isReplay || !terminal.watched) return;
        progress.update(`exchanges judged: ${judged}, the last: ${judgement.verdict}`);
      },
    };
    if (flags.dryRun === true) {
      progress.end();
      return await printPlan(planRecording(recordings, expectTarget(target), options), terminal);
    }
    const stop = () => {
      stopping.abort();
      progress.end();
      terminal.note('Stopping once what is under way is answered; Ctrl-C again stops at once.');
    };
    const stopListening = target === undefined ? undefined : onStopSignal(stop);
    const summary = await judge(recordings, options, (error) => broken.push(error)).finally(() => {
      progress.end();
      stopListening?.();
    });
    for (const { source, path, reason } of left) {
      terminal.note(
        `left on the target: ${path}, which ${source.file} entries[${source.index}] created: ${reason}`,
      );
    }
    const isStopped = stopping.signal.aborted;
    const isWhole = flags.shard === undefined && broken.length === 0 && !isStopped;
    // Of what nothing could be read, there is nothing to report.
    const isUnread = broken.length > 0 && summary.exchanges === 0;
    const exitCode = isUnread
      ? 2
      : await passGate(summary, lists, flags, isWhole, terminal, contracts);
    for (const error of broken) explain(error);
    if (isStopped) {
      terminal.note('The replay was stopped; --resume goes on with it.');
      return 130;
    }
    return broken.length === 0 ? exitCode : 2;
  } finally {
    lists.dispose();
  }
}
