import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Json, MediaType, Operation, Response } from '../contract/contract.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { breachOf, fakeBody, validExample } from './body.ts';
import { fakeHeaders } from './headers.ts';
import { fillMessage } from './message-slot.ts';
import { problem } from './problem.ts';
import { chooseRepresentation, writeBody } from './representation.ts';

/** Why the mock refuses a request. */
export interface Failure {
  /** The statuses that fit, the best first. */
  readonly statuses: readonly [number, ...number[]];
  /** What problem details are titled where the operation documents none of the statuses. */
  readonly title: string;
  /** What went wrong, for a person. */
  readonly reason: string;
  /** The text for the message slot, from the documented one, if there is one. */
  readonly message: (documented: string | undefined) => string;
  /** What `WWW-Authenticate` says, should the status be 401. */
  readonly challenge?: string;
}

/**
 * Answers a failure as the API documents it: the first of its statuses that the operation has, its
 * documented headers and body, with the real reason in the place of the message. Where none is
 * documented, problem details (RFC 9457).
 * @param accept the request's `Accept` header; an answer in another type is better than none.
 * @throws {SchemaError} if a schema doesn't compile or can't be satisfied.
 */
export function answerFailure(
  compiled: CompiledContract,
  operation: Operation,
  failure: Failure,
  accept: string | undefined,
  context: FakeContext,
): HttpResponse {
  const [status, response] = documentedFor(operation, failure.statuses);
  // A 401 says how to be let in (RFC 9110 §15.5.2).
  const challenge: Record<string, string> =
    status === 401 && failure.challenge !== undefined
      ? { 'www-authenticate': failure.challenge }
      : {};
  if (response === undefined) return problem(status, failure.title, failure.reason, challenge);

  const fields = { ...fakeHeaders(compiled, response, context), ...challenge };
  const media =
    chooseRepresentation(response.content, accept) ??
    chooseRepresentation(response.content, undefined);
  if (media === undefined) return { status, headers: fields };
  const { headers, body } = writeBody(errorBody(compiled, media, failure, context), media);
  return { status, headers: { ...fields, ...headers }, body };
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
function errorBody(
  compiled: CompiledContract,
  media: MediaType,
  { message }: Failure,
  context: FakeContext,
): Json {
  const example = validExample(compiled, media);
  const body = example ?? fakeBody(compiled, media, context);
  const filled = fillMessage(body, (text) =>
    message(example === undefined || text === '' ? undefined : text),
  );
  const isValid = filled !== undefined && breachOf(compiled, media, filled) === undefined;
  return isValid ? filled : body;
}
