import type { BodyJudgement } from '../compile/body-judgement.ts';
import type { JudgedParameters } from '../compile/compile.ts';
import type { PlacedViolation } from '../compile/parameter-judgement.ts';
import type { Operation, Response } from '../contract/contract.ts';
import type { Exchange, HttpResponse } from '../http/exchange.ts';
import type { Breach } from './finding.ts';
import type { Subject } from './subject.ts';

/** How strictly exchanges are judged. */
export interface Policy {
  /** Whether undeclared properties, parameters and headers are breaches too. */
  readonly strict: boolean;
  /** Whether `application/vnd.api+json` may stand for `application/json`. */
  readonly mediaTypes: 'strict' | 'lenient';
  /** Whether the request was sent by us, and so is known to the letter, credentials and all. */
  readonly replayed: boolean;
}

/** An exchange of a documented operation, read as its contract reads it. */
export interface Examined {
  readonly subject: Subject;
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly response: HttpResponse;
  /** The documented response for the status. */
  readonly documented: Response | undefined;
  /**
   * Whether the answer refuses the request (4xx): then the request's faults are what was meant to be
   * shown, and it isn't blamed for them.
   */
  readonly refused: boolean;
  readonly parameters: () => JudgedParameters;
  readonly requestBody: () => BodyJudgement;
  readonly responseBody: () => BodyJudgement;
  readonly policy: Policy;
}

/** What a check has to say of one exchange. */
export interface CheckOutcome {
  readonly breaches: readonly Breach[];
  /** Why the check couldn't judge, or not all of it. */
  readonly unjudged?: string;
}

/** One named requirement on an exchange. */
export type Check = (examined: Examined) => CheckOutcome;

/** The requirement is met, or doesn't concern this exchange. */
export const FULFILLED: CheckOutcome = { breaches: [] };

/** The requirement is broken in one place. */
export function breached(breach: Breach): CheckOutcome {
  return { breaches: [breach] };
}

/** Violations of a schema as breaches. */
export function fromViolations(violations: readonly PlacedViolation[]): CheckOutcome {
  return {
    breaches: violations.map(({ at, pointer, received, expected, contractPointer }) => ({
      at,
      pointer,
      received,
      documented: expected,
      contractPointer,
    })),
  };
}
