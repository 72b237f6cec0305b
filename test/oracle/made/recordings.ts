import fc from 'fast-check';
import type { HttpResponse } from '../../../src/http/exchange.ts';

/** What may have become of a mock's answer: mostly nothing. */
export const change: fc.Arbitrary<(response: HttpResponse) => HttpResponse> = fc.oneof(
  { weight: 4, arbitrary: fc.constant((response: HttpResponse) => response) },
  fc.constantFrom(200, 201, 204, 400, 418, 500).map((status) => changed({ status })),
  fc.constantFrom('text/plain', 'application/json', 'image/png').map(withHeader('content-type')),
  fc.constantFrom(undefined, '1', 'a,b').map(withHeader('x-size')),
  fc.constantFrom('', '{', '{"name":1}', '[]', 'null', '7').map((body) => changed({ body })),
);

function changed(part: Partial<HttpResponse>) {
  return (response: HttpResponse): HttpResponse => ({ ...response, ...part });
}

function withHeader(name: string) {
  return (value: string | undefined) =>
    (response: HttpResponse): HttpResponse => {
      const { [name]: _, ...headers } = response.headers;
      return {
        ...response,
        headers: value === undefined ? headers : { ...headers, [name]: value },
      };
    };
}
