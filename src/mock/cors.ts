import type { RouteMatch } from '../compile/router.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';

/** How long a browser may keep what a preflight was answered, in seconds. */
const MAX_AGE = '600';

/**
 * Answers a preflight (Fetch, §4.8 CORS-preflight fetch): which methods the path has, and that any
 * header may be sent. `undefined` where the request is none.
 */
export function answerPreflight(
  { method, headers }: HttpRequest,
  match: RouteMatch,
): HttpResponse | undefined {
  const asked = headerValue(headers, 'access-control-request-method');
  if (method !== 'OPTIONS' || asked === undefined || match.kind !== 'method-missing')
    return undefined;
  const allowed = headerValue(headers, 'access-control-request-headers');
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
