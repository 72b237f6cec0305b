import { inspect } from 'node:util';
import { formatLocation, type SpecwrightError } from '../../src/errors.ts';

/** What a failure tells, as a table can hold it. `at` has the bare file name, and line and column. */
export interface Failure {
  error: string;
  problem: string;
  expected?: string;
  received?: string;
  hint?: string;
  at?: string;
}

/** Runs what must fail, and gives the facts of its error that a person sees. */
export async function failureOf(run: () => unknown): Promise<Failure> {
  let error: SpecwrightError;
  let given: unknown;
  try {
    given = await run();
  } catch (thrown) {
    error = thrown as SpecwrightError;
    const { name, problem, expected, received, hint, location } = error;
    return {
      error: name,
      problem: problem ?? error.message,
      ...(expected === undefined ? {} : { expected }),
      ...(received === undefined ? {} : { received }),
      ...(hint === undefined ? {} : { hint }),
      ...(location === undefined
        ? {}
        : { at: formatLocation({ ...location, file: location.file.replace(/^.*\//, '') }) }),
    };
  }
  throw new Error(`nothing failed, given ${inspect(given)}`);
}
