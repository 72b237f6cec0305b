import { TargetError } from '../errors.ts';
import { type HeaderFields, type HttpRequest, type HttpResponse, headerPairs } from '../http/exchange.ts';

/**
 * Sends a request as it is and gives the answer as it is: a redirect is an answer, not an order.
 * Bodies arrive with their content encodings undone.
 *
 * @param timeout in milliseconds, until the body is there.
 * @throws {TargetError} if no answer came, or not in time.
 */
export async function sendRequest(request: HttpRequest, timeout: number): Promise<HttpResponse> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: headerPairs(request.headers),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      ...(request.body !== undefined && { body: request.body as NonNullable<RequestInit['body']> }),
    });
    const body = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      headers: headerFields(response.headers),
      ...(body.length > 0 && { body }),
    };
  } catch (error) {
    throw new TargetError({
      problem: `${request.method} ${request.url} got no answer`,
      received: reasonOf(error, timeout),
      cause: error,
    });
  }
}

function headerFields(headers: Headers): HeaderFields {
  const fields: Record<string, string | string[]> = Object.fromEntries(headers);
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) fields['set-cookie'] = cookies;
  // The body has been decoded: what is left to say of it is its media type.
  delete fields['content-encoding'];
  delete fields['content-length'];
  return fields;
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `nothing within ${timeout / 1000} s`;
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}
