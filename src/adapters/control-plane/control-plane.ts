import { randomUUID } from 'node:crypto';
import { once } from '../../compile/lazily.ts';
import { mountOf } from '../../compile/mount.ts';
import { UsageError } from '../../errors.ts';
import type { HttpRequest } from '../../http/exchange.ts';
import type { Answer } from '../../mock/answer.ts';
import {
  CONTROL_PATH,
  type Controlled,
  type ControlPlaneOptions,
  isForControl,
} from './controlled.ts';

/** Answers requests below `/__specwright`; `undefined`: it is for the mocks to answer. */
export type ControlPlane = (request: HttpRequest) => Promise<Answer> | undefined;

/**
 * Makes the control plane of some mocks: what tests in other processes and the live page control them by.
 * A mock starts without it: what answers is imported when it is first asked.
 * @throws {UsageError} if one of several mocks would answer where it lies.
 */
export function createControlPlane(
  mocks: readonly Controlled[],
  options: ControlPlaneOptions,
): ControlPlane {
  expectUnhidden(mocks);
  const run = once(() => randomUUID());
  return (request) => {
    if (!isForControl(request)) return undefined;
    return import('./answer-control.ts').then(({ answerControl }) =>
      answerControl(request, mocks, { ...options, run: run() }),
    );
  };
}

function expectUnhidden(mocks: readonly Controlled[]): void {
  const hidden = mocks.find(({ contract }) => mountOf(contract) === CONTROL_PATH);
  if (hidden === undefined || mocks.length === 1) return;
  throw new UsageError({
    problem: 'a contract would answer where the mock is controlled',
    expected: `no contract named ${hidden.contract.name} beside others, or --control off`,
    received: hidden.contract.name,
  });
}
