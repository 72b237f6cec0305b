import { type HttpRequest, headerValue } from '../http/exchange.ts';
import type { Semantics } from './semantics.ts';

/**
 * A request as its API reads it: a body without a `Content-Type` is of the type that is assumed, if
 * there is one. Else nothing is assumed, as a recipient may (RFC 9110 §8.3).
 */
export function withAssumedMediaType(
  request: HttpRequest,
  { assumedMediaType }: Pick<Semantics, 'assumedMediaType'> = {},
): HttpRequest {
  if (assumedMediaType === undefined || request.body === undefined) return request;
  if (headerValue(request.headers, 'content-type') !== undefined) return request;
  return { ...request, headers: { ...request.headers, 'content-type': assumedMediaType } };
}
