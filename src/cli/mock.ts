import { type Command, Option } from 'commander';
import { ENGINES } from '../adapters/served-mock.ts';
import { startMock } from '../adapters/start-mock.ts';
import { DEFAULT_SEED } from '../mock/mock.ts';
import type { Credential } from '../mock/request/security.ts';
import { openArgument } from './contracts.ts';
import { explain } from './explain.ts';
import { credentials, textsByScheme } from './make-believe-credentials.ts';
import { allowRefsOption, oneOf, wholeNumber } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { createTerminal } from './terminal.ts';

interface MockFlags {
  readonly port: number;
  readonly host: string;
  readonly now?: string;
  readonly seed: string;
  readonly engine: (typeof ENGINES)[number];
  readonly credential?: Readonly<Record<string, readonly Credential[]>>;
  readonly rejectCredential?: Readonly<Record<string, readonly string[]>>;
  readonly preferExamples?: boolean;
  readonly stateful?: boolean;
  readonly stateless?: boolean;
  readonly json?: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** `specwright mock <contract>`: serves a mock until it is told to stop. */
export function defineMock(command: Command): void {
  command
    .argument(
      '<contract>',
      'a bundled name, one from the configuration, or the path or URL of a document',
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
    .option('--json', 'say where it listens as JSON')
    .addOption(allowRefsOption())
    .action(async (argument: string) => {
      await serveMock(argument, await readFlags<MockFlags>(command));
    });
}

async function serveMock(
  argument: string,
  { flags, configuration }: ReadFlags<MockFlags>,
): Promise<void> {
  const terminal = createTerminal(flags.quiet === true);
  const open = await openArgument(argument, configuration, flags);
  const { port, host, now, seed, engine, credential, rejectCredential, preferExamples, json } =
    flags;
  const stateful = flags.stateless === true ? false : flags.stateful;
  const mock = await startMock(open, {
    port,
    host,
    seed,
    engine,
    preferExamples: preferExamples === true,
    onFault: explain,
    ...(now !== undefined && { now }),
    ...(stateful !== undefined && { stateful }),
    ...(credential !== undefined && { credentials: credential }),
    ...(rejectCredential !== undefined && { rejectCredentials: rejectCredential }),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void mock.close());
  // Whoever waits for this line may use the mock, and stop it, from now on.
  const ready = { url: mock.url, contracts: [open.contract.name] };
  terminal.print(json === true ? `${JSON.stringify(ready)}\n` : `listening on ${mock.url}\n`);
}
