import type { RouteMatch } from '../compile/router.ts';
import { isPreflight } from '../http/cors.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/exchange.ts';

/** How long a browser may keep what a preflight was answered, in seconds. */
const MAX_AGE = '600';

/**
 * Answers a preflight: which methods the path has, and that any header may be sent. `undefined` where the request is none.
 */
export function answerPreflight(request: HttpRequest, match: RouteMatch): HttpResponse | undefined {
  if (!isPreflight(request) || match.kind !== 'method-missing') return undefined;
  const allowed = headerValue(request.headers, 'access-control-request-headers');
  // Asked where a public page calls this machine (Private Network Access §3.1).
  const isPrivate = headerValue(request.headers, 'access-control-request-private-network');
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': match.allowed.join(', '),
      ...(allowed !== undefined && { 'access-control-allow-headers': allowed }),
      ...(isPrivate !== undefined && { 'access-control-allow-private-network': isPrivate }),
      'access-control-max-age': MAX_AGE,
    },
  };
}

/** Lets a page of any origin read an answer. No credentials of the browser's go with its requests. */
export function allowAnyOrigin(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...response.headers, 'access-control-allow-origin': '*' } };
}

/**
 * Lets the page that asks read an answer with all of its headers, and send the browser's credentials: then
 * it has to be named, and so have they (Fetch §3.3.5).
 */
export function allowAsker(request: HttpRequest, response: HttpResponse): HttpResponse {
  const origin = headerValue(request.headers, 'origin');
  if (origin === undefined) return allowAnyOrigin(response);
  const { headers } = response;
  const vary = headerValue(headers, 'vary');
  return {
    ...response,
    headers: {
      ...headers,
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': Object.keys(headers).join(', '),
      vary: vary === undefined ? 'Origin' : `${vary}, Origin`,
    },
  };
}
