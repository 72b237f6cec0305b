import type { Contract } from '../contract/contract.ts';
import { SpecwrightError } from '../errors.ts';
import { answerTo, type HttpRequest } from '../http/exchange.ts';
import type { Answer } from '../mock/answer.ts';
import type { AnyOperations } from '../mock/bundled-operations.ts';
import type { Outbox } from '../mock/callbacks/outbox.ts';
import type { Journal } from '../mock/journal.ts';
import type { Mock } from '../mock/mock.ts';
import { failure, problem } from '../mock/problem.ts';

/** What every front of a mock takes. */
export interface FaultOptions {
  /** Told of what was thrown where a request should have been answered; by default it is printed. */
  readonly onFault?: (error: unknown) => void;
}

export const FAULT_OPTIONS = ['onFault'] as const satisfies (keyof FaultOptions)[];

/** Answers a request: at once, or later. What stands before the contract's paths is its mount: `/braze`. */
export type Answering = (request: HttpRequest, mount?: string) => Answer | Promise<Answer>;

/** A contract with what answers for it. */
export interface Answerer {
  readonly contract: Contract;
  readonly answer: Answering;
  /** What it was asked. */
  readonly requests: Journal;
  /** What it sends; prism-http sends nothing. */
  readonly outbox?: Outbox;
}

/** A mock of either engine, for a front to stand before it. */
export interface ServedMock<Operations = AnyOperations>
  extends Omit<Mock<Operations>, 'answer' | 'respond' | 'outbox' | 'requests'>,
    Answerer {}

/** Answers every request: one for which an error is thrown gets what says so. */
export function withFaults(
  answer: Answering,
  { onFault = console.error }: FaultOptions,
): Answering {
  const answerFault = ({ method }: HttpRequest, error: unknown) => {
    onFault(error);
    return faultAnswer(method, error);
  };
  return (request, mount) => {
    try {
      const answered = answer(request, mount);
      if (!(answered instanceof Promise)) return answered;
      return answered.catch((error: unknown) => answerFault(request, error));
    } catch (error) {
      return answerFault(request, error);
    }
  };
}

/**
 * What a client gets when its request can't be answered. What is the user's to mend, as semantics
 * that fail, is said; a fault of another kind tells nothing of itself.
 */
function faultAnswer(method: string, error: unknown): Answer {
  const isKnown = error instanceof SpecwrightError;
  const detail = 'Specwright threw an error where it should have answered; its log says more.';
  const response = answerTo(method, isKnown ? failure(error) : problem(500, detail));
  return { response, reason: `failed: ${isKnown ? error.message : detail}` };
}
