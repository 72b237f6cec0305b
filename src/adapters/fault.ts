import { SpecwrightError } from '../errors.ts';
import { answerTo, type HttpRequest, type HttpResponse } from '../http/exchange.ts';
import { failure, problem } from '../mock/problem.ts';

/** What every front of a mock takes. */
export interface FaultOptions {
  /** Told of what was thrown where a request should have been answered; by default it is printed. */
  readonly onFault?: (error: unknown) => void;
}

/** Answers a request: at once, or later. */
export type Respond = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

/** Answers every request: one for which an error is thrown gets what says so. */
export function withFaults(respond: Respond, { onFault = console.error }: FaultOptions): Respond {
  const answerFault = ({ method }: HttpRequest, error: unknown) => {
    onFault(error);
    return faultAnswer(method, error);
  };
  return (request) => {
    try {
      const response = respond(request);
      if (!(response instanceof Promise)) return response;
      return response.catch((error: unknown) => answerFault(request, error));
    } catch (error) {
      return answerFault(request, error);
    }
  };
}

/**
 * What a client gets when its request can't be answered. What is the user's to mend, as semantics
 * that fail, is said; a fault of another kind tells nothing of itself.
 */
function faultAnswer(method: string, error: unknown): HttpResponse {
  if (error instanceof SpecwrightError) return answerTo(method, failure(error));
  const detail = 'Specwright threw an error where it should have answered; its log says more.';
  return answerTo(method, problem(500, detail));
}
