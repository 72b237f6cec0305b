import { compileContract } from '../compile/compiled-contract.ts';
import type { CheckName } from '../conformance/finding.ts';
import type { Judgement } from '../conformance/judge.ts';
import type { LeftOver } from '../conformance/replay/cleanup.ts';
import type { ReplayLog } from '../conformance/replay/log.ts';
import type { Planned } from '../conformance/replay/plan.ts';
import type { Replay } from '../conformance/replay/replay.ts';
import type { ReplayOptions } from '../conformance/replay/run.ts';
import type { BrokenRecording, Report, Summary } from '../conformance/report.ts';
import { type Elsewhere, judgeExchanges, type RunOptions, reportOf } from '../conformance/run.ts';
import type { Shard } from '../conformance/shard.ts';
import type { Subject } from '../conformance/subject.ts';
import { bundledContracts } from '../contract/bundled.ts';
import type { Contract } from '../contract/contract.ts';
import { type Location, type RecordingError, UsageError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Leave } from '../recording/leave.ts';
import { type ReadOptions, readBatches } from '../recording/read.ts';
import { readRedactRules } from '../recording/redact-rules.ts';
import { isSecretName } from '../recording/secret-name.ts';
import { openSessions } from '../recording/sessions.ts';
import { type GivenContract, openContract } from '../semantics/open.ts';
import { expectBaseUrl } from './base-url.ts';
import { followReplay, type ReplayProgress } from './replay-progress.ts';
import type { ReplayTarget } from './replay-target.ts';
import { TARGET_DEFAULTS } from './target-defaults.ts';

/** How strictly recordings are judged where it isn't said. */
export const DEFAULT_JUDGEMENT = { mediaTypes: 'lenient', formats: 'assert' } as const;

/** What recordings are held against, how strictly, and where they are replayed, if anywhere. */
export interface CheckRecordingOptions {
  /** What to hold the recordings against; by default the bundled contracts, by host. */
  readonly contracts?: readonly GivenContract[];
  /** Whether every contract is reported on, or only those that exchanges belong to. */
  readonly contractsNamed?: boolean;
  /** Base URLs at which the recordings were made, beside the contracts' own servers. */
  readonly servers?: readonly string[];
  /** Whether undeclared properties, parameters and headers are findings too. */
  readonly strict?: boolean;
  /** Whether `application/vnd.api+json` may stand for `application/json`. */
  readonly mediaTypes?: 'strict' | 'lenient';
  /** Whether `format` is asserted. */
  readonly formats?: 'assert' | 'annotate';
  /**
   * What no report shows, beside what looks like a secret: the name of a header field or query parameter,
   * a JSON Pointer into bodies in which `*` is any key or index, a pattern between slashes.
   */
  readonly redact?: readonly string[];
  /** Checks to leave out. */
  readonly ignore?: readonly CheckName[];
  /** Replay on the contracts' own mocks, and judge the answers. */
  readonly mock?: boolean;
  /** Replay on a target, and judge the answers. */
  readonly target?: ReplayTarget;
  /** Replay this way, and judge the answers. */
  readonly replay?: Replay;
  /** The share that is judged: of the exchanges, or of the recordings in a replay. */
  readonly shard?: Shard;
  /** Whether live credentials are looked for in the recordings; they are where it isn't said. */
  readonly seeksCredentials?: boolean;
  /** Told of each exchange when it is judged. */
  readonly onJudgement?: (judgement: Judgement) => void;
  /** Told of what a replay created on a target and couldn't delete. */
  readonly onLeftOver?: (left: LeftOver) => void;
  /** Told how far a replay is. */
  readonly onProgress?: (progress: ReplayProgress) => void;
}

/** Judges recordings, and makes the report of them. */
export async function reportRecording(
  recordings: readonly string[],
  options: CheckRecordingOptions,
): Promise<Report> {
  const prepared = await prepare(options);
  return reportOf(prepared.run, (run) => judgePaths(recordings, { ...prepared, run }));
}

/**
 * The same, of any size: what every exchange comes to is told by `onJudgement`, and not kept.
 * @param onBroken told of a recording that breaks, after what was read of it; the others are read all
 *   the same.
 * @param leave where the exchanges are judged together with others: what of them others judge. A replay judges all.
 * @throws {BrokenShare} if a recording breaks where the others may not notice.
 */
export async function judgeRecording(
  recordings: readonly string[],
  options: CheckRecordingOptions,
  onBroken: (error: RecordingError) => void,
  leave?: Leave<Elsewhere>,
): Promise<Summary> {
  const broken: BrokenRecording[] = [];
  const told = {
    onBroken(error: RecordingError) {
      const { problem, location } = error;
      broken.push({ problem, location: location as Location });
      onBroken(error);
    },
  };
  const reading = leave === undefined ? told : { ...told, leave };
  const summary = await judgePaths(recordings, await prepare(options), reading);
  return { ...summary, broken };
}

/** Judges exchanges that come from elsewhere, some of them at a time, as `judgeRecording` does. */
export async function judgeTraffic(
  batches: AsyncIterable<readonly Exchange[]>,
  options: CheckRecordingOptions,
): Promise<Summary> {
  const { subjects, run } = await prepare(options);
  return judgeExchanges(batches, subjects, run);
}

