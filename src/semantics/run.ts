import { fileURLToPath } from 'node:url';
import { type Location, SemanticsError } from '../errors.ts';

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

/** A line of a stack that is in a file: `at respond (file:///shop.semantics.ts:4:11)`. */
const FRAME = /^\s+at (?:.*\(|async )?((?:file:\/\/|\/|[a-z]:\\)[^()\n]*):(\d+):(\d+)\)?$/im;

/** The place in a file that an error comes from, read off its stack. */
function thrownAt({ stack = '' }: Error): Location | undefined {
  const [, path, line, column] = FRAME.exec(stack) ?? [];
  if (path === undefined) return undefined;
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  return { file, line: Number(line), column: Number(column) };
}
