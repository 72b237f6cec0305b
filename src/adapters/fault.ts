import type { HttpResponse } from '../http/exchange.ts';
import { problem } from '../mock/problem.ts';

/** What every front of a mock takes. */
export interface FaultOptions {
  /** Told of what was thrown where a request should have been answered; by default it is printed. */
  readonly onFault?: (error: unknown) => void;
}

/** What a client gets when a request can't be answered: it tells nothing of what was thrown. */
export const FAULT: HttpResponse = problem(
  500,
  'The mock failed',
  'The mock or its semantics threw an error; its log says more.',
);
