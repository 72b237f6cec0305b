import { documentedResponse } from '../compile/response.ts';
import type { Json, MediaType, Operation, Response } from '../contract/contract.ts';
import { type HttpResponse, headerValue } from '../http/exchange.ts';
import { assemble } from './assemble.ts';
import { breachOf, fakeBody, validExample } from './body.ts';
import { challengeHeader } from './challenge.ts';
import { fittingHeaders } from './headers.ts';
import { fillMessage } from './message-slot.ts';
import { problem } from './problem.ts';
import { chooseRepresentation, representations } from './representation.ts';
import type { Denial } from './security.ts';
import { fakeContext, type Visit } from './visit.ts';

/** Why the mock refuses a request. */
export interface Failure {
  /** The name of the rule that is broken, where it is one. */
  readonly rule?: string;
  /** The statuses that fit, the best first. */
  readonly statuses: readonly [number, ...number[]];
  /** What went wrong, for a person. */
  readonly reason: string;
  /** The text for the message slot, from the documented one, if there is one. */
  readonly message: (documented: string | undefined) => string;
  /** Header fields that tell of it, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The name of the documented example to fill in; the first valid one where it isn't said. */
  readonly example?: string;
  /** Why the credentials don't let the request in, where they don't. */
  readonly denial?: Denial;
}

/**
 * Answers a failure as the API documents it: the first of its statuses that the operation has, its
 * documented headers and body, with the real reason in the place of the message. Where none is
 * documented, problem details (RFC 9457). An answer in a type that isn't accepted is better than none.
 * @throws {SchemaError} if a schema doesn't compile or can't be satisfied.
 */
export function answerFailure(visit: Visit, failure: Failure): HttpResponse {
  const { operation, request } = visit;
  const [status, response] = documentedFor(operation, failure.statuses);
  const headers = { ...failure.headers, ...challengeHeader(visit, status, failure.denial) };
  if (response === undefined) return problem(status, failure.reason, headers);
  const content = representations(response, status);
  return assemble(visit, {
    status,
    response,
    headers: fittingHeaders(visit.compiled, response, headers),
    media:
      chooseRepresentation(content, headerValue(request.headers, 'accept')) ??
      chooseRepresentation(content, undefined),
    body: (media) => errorBody(visit, status, media, failure),
  });
}

/** One that is documented by its number or range comes before one that only `default` stands for. */
function documentedFor(
  operation: Operation,
  statuses: Failure['statuses'],
): [number, Response | undefined] {
  for (const status of statuses) {
    const response = documentedResponse(operation, status);
    if (response !== undefined && response.status !== 'default') return [status, response];
  }
  return [statuses[0], documentedResponse(operation, statuses[0])];
}

/** The documented example, else a fake, with the message filled in where there is a place for it. */
function errorBody(visit: Visit, status: number, media: MediaType, failure: Failure): Json {
  const { compiled } = visit;
  const { message } = failure;
  const example = media.examples.get(failure.example ?? '') ?? validExample(compiled, media);
  const body = example ?? fakeBody(compiled, media, fakeContext(visit, status));
  const filled = fillMessage(body, (text) =>
    message(example === undefined || text === '' ? undefined : text),
  );
  const isValid = filled !== undefined && breachOf(compiled, media, filled) === undefined;
  return isValid ? filled : body;
}
