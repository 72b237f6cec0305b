import { CommanderError } from 'commander';
import { SpecwrightError, UsageError } from '../errors.ts';
import { errorFacts, stackOf } from './error-facts.ts';
import { createTerminal, describeError } from './terminal.ts';

/**
 * Says on stderr what went wrong.
 * @param json as a line of JSON.
 * @returns the exit code: 2, or 3 for a fault of Specwright's own.
 */
export function explain(error: unknown, json = false): number {
  // Commander has shown the help already: on stdout where it was asked for, else on stderr.
  if (error instanceof CommanderError && error.code.startsWith('commander.help')) {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof CommanderError && error.exitCode === 0) return 0;

  const { paintNote } = createTerminal(false);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const mistake = error instanceof CommanderError ? usageError(error) : error;
  const isMistake = mistake instanceof SpecwrightError;
  if (json) {
    say(JSON.stringify({ at: new Date().toISOString(), ...errorFacts(mistake) }));
    return isMistake ? 2 : 3;
  }
  if (isMistake) {
    say(describeError(mistake, paintNote));
    return 2;
  }
  say(
    `${paintNote('red', 'error')} a fault of Specwright's own; please report it with what follows`,
  );
  say(stackOf(error));
  return 3;
}

/** What Commander makes of an `InvalidArgumentError`, whose message says what is expected. */
const BAD_VALUE = /^option '([^']*)' argument '(.*)' is invalid\. (.*)$/s;

/** Commander says `error: unknown option '--prot'\n(Did you mean --port?)`. */
function usageError({ message }: CommanderError): UsageError {
  const text = message.replace(/^error: /, '');
  const [, flags, received, expected] = BAD_VALUE.exec(text) ?? [];
  if (flags !== undefined && received !== undefined && expected !== undefined) {
    return new UsageError({ problem: `${flags} can't be given this value`, expected, received });
  }
  const [problem = '', suggestion] = text.split('\n');
  const hint =
    suggestion?.replace(/^\((.*)\)$/, '$1') ??
    'specwright <command> --help shows what can be said.';
  return new UsageError({ problem, hint });
}
