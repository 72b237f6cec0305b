import { type Command, Option } from 'commander';
import type { ServedMock } from '../adapters/answering.ts';
import { createControlPlane } from '../adapters/control-plane/control-plane.ts';
import { serveMocks } from '../adapters/mock-server.ts';
import { createServedMock, ENGINES, type ServedMockOptions } from '../adapters/served-mock.ts';
import { UsageError } from '../errors.ts';
import type { Latency } from '../mock/disruption.ts';
import { DEFAULT_SEED } from '../mock/engine-options.ts';
import { createJournal, createNumbering, type Journal } from '../mock/journal.ts';
import type { Rate } from '../mock/limits.ts';
import type { Credential } from '../mock/request/security.ts';
import { VALIDATIONS } from '../mock/settings.ts';
import { followImports } from '../semantics/nested-imports.ts';
import { createAccessLog } from './access-log.ts';
import { type OpenedArgument, openArgument } from './contracts.ts';
import { explain } from './explain.ts';
import { keepLargeHeapSmall } from './heap.ts';
import { keepJournalFile } from './journal-file.ts';
import type { TlsFlags } from './key-pair.ts';
import { credentials, textsByScheme } from './make-believe-credentials.ts';
import { allowRefsOption, collect, latency, oneOf, rate, shares, wholeNumber } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { reloadOnChange } from './reload.ts';
import { createReloadLog } from './reload-log.ts';
import { onStopSignal } from './stop-signals.ts';
import { createTerminal } from './terminal.ts';
import { readTls } from './tls.ts';

