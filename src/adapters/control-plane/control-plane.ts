import type { HttpRequest } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Answer } from '../../mock/answer.ts';
import type { ServedMock } from '../answering.ts';

/** Where the control plane lies; no contract's operation does. */
export const CONTROL_PATH = '/__specwright';

/** A mock, as far as it is controlled. */
export type Controlled = Omit<ServedMock, 'answer'>;

/** Answers requests below {@link CONTROL_PATH}; `undefined`: it is for the mocks to answer. */
export type ControlPlane = (request: HttpRequest) => Promise<Answer> | undefined;

/** What a control plane needs to know. */
export interface ControlPlaneOptions {
  /** The address that is listened on, by which it may be called beside those of this machine. */
  readonly host: string;
}

/**
 * Makes the control plane of some mocks: what tests in other processes and the live page control them by.
 * A mock starts without it: what answers is imported when it is first asked.
 */
export function createControlPlane(
  mocks: readonly Controlled[],
  options: ControlPlaneOptions,
): ControlPlane {
  return (request) => {
    // Almost no request is for the control plane, and each pays for this question.
    if (!request.url.includes(CONTROL_PATH)) return undefined;
    const { path } = splitTarget(request.url);
    if (path !== CONTROL_PATH && !path.startsWith(`${CONTROL_PATH}/`)) return undefined;
    return import('./answer-control.ts').then(({ answerControl }) =>
      answerControl(request, mocks, options),
    );
  };
}
