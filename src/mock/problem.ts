import type { HttpResponse } from '../http/exchange.ts';

const SOURCE = "Specwright's mock, not the API";

/**
 * An answer of the mock's own, where the contract documents none: problem details (RFC 9457) that
 * say whose they are, lest they are taken for the API's.
 * @param detail one sentence for a person.
 */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, source: SOURCE }),
  };
}
