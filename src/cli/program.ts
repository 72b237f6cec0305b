import { Command } from 'commander';
import { version } from '../version.ts';
import { loadConfiguration } from './configuration.ts';
import type { ExitCode } from './exit-code.ts';
import { explain } from './explain.ts';
import { readSection } from './read-flags.ts';

/** Gives a command its arguments, its options and what it does. */
type Define = (command: Command, end: (code: ExitCode) => void) => void;

/** What each command is for, and the file that holds it: imported for the command that is called. */
const COMMANDS: Readonly<Record<string, { description: string; load: () => Promise<Define> }>> = {
  list: {
    description: 'List the bundled contracts: what they document, and the recordings beside them.',
    load: async () => (await import('./list.ts')).defineList,
  },
  lint: {
    description: 'Say what is wrong with contracts: their form, schemas, examples and semantics.',
    load: async () => (await import('./lint.ts')).defineLint,
  },
  types: {
    description: 'Write the types of contracts, each to <name>.ts.',
    load: async () => (await import('./types.ts')).defineTypes,
  },
  mock: {
    description: 'Serve a mock that answers as the documented API would, errors included.',
    load: async () => (await import('./mock.ts')).defineMock,
  },
  check: {
    description: 'Hold recorded traffic, or its replay on a target, against contracts.',
    load: async () => (await import('./check.ts')).defineCheck,
  },
  record: {
    description: 'Pass requests on to an API, and write what passes as HAR, without its secrets.',
    load: async () => (await import('./record.ts')).defineRecord,
  },
  infer: {
    description: 'Write a starting contract of what was recorded: paths, schemas, credentials.',
    load: async () => (await import('./infer.ts')).defineInfer,
  },
  'merge-reports': {
    description: 'Join the JSON reports of the shards of a check into one.',
    load: async () => (await import('./merge-reports.ts')).defineMergeReports,
  },
  demo: {
    description: 'Types, mock and check of all bundled contracts, end to end.',
    load: async () => (await import('./demo.ts')).defineDemo,
  },
};

const EXIT_CODES = `
Exit codes: 0 all well; 1 what was examined falls short; 2 the call, the input or the
configuration is wrong; 3 a fault of Specwright's own.`;

/**
 * Parses the command line and runs the command that is called.
 * @param args what stands behind `specwright`.
 * @returns the exit code; what goes wrong has been said.
 */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode: number = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  const [first, ...others] = args;
  try {
    await program.parseAsync(first === 'help' ? [...others, '--help'] : [...args], {
      from: 'user',
    });
    return exitCode;
  } catch (error) {
    return explain(error);
  }
}

function createProgram(end: (code: ExitCode) => void): Command {
  const program = new Command('specwright')
    .description('One OpenAPI contract per API: types, a mock and a check that cannot drift apart.')
    .version(version())
    .option('--quiet', 'say nothing but what was asked for')
    .option('--config <file>', 'the configuration (default: specwright.config.{ts,js,json} here)')
    .helpCommand(false)
    .addHelpText('after', EXIT_CODES)
    .hook('preSubcommand', async (_, command) => {
      const define = await COMMANDS[command.name()]?.load();
      define?.(command, end);
    })
    .hook('preAction', (_, command) => verifyOtherSections(command));
  for (const [name, { description }] of Object.entries(COMMANDS)) {
    program.addCommand(new Command(name).description(description));
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureHelp({ showGlobalOptions: true, minWidthToWrap: 30 })
      // Commander's mistakes are rendered by explain(), like every other.
      .configureOutput({ outputError: () => {} });
  }
  return program;
}

/**
 * Makes sure that a configuration is right also where it speaks of commands that aren't called; each
 * command sees to its own section.
 * @throws {ConfigurationError} if it isn't.
 */
async function verifyOtherSections(called: Command): Promise<void> {
  const { config } = called.optsWithGlobals<{ config?: string }>();
  const loaded = await loadConfiguration(config);
  for (const section of Object.keys(loaded.configuration)) {
    if (section === called.name()) continue;
    const define = await COMMANDS[section]?.load();
    if (define === undefined) continue;
    const command = new Command(section);
    define(command, () => {});
    readSection(loaded, command);
  }
}
