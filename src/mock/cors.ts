import type { RouteMatch } from '../compile/router.ts';
import { isPreflight } from '../http/cors.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';

/** How long a browser may keep what a preflight was answered, in seconds. */
const MAX_AGE = '600';

/**
 * Answers a preflight: which methods the path has, and that any
 * header may be sent. `undefined` where the request is none.
 */
export function answerPreflight(request: HttpRequest, match: RouteMatch): HttpResponse | undefined {
  if (!isPreflight(request) || match.kind !== 'method-missing') return undefined;
  const allowed = headerValue(request.headers, 'access-control-request-headers');
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': match.allowed.join(', '),
      ...(allowed !== undefined && { 'access-control-allow-headers': allowed }),
      'access-control-max-age': MAX_AGE,
    },
  };
}

/** Lets a page of any origin read an answer. No credentials of the browser's go with its requests. */
export function allowAnyOrigin(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...response.headers, 'access-control-allow-origin': '*' } };
}
