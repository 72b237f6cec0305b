import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../../http/exchange.ts';
import type { Answer } from '../../mock/answer.ts';
import { type Controlled, type ControlPlaneOptions, isForControl } from './controlled.ts';

/** Answers requests below `/__specwright`; `undefined`: it is for the mocks to answer. */
export type ControlPlane = (request: HttpRequest) => Promise<Answer> | undefined;

/**
 * Makes the control plane of some mocks: what tests in other processes and the live page control them by.
 * A mock starts without it: what answers is imported when it is first asked.
 */
export function createControlPlane(
  mocks: readonly Controlled[],
  options: ControlPlaneOptions,
): ControlPlane {
  const run = randomUUID();
  return (request) => {
    if (!isForControl(request)) return undefined;
    return import('./answer-control.ts').then(({ answerControl }) =>
      answerControl(request, mocks, { ...options, run }),
    );
  };
}
