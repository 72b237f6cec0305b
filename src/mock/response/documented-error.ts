import { documentedResponse } from '../../compile/response.ts';
import type { Json, MediaType, Operation, Response } from '../../contract/contract.ts';
import { type HttpResponse, headerList } from '../../http/exchange.ts';
import { problem } from '../problem.ts';
import type { Refusal } from '../request/refusal.ts';
import { fakeContext, type Visit } from '../visit.ts';
import { assemble } from './assemble.ts';
import { asValid, breachOf, fakeBody, validExample } from './body.ts';
import { challengeHeader } from './challenge.ts';
import { listFaults } from './fault-list.ts';
import { fittingHeaders } from './headers.ts';
import { fillMessage } from './message-slot.ts';
import { chooseRepresentation, representations } from './representation.ts';

/**
 * Refuses a request as the API documents it: the first of its statuses that the operation has, its
 * documented headers and body, with the real reason in the place of the message. Where none is
 * documented, problem details (RFC 9457). An answer in a type that isn't accepted is better than none.
 * @throws {SchemaError} if a schema doesn't compile or can't be satisfied.
 */
export function answerRefusal(visit: Visit, refusal: Refusal): HttpResponse {
  const { operation, request } = visit;
  const [status, response] = documentedFor(operation, refusal.statuses);
  const headers = { ...refusal.headers, ...challengeHeader(visit, status, refusal.denial) };
  if (response === undefined) return problem(status, refusal.reason, headers);
  const content = representations(response, status);
  return assemble(visit, {
    status,
    response,
    examplesFirst: true,
    headers: fittingHeaders(visit.compiled, response, headers),
    media:
      chooseRepresentation(content, headerList(request.headers, 'accept')) ??
      chooseRepresentation(content, undefined),
    body: (media) => errorBody(visit, status, media, refusal),
  });
}

/** One that is documented by its number or range comes before one that only `default` stands for. */
function documentedFor(
  operation: Operation,
  statuses: Refusal['statuses'],
): [number, Response | undefined] {
  for (const status of statuses) {
    const response = documentedResponse(operation, status);
    if (response !== undefined && response.status !== 'default') return [status, response];
  }
  return [statuses[0], documentedResponse(operation, statuses[0])];
}

/** The documented example, else a fake, with the message filled in where there is a place for it. */
function errorBody(visit: Visit, status: number, media: MediaType, refusal: Refusal): Json {
  const { compiled } = visit;
  const { message } = refusal;
  const example = namedExample(visit, media, refusal) ?? validExample(compiled, media);
  const body = example ?? fakeBody(compiled, media, fakeContext(visit, status));
  const isDocumented = example !== undefined;
  const said = (tell: Refusal['message']) => (text: string) =>
    tell(isDocumented && text !== '' ? text : undefined);
  const filled = fillMessage(body, said(message));
  const faults = refusal.faults?.map((fault) => ({ ...fault, compose: said(fault.message) }));
  const listed = faults && listFaults(filled ?? body, faults, isDocumented ? body : undefined);
  const isValid = (candidate: Json | undefined) =>
    candidate !== undefined && breachOf(compiled, media, candidate) === undefined;
  return [listed, filled].find(isValid) ?? body;
}

/** The example that tells of just this failure, if it is there and valid. */
function namedExample(
  { compiled }: Visit,
  media: MediaType,
  { example: name = '' }: Refusal,
): Json | undefined {
  const example = media.examples.get(name);
  return example === undefined ? undefined : asValid(compiled, media, example);
}
