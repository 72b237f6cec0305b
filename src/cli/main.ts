import { Command, CommanderError } from 'commander';
import { SpecwrightError, UsageError } from '../errors.ts';
import { version } from '../version.ts';
import { checkCommand } from './check.ts';
import { applyConfiguration } from './configuration.ts';
import { demoCommand } from './demo.ts';
import type { ExitCode } from './exit-code.ts';
import { lintCommand } from './lint.ts';
import { listCommand } from './list.ts';
import { mockCommand } from './mock.ts';
import { createTerminal, describeError } from './terminal.ts';
import { typesCommand } from './types.ts';

/**
 * Runs the command line.
 * @param args what stands behind `specwright`.
 * @returns the exit code: 0, 1, 2 for a mistake in the call or its input, 3 for a fault of our own.
 */
export async function main(args: readonly string[]): Promise<number> {
  let exitCode: number = 0;
  const end = (code: ExitCode) => {
    exitCode = code;
  };
  const program = createProgram(end);
  try {
    await program.parseAsync([...args], { from: 'user' });
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
    .option('--config <file>', 'the configuration file (default: specwright.config.{ts,js,json})')
    .hook('preAction', (_, command) => applyConfiguration(command));
  const commands = [listCommand, lintCommand, typesCommand, mockCommand, checkCommand, demoCommand];
  for (const create of commands) program.addCommand(create(end));
  for (const command of [program, ...program.commands]) {
    // Commander's own words are rendered by explain(), like every other mistake's.
    command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .showSuggestionAfterError();
  }
  return program;
}

function explain(error: unknown): number {
  const { paintNote } = createTerminal(false);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    say(describeError(usageError(error), paintNote));
    return 2;
  }
  if (error instanceof SpecwrightError) {
    say(describeError(error, paintNote));
    return 2;
  }
  say(
    `${paintNote('red', 'error')} a fault of Specwright's own; please report it with what follows`,
  );
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 3;
}

/** Commander says `error: unknown option '--prot'\n(Did you mean --port?)`. */
function usageError(error: CommanderError): UsageError {
  const [problem = '', ...hints] = error.message.replace(/^error: /, '').split('\n');
  const hint = hints.join(' ').trim();
  return new UsageError({
    problem,
    hint: hint === '' ? 'specwright <command> --help shows what can be said.' : hint,
  });
}
