import fc from 'fast-check';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';

/** What may have become of a mock's answer: mostly nothing. */
export const change: fc.Arbitrary<(response: HttpResponse) => HttpResponse> = fc.oneof(
  { weight: 4, arbitrary: fc.constant((response: HttpResponse) => response) },
  fc.constantFrom(200, 201, 204, 400, 418, 500).map((status) => changed({ status })),
  fc
    .tuple(
      fc.constantFrom('x-size', 'content-type'),
      fc.constantFrom(undefined, '1', 'a,b', 'text/plain', 'application/json', 'image/png'),
    )
    .map(([name, value]) => (response: HttpResponse): HttpResponse => {
      const { [name]: _, ...headers } = response.headers;
      return {
        ...response,
        headers: value === undefined ? headers : { ...headers, [name]: value },
      };
    }),
  fc.constantFrom('', '{', '{"name":1}', '[]', 'null', '7').map((body) => changed({ body })),
);

function changed(part: Partial<HttpResponse>) {
  return (response: HttpResponse): HttpResponse => ({ ...response, ...part });
}

/** A recording of exchanges as HAR 1.2. */
export function harOf(exchanges: readonly (readonly [HttpRequest, HttpResponse])[]): string {
  const entries = exchanges.map(([{ method, url, ...request }, { status, ...response }]) => ({
    request: {
      method,
      url,
      headers: pairsOf(request.headers),
      ...(request.body !== undefined && { postData: { text: String(request.body) } }),
    },
    response: {
      status,
      headers: pairsOf(response.headers),
      content: response.body === undefined ? { size: 0 } : { text: String(response.body) },
    },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

function pairsOf(headers: HttpRequest['headers']) {
  return Object.entries(headers).map(([name, value]) => ({ name, value: String(value) }));
}
