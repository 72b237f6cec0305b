import type { HttpResponse } from '../http/exchange.ts';

/**
 * An answer of the mock's own, where the contract documents none: problem details (RFC 9457).
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
    body: JSON.stringify({ type: 'about:blank', title, status, detail }),
  };
}
