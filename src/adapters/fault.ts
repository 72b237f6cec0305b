import type { HttpResponse } from '../http/exchange.ts';

/** What every front of a mock takes. */
export interface FaultOptions {
  /** Told of what was thrown where a request should have been answered; by default it is printed. */
  readonly onFault?: (error: unknown) => void;
}

/** What a client gets when a request can't be answered: it tells nothing of what was thrown. */
export const FAULT: HttpResponse = {
  status: 500,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({
    type: 'about:blank',
    title: 'The mock failed',
    status: 500,
    detail: 'The mock or its semantics threw an error; its log says more.',
  }),
};
