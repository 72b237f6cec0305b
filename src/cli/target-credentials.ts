import { UsageError } from '../errors.ts';

/**
 * Takes credentials by security scheme from the environment, so that no command line shows them.
 * @param given `<scheme>=env:<NAME>` each.
 * @throws {UsageError} if one has another form, or names a variable that is not set. It doesn't repeat
 *   what was given: who mistakes the form may have given the credential.
 */
export function credentialsFromEnvironment(
  given: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(given.map(readOne));
}

function readOne(text: string): [scheme: string, credential: string] {
  const [, scheme, name] = /^([^=]+)=env:(\w+)$/.exec(text) ?? [];
  if (scheme === undefined || name === undefined) {
    throw new UsageError({
      problem: '--auth names no environment variable',
      expected: '<scheme>=env:<NAME>, such as bearerAuth=env:API_TOKEN',
    });
  }
  const credential = process.env[name];
  if (credential) return [scheme, credential];
  throw new UsageError({
    problem: `--auth takes the credential of ${scheme} from the environment, where it is missing`,
    expected: `the variable ${name}`,
    received: credential === undefined ? 'it is not set' : 'it is empty',
  });
}
