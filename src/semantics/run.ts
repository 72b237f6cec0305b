import { SemanticsError } from '../errors.ts';
import { thrownAt } from './thrown-at.ts';

/**
 * Runs a function of the semantics. Whoever wrote it can mend what is wrong with it.
 * @param name what it is, for people: `the rule length-limit`.
 * @param expected what it has to do.
 * @throws {SemanticsError} if it throws, with the place where it did, or if it isn't done at once.
 */
export function runSemantics<Result>(name: string, expected: string, run: () => Result): Result {
  let result: Result;
  try {
    result = run();
  } catch (error) {
    const location = error instanceof Error ? thrownAt(error) : undefined;
    throw new SemanticsError({
      problem: `${name} failed`,
      expected,
      received: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      ...(location && { location }),
      cause: error,
    });
  }
  if (!(result instanceof Promise)) return result;
  // Nobody waits for it any more: should it reject, that must not end the process.
  result.catch(() => {});
  throw new SemanticsError({
    problem: `${name} isn't done at once`,
    expected,
    received: 'a promise',
    hint: 'What takes time, do where the module is loaded.',
  });
}
