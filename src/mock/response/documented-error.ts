import { documentedResponse } from '../../compile/response.ts';
import type { Operation, Response } from '../../contract/contract.ts';
import { type HttpResponse, headerList } from '../../http/exchange.ts';
import { problem } from '../problem.ts';
import type { Refusal } from '../request/refusal.ts';
import type { Visit } from '../visit.ts';
import { assemble } from './assemble.ts';
import { challengeHeader } from './challenge.ts';
import { refusalBody } from './error-body.ts';
import { fittingHeaders } from './headers.ts';
import { chooseRepresentation, representations } from './representation.ts';

/**
 * Refuses a request as the API documents it: the first of its statuses that the operation has, its
 * documented headers and body, with the real reason in the place of the message. Where none is
 * documented, problem details (RFC 9457). An answer in a type that isn't accepted is better than none.
 * @throws {SchemaError} if a schema doesn't compile or can't be satisfied.
 */
export function answerRefusal(visit: Visit, refusal: Refusal): HttpResponse {
  const { operation, request } = visit;
  const [status, response] = documentedFor(operation, refusal);
  const headers = { ...refusal.headers, ...challengeHeader(visit, status, refusal.denial) };
  if (response === undefined) return problem(status, refusal.reason, headers);
  const content = representations(response, status);
  return assemble(visit, {
    status,
    response,
    examplesFirst: true,
    headers: fittingHeaders(visit.compiled, response, headers),
    media:
      chooseRepresentation(visit.compiled, content, headerList(request.headers, 'accept')) ??
      chooseRepresentation(visit.compiled, content, undefined),
    body: (media) => refusalBody(visit, status, media, refusal),
  });
}

/** One that is documented by its number or range comes before one that only `default` stands for. */
function documentedFor(
  operation: Operation,
  { statuses, undocumented = statuses[0] }: Refusal,
): [number, Response | undefined] {
  for (const status of statuses) {
    const response = documentedResponse(operation, status);
    if (response !== undefined && response.status !== 'default') return [status, response];
  }
  return [undocumented, documentedResponse(operation, undocumented)];
}