interface MockFlags extends TlsFlags {
  readonly port: number;
  readonly host: string;
  readonly now?: string;
  readonly seed: string;
  readonly engine: (typeof ENGINES)[number];
  readonly credential?: Readonly<Record<string, readonly Credential[]>>;
  readonly rejectCredential?: Readonly<Record<string, readonly string[]>>;
  readonly rateLimit?: Rate;
  readonly latency?: Latency;
  readonly failureRate?: number | Readonly<Record<string, number>>;
  readonly validate?: (typeof VALIDATIONS)[number];
  readonly preferExamples?: boolean;
  readonly stateful?: boolean;
  readonly stateless?: boolean;
  readonly watch?: boolean;
  readonly cors?: boolean;
  readonly journal?: string;
  readonly allowCallbacks?: readonly string[];
  readonly callbackSecret?: string;
  readonly control: 'on' | 'off';
  readonly json?: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** `specwright mock <contract…>`: serves mocks until it is told to stop. */
export function defineMock(command: Command): void {
  command
    .argument(
      '<contract...>',
      'bundled names, ones from the configuration, or paths or URLs of documents; several answer under /<name>',
    )
    .option('--port <number>', 'where to listen; 0 picks a free port', wholeNumber(0, 65535), 4010)
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option(
      '--now <date-time>',
      "the mock's clock at the start; fixed:<date-time> stops it (default: the machine's)",
    )
    .option('--seed <text>', 'the seed of every fake', DEFAULT_SEED)
    .option(
      '--engine <native|prism>',
      'who answers; prism is @stoplight/prism-http, to be installed, without semantics and state',
      oneOf(ENGINES),
      'native',
    )
    .option(
      '--credential <scheme=value[#scope,…]>',
      'a make-believe credential that is known; repeatable (default: any well-formed one)',
      credentials,
    )
    .option(
      '--reject-credential <scheme=value>',
      'a make-believe credential that is known bad; repeatable',
      textsByScheme,
    )
    .option(
      '--rate-limit <n/s|min|h>',
      'over it, the documented 429 (default: what the contract documents)',
      rate,
    )
    .option('--latency <ms|min-max>', 'how long every answer takes, drawn by the seed', latency)
    .option(
      '--failure-rate <0-1|operation=0-1>',
      'the share of requests that get a documented 5XX, 429 or 408, drawn by the seed; repeatable for operations',
      shares,
    )
    .option(
      '--validate <off|warn|enforce>',
      'what a request that breaks the contract gets: an answer, one with a warning, or its error',
      oneOf(VALIDATIONS),
      'enforce',
    )
    .option('--prefer-examples', 'documented examples before fakes')
    .option(
      '--stateful',
      'what was created can be read back (default: where the contract has semantics)',
    )
    .addOption(
      new Option('--stateless', 'every request finds the state of the beginning').conflicts(
        'stateful',
      ),
    )
    .option('--watch', 'reload a contract when its files are changed, keeping state')
    .option('--cors', 'let pages of any origin call')
    .option('--tls-cert <file>', 'a certificate (PEM): listen with TLS')
    .option('--tls-key <file>', 'its key (PEM)')
    .option(
      '--allow-callbacks <host>',
      'send callbacks and webhooks here too, not to this machine alone; repeatable',
      collect,
    )
    .option(
      '--callback-secret <text>',
      'what callbacks and webhooks are signed with, where the contract says how',
    )
    .option('--journal <file.har>', 'write what is asked and answered, as it comes')
    .option(
      '--control <on|off>',
      'whether /__specwright controls the mock: overrides, journal, clock, coverage, a live page',
      oneOf(['on', 'off']),
      'on',
    )
    .option('--json', 'say where it listens, and what is asked, as JSON')
    .addOption(allowRefsOption())
    .action(async (names: readonly string[]) => {
      await serve(names, await readFlags<MockFlags>(command));
    });
}

async function serve(
  names: readonly string[],
  { flags, configuration }: ReadFlags<MockFlags>,
): Promise<void> {
  const terminal = createTerminal(flags.quiet === true);
  const tls = await readTls(flags);
  const options = optionsOf(flags);
  const isFollowing = flags.watch !== true || followImports();
  const nextNumber = createNumbering();
  const served = [];
  for (const name of names) {
    const open = () => openArgument(name, configuration, flags);
    const opened = await open();
    const mock = await createServedMock(opened, options, [], nextNumber);
    const reload = (again: OpenedArgument) => mock.reload(again);
    served.push({ name, opened, open, mock, reload });
  }
  expectDistinct(served.map(({ mock }) => mock.contract.name));
  const json = flags.json === true;
  const { host, port, watch, quiet = false } = flags;
  const write = (text: string) => void process.stderr.write(text);
  const log = createAccessLog(json, write);
  const mocks = served.map(({ mock }) => mock);
  const strays = mocks.length > 1 ? createJournal(nextNumber) : undefined;
  const server = await serveMocks(mocks, {
    host,
    port,
    tls,
    onFault: (error) => explain(error, json),
    strays,
    control: flags.control === 'on' ? createControlPlane(mocks, { host, strays }) : undefined,
    ...(!quiet && { onAnswer: log.answered }),
  });
  if (!quiet) for (const { outbox } of mocks) outbox?.sent.follow(log.sent);
  const reloads = createReloadLog({ json, quiet, paint: terminal.paintNote }, write);
  if (!isFollowing) reloads.notFollowed();
  /** Says what goes wrong after the command is done. */
  const fail = (error: unknown) => {
    process.exitCode = explain(error, json);
  };
  const endJournal = await keepJournal(flags.journal, mocks, strays, fail).catch(async (error) => {
    await server.close();
    throw error;
  });
  const unwatch = watch === true ? reloadOnChange(served, reloads) : () => {};
  const stop = async () => {
    unwatch();
    await server.close();
    endJournal();
  };
  onStopSignal(() => void stop().catch(fail));
  // Whoever waits for this line may use the mock, and stop it, from now on.
  const ready = { url: server.url, contracts: served.map(({ mock }) => mock.contract.name) };
  terminal.print(json ? `${JSON.stringify(ready)}\n` : `listening on ${server.url}\n`);
  keepLargeHeapSmall();
}

/** Keeps the journal of all mocks in a file, where one is named. Gives what ends it. */
async function keepJournal(
  file: string | undefined,
  mocks: readonly ServedMock[],
  strays: Journal | undefined,
  onFault: (error: unknown) => void,
): Promise<() => void> {
  if (file === undefined) return () => {};
  const journals = mocks.map(({ requests }) => requests);
  const kept = await keepJournalFile(
    file,
    strays === undefined ? journals : [...journals, strays],
    () => mocks.map(({ contract }) => contract),
    onFault,
  );
  return kept.close;
}

function optionsOf(flags: MockFlags): ServedMockOptions {
  const { now, seed, engine, credential, rejectCredential, preferExamples } = flags;
  const stateful = flags.stateless === true ? false : flags.stateful;
  const { rateLimit, latency, failureRate, validate, cors, allowCallbacks, callbackSecret } = flags;
  return {
    seed,
    engine,
    preferExamples: preferExamples === true,
    ...(now !== undefined && { now }),
    ...(stateful !== undefined && { stateful }),
    ...(credential !== undefined && { credentials: credential }),
    ...(rejectCredential !== undefined && { rejectCredentials: rejectCredential }),
    ...(rateLimit !== undefined && { rateLimit }),
    ...(latency !== undefined && { latency }),
    ...(failureRate !== undefined && { failureRate }),
    ...(validate !== undefined && validate !== 'enforce' && { validate }),
    ...(cors !== undefined && { cors }),
    ...(allowCallbacks !== undefined && { allowCallbacks }),
    ...(callbackSecret !== undefined && { callbackSecret }),
  };
}

/** Several contracts answer under their names. */
function expectDistinct(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new UsageError({
    problem: 'two contracts would answer under one name',
    expected: 'contracts of different names',
    received: `${twice} twice`,
  });
}
