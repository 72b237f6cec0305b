import type { Operation } from '../contract/contract.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Latency } from './disruption.ts';
import type { Rate } from './limits.ts';
import type { Credentials } from './request/security.ts';
import type { Fitting } from './resources/fitting.ts';
import type { Resources } from './resources/resources.ts';

/** What becomes of a request that breaks the contract. */
export const VALIDATIONS = ['off', 'warn', 'enforce'] as const;

/** What decides how requests are answered, whatever they ask. */
export interface AnswerSettings {
  readonly semantics: Semantics | undefined;
  readonly credentials: Credentials;
  /** What remembers, where the semantics don't. */
  readonly resources: Resources | undefined;
  /** What makes fakes fit their request, where the semantics don't. */
  readonly makeFitting: Fitting | undefined;
  /** Whether a bad request is refused, answered with a warning, or just answered. */
  readonly validate: (typeof VALIDATIONS)[number];
  /** How many requests are taken, whatever they ask. */
  readonly rateLimit: Rate | undefined;
  readonly latency: Latency | undefined;
  /** How many requests fail for no fault of theirs, from 0 to 1. */
  readonly failureRate: (operation: Operation) => number;
}
