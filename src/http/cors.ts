import { type HttpRequest, headerValue } from './exchange.ts';

/** Whether a request is the one that a browser sends before the one that is meant (Fetch §4.8). */
export function isPreflight({ method, headers }: HttpRequest): boolean {
  return (
    method === 'OPTIONS' && headerValue(headers, 'access-control-request-method') !== undefined
  );
}
