import { documentedResponse } from '../../compile/response.ts';
import { isUnmodified } from '../../http/conditional.ts';
import { type HttpResponse, headerValue } from '../../http/exchange.ts';
import type { Visit } from '../visit.ts';
import { answerDocumented } from './documented-answer.ts';
import { fittingHeaders } from './headers.ts';

/** What a 304 repeats of the answer that it stands for (RFC 9110 §15.4.5). */
const REPEATED = [
  'cache-control',
  'content-location',
  'date',
  'etag',
  'expires',
  'last-modified',
  'vary',
];

/**
 * The documented 304 in the place of an answer that the client has already, by the `ETag` or
 * `Last-Modified` that is documented of it; `undefined` where it hasn't.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 */
export function answerUnmodified(visit: Visit, answer: HttpResponse): HttpResponse | undefined {
  const { compiled, operation, request } = visit;
  const response = documentedResponse(operation, 304);
  if (operation.method !== 'GET' || answer.status !== 200) return undefined;
  if (response === undefined || response.status === 'default') return undefined;
  if (!isUnmodified(request.headers, answer.headers)) return undefined;
  const repeated = REPEATED.map((name) => [name, headerValue(answer.headers, name)] as const);
  const known = Object.fromEntries(repeated.filter(([, value]) => value !== undefined));
  const headers = fittingHeaders(compiled, response, known);
  return answerDocumented(visit, 304, { made: { status: 304, headers } });
}