/**
 * What a replay of recordings on a target would send; it sends nothing.
 * @throws what `checkRecording` does.
 */
export async function* planRecording(
  recordings: readonly string[],
  target: ReplayTarget,
  options: CheckRecordingOptions,
): AsyncGenerator<Planned> {
  const { subjects, run } = await prepare(options);
  const [{ planReplay }, { openTarget }] = await Promise.all([
    import('../conformance/replay/plan.ts'),
    import('./replay-target.ts'),
  ]);
  const sessions = await openSessions(recordings);
  yield* planReplay(sessions, subjects, { ...run, target: openTarget(target) });
}

/** What recordings are held against, and the way they are. */
interface Prepared {
  readonly subjects: readonly Subject[];
  readonly run: RunOptions;
  /** Absent where they are judged as they are. */
  readonly replaying?: Pick<ReplayOptions, 'replay' | 'concurrency' | 'onLeftOver' | 'stop'>;
  readonly options: CheckRecordingOptions;
}

async function judgePaths(
  paths: readonly string[],
  { subjects, run, replaying, options }: Prepared,
  reading: ReadOptions<Elsewhere> = {},
): Promise<Summary> {
  if (replaying === undefined) {
    return judgeExchanges(readBatches(paths, reading), subjects, run);
  }
  const { leave: _, ...told } = reading;
  const { judgeReplay } = await import('../conformance/replay/run.ts');
  const sessions = await openSessions(paths);
  const { onProgress } = options;
  const { log, ...target } = options.target ?? {};
  const judge = async (log?: ReplayLog) => {
    const onReplayed = onProgress && (await followReplay(sessions, run.shard, onProgress));
    return judgeReplay(sessions, subjects, {
      ...run,
      ...replaying,
      ...told,
      ...(log && { log }),
      ...(onReplayed && { onReplayed }),
    });
  };
  if (log === undefined) return judge();
  const { keepLog } = await import('./replay-log.ts');
  return keepLog(sessions, subjects, { ...run, ...target }, log === 'resume', judge);
}

async function prepare(options: CheckRecordingOptions): Promise<Prepared> {
  const { contracts = bundledContracts(), servers = [], redact, shard, onJudgement } = options;
  const subjects = await Promise.all(
    contracts.map(async (contract): Promise<Subject> => {
      const open = await openContract(contract);
      const { semantics, servers = [] } = open;
      return {
        compiled: compileContract(open.contract, {
          formats: options.formats ?? DEFAULT_JUDGEMENT.formats,
        }),
        semantics,
        servers: servers.map((server) => expectBaseUrl(server, 'servers').href),
      };
    }),
  );
  expectDistinct(subjects.map(({ compiled }) => compiled.contract));
  const replaying = await replayingOf(options, subjects);
  const run: RunOptions = {
    strict: options.strict ?? false,
    mediaTypes: options.mediaTypes ?? DEFAULT_JUDGEMENT.mediaTypes,
    replayed: replaying !== undefined,
    ignored: new Set(options.ignore),
    servers: servers.map((server) => expectBaseUrl(server, '--server').href),
    contractsNamed: options.contractsNamed ?? options.contracts !== undefined,
    seeksCredentials: options.seeksCredentials ?? true,
    ...(redact !== undefined && { redact: readRedactRules(redact, isSecretName) }),
    ...(shard !== undefined && { shard }),
    ...(onJudgement !== undefined && { onJudgement }),
  };
  return {
    subjects,
    run,
    options,
    ...(replaying !== undefined && { replaying }),
  };
}

/** A report names an exchange's contract, and counts the coverage of each. */
function expectDistinct(contracts: readonly Contract[]): void {
  const byName = new Map<string, Contract>();
  for (const contract of contracts) {
    const other = byName.get(contract.name);
    byName.set(contract.name, contract);
    if (other === undefined) continue;
    throw new UsageError({
      problem: 'two contracts have the same name, and a report could not tell them apart',
      received: `${other.locate('').file} and ${contract.locate('').file}, both called ${contract.name}`,
      hint: 'Give each contract once; the configuration can give them other names.',
    });
  }
}

/** What a replay is made with, a whole mock, is imported where there is one. */
async function replayingOf(
  { mock, target, replay, onLeftOver }: CheckRecordingOptions,
  subjects: readonly Subject[],
): Promise<Prepared['replaying']> {
  if (target === undefined && mock !== true) return replay && { replay, concurrency: 1 };
  const [{ replayOnMocks, replayOnServedMock }, { replayOnTarget }] = await Promise.all([
    import('./replay-mock.ts'),
    import('./replay-target.ts'),
  ]);
  if (target === undefined) return { replay: await replayOnMocks(subjects), concurrency: 1 };
  return {
    replay: (await replayOnServedMock(target)) ?? replayOnTarget(target),
    concurrency: target.concurrency ?? TARGET_DEFAULTS.concurrency,
    ...(target.stop !== undefined && { stop: target.stop }),
    ...(onLeftOver !== undefined && { onLeftOver }),
  };
}
