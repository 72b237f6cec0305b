import { InvalidArgumentError } from 'commander';

/**
 * Reads `<scheme>=env:<NAME>`, repeatable: a credential is taken from the environment, so that no
 * command line shows it.
 */
export function auth(
  value: string,
  previous: Readonly<Record<string, string>> | undefined,
): Readonly<Record<string, string>> {
  const match = /^([^=]+)=env:(\w+)$/.exec(value);
  if (match === null) throw new InvalidArgumentError('Expected <scheme>=env:<NAME>.');
  const [, scheme = '', name = ''] = match;
  const credential = process.env[name];
  if (credential) return { ...previous, [scheme]: credential };
  throw new InvalidArgumentError(
    `The environment variable ${name} is ${credential === undefined ? 'not set' : 'empty'}.`,
  );
}
