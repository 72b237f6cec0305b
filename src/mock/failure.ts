import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import { documentedResponse } from '../compile/response.ts';
import type { Json, MediaType, Operation, Response } from '../contract/contract.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { isJson } from '../http/media-type.ts';
import { breachOf, fakeBody } from './body.ts';
import { fillMessage } from './message-slot.ts';
import { problem } from './problem.ts';

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
  /** What `WWW-Authenticate` says, should the status be 401 (RFC 9110 §11.6.1). */
  readonly challenge?: string;
}

/**
 * Answers a failure as the API documents it: the first of its statuses that the operation has, its
 * documented body with the real reason in the place of the message. Where none is documented,
 * problem details (RFC 9457).
 * @throws {SchemaError} if the documented body's schema doesn't compile or can't be satisfied.
 */
export function answerFailure(
  compiled: CompiledContract,
  operation: Operation,
  failure: Failure,
  context: FakeContext,
): HttpResponse {
  const [status, response] = documentedFor(operation, failure.statuses);
  const headers: Record<string, string> =
    status === 401 && failure.challenge !== undefined
      ? { 'www-authenticate': failure.challenge }
      : {};
  if (response !== undefined && response.content.length === 0) return { status, headers };
  const media = response?.content.find(({ range }) => isJson(range));
  if (media === undefined) return problem(status, failure.title, failure.reason, headers);
  const body = errorBody(compiled, media, failure, context);
  return {
    status,
    headers: { ...headers, 'content-type': media.range },
    body: JSON.stringify(body),
  };
}

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
  failure: Failure,
  context: FakeContext,
): Json {
  const [example] = media.examples.values();
  const valid = (body: Json | undefined) =>
    body !== undefined && breachOf(compiled, media, body) === undefined ? body : undefined;
  const documented = valid(example);
  const body = documented ?? fakeBody(compiled, media, context);
  const filled = fillMessage(body, (text) =>
    failure.message(documented === undefined ? undefined : text),
  );
  return valid(filled) ?? body;
}
