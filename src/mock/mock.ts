import { compileContract } from '../compile/compiled-contract.ts';
import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { type OpenContract, openContract } from '../semantics/open.ts';
import { type Clock, createClock } from './clock.ts';
import { createEngine, type Engine } from './engine.ts';
import { type MockOptions, verifyContract, verifyOptions } from './options.ts';

/** The seed of fakes where none is given. */
export const DEFAULT_SEED = 'specwright';

/** A mock without a port: a contract that answers. */
export interface Mock extends Engine {
  readonly contract: Contract;
  /** The mock's clock, where it has one of its own. */
  readonly now?: Clock;
}

/**
 * Makes a mock of a contract: a bundled name, a path, a URL, or a contract that is loaded already.
 * @throws {UsageError} if an option can't be taken, or a credential names no security scheme; what
 *   `openContract` throws.
 */
export async function createMock(
  contract: string | OpenContract,
  options: MockOptions = {},
): Promise<Mock> {
  verifyContract(contract);
  verifyOptions(options);
  const open = typeof contract === 'string' ? await openContract(contract) : contract;
  const { credentials = {}, rejectCredentials = {} } = options;
  for (const scheme of [...Object.keys(credentials), ...Object.keys(rejectCredentials)]) {
    expectScheme(scheme, open.contract);
  }
  const now = createClock(options.now);
  const engine = createEngine(compileContract(open.contract), {
    semantics: open.semantics,
    seed: options.seed ?? DEFAULT_SEED,
    now,
    credentials: {
      known: new Map(Object.entries(credentials)),
      rejected: new Map(Object.entries(rejectCredentials)),
    },
    preferExamples: options.preferExamples ?? false,
    stateful: options.stateful ?? open.semantics !== undefined,
  });
  const clock = options.now === undefined ? {} : { now };
  return { contract: open.contract, ...clock, ...engine };
}

function expectScheme(scheme: string, { name, securitySchemes }: Contract): void {
  if (securitySchemes.has(scheme)) return;
  throw new UsageError({
    problem: `a credential is given for a security scheme that ${name} lacks`,
    expected: `one of ${[...securitySchemes.keys()].join(', ') || 'none: the contract has no security schemes'}`,
    received: scheme,
  });
}
