import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { expectBaseUrl } from '../adapters/base-url.ts';
import { CREATOR, secretsOf } from '../adapters/journal-har.ts';
import { judgePassing, type PassingJudge } from '../adapters/judge-passing.ts';
import { startRecordingProxy } from '../adapters/proxy/recording-proxy.ts';
import { secretsInPaths } from '../adapters/secrets-in-paths.ts';
import { counted, UsageError } from '../errors.ts';
import { readEntry } from '../recording/formats/har-entry.ts';
import { continueHarFile, type HarFile } from '../recording/har-file.ts';
import { createExchange } from '../recording/recorded-exchange.ts';
import { createRedactor, type Redactor } from '../recording/redact.ts';
import { readRedactRules } from '../recording/redact-rules.ts';
import { type WrittenExchange, writeEntry } from '../recording/write-har.ts';
import { createLists } from '../report/lists.ts';
import { createAccessLog } from './access-log.ts';
import { type OpenedArgument, openArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { explain } from './explain.ts';
import { knownContracts } from './find-argument.ts';
import { passGate } from './gate.ts';
import { createLiveFindings } from './live-findings.ts';
import { allowRefsOption, collect, wholeNumber } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { onStopSignal } from './stop-signals.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface RecordFlags {
  readonly target?: string;
  readonly out?: string;
  readonly port: number;
  readonly contract?: readonly string[];
  readonly check?: boolean;
  readonly redact?: readonly string[];
  readonly json?: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** What names are derived by, so that they stay the same from one recording to the next. */
const KEY_VARIABLE = 'SPECWRIGHT_PSEUDONYM_KEY';

/** `specwright record`: passes requests on until it is told to stop, and writes what passes. */
export function defineRecord(command: Command, end: (code: ExitCode) => void): void {
  command
    .option('--target <url>', 'the API that requests are passed on to')
    .option('--out <file.har>', 'where what passes is written; a recording there is gone on with')
    .option('--port <number>', 'where to listen; 0 picks a free port', wholeNumber(0, 65535), 4011)
    .option(
      '--contract <contract>',
      'what names credentials, and what --check holds against; repeatable',
      collect,
    )
    .option('--check', 'judge what passes as check does, and tell of findings as they come')
    .option(
      '--redact <header|query|pointer|/pattern/>',
      'more to hide: the name of a header or parameter, a JSON Pointer in which * is any key, a pattern; repeatable',
      collect,
    )
    .option('--json', 'say where it listens, and what is asked, as JSON')
    .addOption(allowRefsOption())
    .addHelpText(
      'after',
      `
Secrets are replaced by pseudonyms before anything is written. They are the same in one run; the
same key in the environment variable ${KEY_VARIABLE} makes them the same in all.`,
    )
    .action(async () => end(await record(await readFlags<RecordFlags>(command))));
}

async function record({ flags, configuration }: ReadFlags<RecordFlags>): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const target = expectBaseUrl(expectGiven(flags.target, '--target <url>'), '--target');
  const file = expectGiven(flags.out, '--out <file.har>');
  const named = await openAll(flags.contract ?? [], configuration, flags);
  const known = named.map(({ contract }) => contract);
  const rules = readRedactRules(
    flags.redact ?? [],
    secretsOf(known),
    secretsInPaths(known, target.href),
  );
  const redactor = createRedactor(rules, process.env[KEY_VARIABLE] || randomBytes(32));
  const isJudged = flags.check === true;
  const contracts =
    isJudged && flags.contract === undefined
      ? await openAll(knownContracts(configuration), configuration, flags)
      : named;

  const har = await continueHarFile(file, CREATOR);
  const before = har.entries;
  if (before > 0) terminal.note(`${file} holds ${counted(before, 'exchange')}: it is gone on with`);
  const operations = new Set<string>();
  const tell = createLiveFindings(terminal.paintNote, terminal.note);
  const judge = isJudged
    ? judgePassing(
        {
          contracts,
          contractsNamed: flags.contract !== undefined,
          servers: flags.contract === undefined ? [] : [target.href],
        },
        ({ operation, findings }) => {
          if (operation !== null) operations.add(operation);
          tell(findings);
        },
      )
    : undefined;
  const log = createAccessLog(flags.json === true, (text) => {
    if (flags.quiet !== true) process.stderr.write(text);
  });

  const stopped = Promise.withResolvers<unknown>();
  const keep = createKeeper(file, har, redactor, log, judge);
  const proxy = await startRecordingProxy({
    target,
    port: flags.port,
    keep,
    onFault: stopped.resolve,
  });
  onStopSignal(() => stopped.resolve(undefined));
  const ready = { url: proxy.url, target: target.href, out: file };
  terminal.print(
    flags.json === true
      ? `${JSON.stringify(ready)}\n`
      : `listening on ${proxy.url} → ${target.href}\n`,
  );

  const fault = await stopped.promise;
  await proxy.close();
  har.close();
  const exitCode = judge === undefined ? 0 : await report(judge, contracts, terminal);
  const recorded = [
    `${counted(har.entries - before, 'exchange')} recorded in ${file}`,
    ...(isJudged ? [`${counted(operations.size, 'operation')} seen`] : []),
    `${counted(redactor.hidden, 'secret')} hidden`,
  ];
  terminal.note(recorded.join(', '));
  return fault === undefined ? exitCode : (explain(fault, flags.json === true) as ExitCode);
}

function openAll(
  names: readonly string[],
  configuration: ReadFlags<RecordFlags>['configuration'],
  flags: RecordFlags,
): Promise<OpenedArgument[]> {
  return Promise.all(names.map((name) => openArgument(name, configuration, flags)));
}

/** Writes an exchange without its secrets, and tells of it: then it is there, whatever comes. */
function createKeeper(
  file: string,
  har: HarFile,
  redactor: Redactor,
  log: ReturnType<typeof createAccessLog>,
  judge: PassingJudge | undefined,
): (exchange: WrittenExchange) => void {
  return (passed) => {
    const exchange = redactor.redact(passed);
    const entry = writeEntry(exchange);
    har.add([JSON.stringify(entry)]);
    const { request, response, unanswered, milliseconds } = exchange;
    const answer = { response: response ?? { status: 502, headers: {} } };
    const reason = unanswered === undefined ? 'recorded' : `recorded, unanswered: ${unanswered}`;
    const took = milliseconds === undefined ? 0 : milliseconds.wait + milliseconds.receive;
    log.answered(request, { ...answer, reason }, took);
    judge?.take(createExchange(readEntry(entry), { file, index: har.entries - 1 }));
  };
}

async function report(
  judge: PassingJudge,
  contracts: readonly OpenedArgument[],
  terminal: Terminal,
): Promise<ExitCode> {
  const lists = createLists();
  try {
    const all = contracts.map(({ contract }) => contract);
    return await passGate(await judge.end(), lists, {}, true, terminal, all);
  } finally {
    lists.dispose();
  }
}

function expectGiven(value: string | undefined, option: string): string {
  if (value !== undefined) return value;
  throw new UsageError({ problem: `${option} is missing`, expected: option, received: 'none' });
}
