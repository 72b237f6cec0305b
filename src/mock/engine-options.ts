import type { Contract, Operation } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { EngineOptions } from './engine.ts';
import { findOperation } from './find-operation.ts';
import type { MockOptions } from './options.ts';

/** The seed of fakes where none is given. */
export const DEFAULT_SEED = 'specwright';

/**
 * Every option of a mock with its default filled in.
 * @throws {UsageError} if a credential or a rate of failures names what the contract lacks.
 */
export function engineOptions(
  contract: Contract,
  semantics: Semantics | undefined,
  options: MockOptions,
): Omit<EngineOptions, 'stateful'> {
  const { credentials = {}, rejectCredentials = {}, latency } = options;
  for (const scheme of [...Object.keys(credentials), ...Object.keys(rejectCredentials)]) {
    expectScheme(scheme, contract);
  }
  return {
    semantics,
    seed: options.seed ?? DEFAULT_SEED,
    credentials: {
      known: new Map(Object.entries(credentials)),
      rejected: new Map(Object.entries(rejectCredentials)),
    },
    preferExamples: options.preferExamples ?? false,
    validate: options.validate ?? 'enforce',
    rateLimit: options.rateLimit,
    latency: typeof latency === 'number' ? { min: latency, max: latency } : latency,
    failureRate: failureRates(contract, options.failureRate),
    cors: options.cors ?? false,
  };
}

function failureRates(
  { operations }: Contract,
  given: MockOptions['failureRate'] = 0,
): (operation: Operation) => number {
  if (typeof given === 'number') return () => given;
  const rates = new Map(
    Object.entries(given).map(([name, rate]) => [findOperation(operations, name).id, rate]),
  );
  return ({ id }) => rates.get(id) ?? 0;
}

function expectScheme(scheme: string, { name, securitySchemes }: Contract): void {
  if (securitySchemes.has(scheme)) return;
  throw new UsageError({
    problem: `a credential is given for a security scheme that ${name} lacks`,
    expected: `one of ${[...securitySchemes.keys()].join(', ') || 'none: the contract has no security schemes'}`,
    received: scheme,
  });
}
