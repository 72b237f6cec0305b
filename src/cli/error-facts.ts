import { SpecwrightError } from '../errors.ts';

/** What is known of an error, as members of a line of JSON. */
export function errorFacts(error: unknown): object {
  return error instanceof SpecwrightError ? { ...error } : { problem: stackOf(error) };
}

/** An error that nobody meant, with its stack where it has one. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
