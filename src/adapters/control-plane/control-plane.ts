import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Answer } from '../../mock/answer.ts';
import { CONTROL_PATH, type Controlled, type ControlPlaneOptions } from './controlled.ts';

/** Answers requests below {@link CONTROL_PATH}; `undefined`: it is for the mocks to answer. */
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
    // Almost no request is for the control plane, and each pays for this question.
    if (!request.url.includes(CONTROL_PATH)) return undefined;
    const { path } = splitTarget(request.url);
    if (path !== CONTROL_PATH && !path.startsWith(`${CONTROL_PATH}/`)) return undefined;
    return import('./answer-control.ts').then(({ answerControl }) =>
      answerControl(request, mocks, { ...options, run }),
    );
  };
}
