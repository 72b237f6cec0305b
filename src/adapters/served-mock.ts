import { UsageError } from '../errors.ts';
import type { AnyOperations } from '../mock/bundled-operations.ts';
import { createNumbering } from '../mock/journal.ts';
import { createNumberedMock, type Mock } from '../mock/mock.ts';
import { type MockOptions, verifyOptions } from '../mock/options.ts';
import type { GivenContract } from '../semantics/open.ts';
import type { ServedMock } from './answering.ts';

/** Who may answer: our own engine, or prism-http behind the same interface. */
export const ENGINES = ['native', 'prism'] as const;

/** What a front stands before: a contract's name, path or URL, one that is loaded, or a mock. */
export type Mocked<Operations = AnyOperations> = GivenContract | Mock<Operations>;

/** How a mock answers, whatever front it stands behind. */
export interface ServedMockOptions extends MockOptions {
  /** `native` where it isn't said; `prism` takes none of the options but `seed` and `preferExamples`. */
  readonly engine?: (typeof ENGINES)[number];
}

/**
 * Makes a mock of a contract with the engine that is asked for. One that is made already is itself.
 * @param own the names of those among the options that are the front's own.
 * @param nextNumber numbers the entries of its journals; mocks on one server share it.
 * @throws {UsageError} if there is no such engine, it can't take an option, or the mock is made already.
 * @throws {MissingPeerError | UnsupportedNodeError} if prism-http isn't there or can't run.
 * @throws what `createMock` throws.
 */
export async function createServedMock<Operations = AnyOperations>(
  mocked: Mocked<Operations>,
  options: ServedMockOptions,
  own: readonly string[] = [],
  nextNumber: () => number = createNumbering(),
): Promise<ServedMock<Operations>> {
  verifyOptions(options, ['engine', ...own]);
  const { engine = 'native', ...answering } = withoutOwn(options, own);
  if (isMade(mocked)) {
    expectNone(options, own);
    return mocked;
  }
  if (engine === 'native') return createNumberedMock(mocked, answering, nextNumber);
  if (engine !== 'prism') {
    throw new UsageError({
      problem: "the mock's option engine can't be taken",
      expected: ENGINES.join(' or '),
      received: String(engine),
    });
  }
  // Who doesn't ask for it doesn't pay for it.
  const { createPrismMock } = await import('./prism-mock.ts');
  return createPrismMock<Operations>(mocked, answering, nextNumber);
}

function withoutOwn(options: ServedMockOptions, own: readonly string[]): ServedMockOptions {
  return Object.fromEntries(Object.entries(options).filter(([name]) => !own.includes(name)));
}

/** Whether it is a mock of `createMock`'s. */
export function isMade<Operations>(mocked: Mocked<Operations>): mocked is Mock<Operations> {
  return typeof mocked === 'object' && 'answer' in mocked;
}

/** How a mock answers is said where it is made. */
function expectNone(options: ServedMockOptions, own: readonly string[]): void {
  const given = Object.entries(withoutOwn(options, own)).find(([, value]) => value !== undefined);
  if (given === undefined) return;
  throw new UsageError({
    problem: 'a mock that is made already takes no options of how it answers',
    expected: own.length === 0 ? 'none' : `none but ${own.join(', ')}`,
    received: given[0],
    hint: 'Give it to createMock.',
  });
}
