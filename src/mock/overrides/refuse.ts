import { showValue } from '../../compile/violation.ts';
import type { Operation } from '../../contract/contract.ts';
import { counted, OverrideError } from '../../errors.ts';

/** Makes the error for an override that can't be taken, of what was expected and what came. */
export type Refuse = (expected: string, received: unknown, hint?: string) => OverrideError;

/** Says how to mean a breach. */
export const BREACH_HINT = 'Say { breach: true } if it is meant to break the contract.';

/** What is expected of a function: those of other mocks may be `async`. */
export const AT_ONCE = 'a function that gives its reply at once, not a promise of it';

/** Gives what refuses overrides of an operation. */
export function refuseOverride({ id }: Operation): Refuse {
  return (expected, received, hint) =>
    new OverrideError({
      problem: `the override of ${id} can't be taken`,
      expected,
      received: shown(received),
      ...(hint !== undefined && { hint }),
    });
}

function shown(received: unknown): string {
  if (received instanceof Uint8Array) return counted(received.length, 'byte');
  return received instanceof Promise ? 'a promise' : showValue(received);
}
