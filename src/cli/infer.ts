import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { writeGenerated } from '../../generators/generated-file.ts';
import { expectBaseUrl } from '../adapters/base-url.ts';
import type { JsonObject } from '../contract/contract.ts';
import { yaml } from '../contract/yaml.ts';
import { counted, RecordingError, UsageError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import { type Inference, inferDocument } from '../infer/infer.ts';
import { readBatches } from '../recording/read.ts';
import type { ExitCode } from './exit-code.ts';
import { collect } from './options.ts';
import { readFlags } from './read-flags.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface InferFlags {
  readonly out?: string;
  readonly server?: readonly string[];
  readonly quiet?: boolean;
}

/** How many other servers are named. */
const MOST_NAMED = 5;

/** `specwright infer <recording…>`: writes a starting contract of what was recorded. */
export function defineInfer(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('<recording...>', 'HAR files, folders of them, globs; - reads standard input')
    .option(
      '--out <document>',
      'the file to write, YAML, or JSON where it is named .json (default: YAML to standard output)',
    )
    .option(
      '--server <url>',
      'the API: what was sent below this URL; repeatable (default: the server that answered most with JSON)',
      collect,
    )
    .action(async (recordings: readonly string[]) => {
      const { flags } = await readFlags<InferFlags>(command);
      end(await infer(recordings, flags));
    });
}

async function infer(recordings: readonly string[], flags: InferFlags): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const { out } = flags;
  if (out !== undefined) expectNoFile(out);
  const servers = (flags.server ?? []).map((url) => expectBaseUrl(url, '--server').href);
  const progress = terminal.progress('reading');
  const inference = await inferDocument(
    counting(readBatches(recordings), (read) => progress.update(`exchanges read: ${read}`)),
    servers,
  ).finally(() => progress.end());
  const { document } = inference;
  tellLeftOut(inference, terminal);
  if (document === undefined) throw nothingInferred(servers);
  const text = write(document, out);
  if (out === undefined) terminal.print(text);
  else await writeGenerated(out, text);
  terminal.note(`${summary(inference)}${out === undefined ? '' : `: ${out}`}`);
  return 0;
}

/** Whoever wrote the file may have gone on with it. */
function expectNoFile(file: string): void {
  if (!existsSync(file)) return;
  throw new UsageError({
    problem: 'there is a file already where the document is to be written',
    expected: 'a name that is free',
    received: file,
    location: { file },
    hint: 'Infer to another file and compare, or delete this one.',
  });
}

async function* counting(
  batches: AsyncIterable<readonly Exchange[]>,
  tell: (read: number) => void,
): AsyncGenerator<readonly Exchange[]> {
  let read = 0;
  for await (const exchanges of batches) {
    yield exchanges;
    read += exchanges.length;
    tell(read);
  }
}

function nothingInferred(servers: readonly string[]): RecordingError {
  return new RecordingError({
    problem: 'the recordings hold no exchange with an API',
    expected:
      servers.length === 0
        ? 'requests that were answered with something else than pages and assets'
        : `some with ${servers.join(' or ')}`,
    received: 'none',
  });
}

function write(document: JsonObject, out: string | undefined): string {
  if (out !== undefined && extname(out).toLowerCase() === '.json') {
    return `${JSON.stringify(document, null, 2)}\n`;
  }
  return yaml().stringify(document, {
    lineWidth: 100,
    singleQuote: true,
    aliasDuplicateObjects: false,
  });
}

function tellLeftOut({ leftOut, unreadBodies, otherServers }: Inference, terminal: Terminal): void {
  if (leftOut.size > 0) terminal.note(`left out: ${counts(leftOut)}`);
  if (unreadBodies.size > 0) {
    terminal.note(`bodies that nothing was inferred from: ${counts(unreadBodies)}`);
  }
  if (otherServers.size === 0) return;
  const servers = Array.from(otherServers, ([url, count]) => `${url || 'no server'} (${count})`);
  const more = servers.length > MOST_NAMED ? ` and ${servers.length - MOST_NAMED} more` : '';
  terminal.note(
    `left out, since they went to other servers: ${servers.slice(0, MOST_NAMED).join(', ')}${more}; --server names one`,
  );
}

function counts(counted: ReadonlyMap<string, number>): string {
  return Array.from(counted, ([what, times]) => `${what} (${times})`).join(', ');
}

function summary({ operations, exchanges }: Inference): string {
  return `${counted(operations, 'operation')} inferred from ${counted(exchanges, 'exchange')}`;
}
