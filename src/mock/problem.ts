import { basename, isAbsolute } from 'node:path';
import { SpecwrightError } from '../errors.ts';
import type { HttpResponse } from '../http/exchange.ts';
import { MOCK_SOURCE } from '../http/mock-source.ts';
import { STATUS_CODES } from '../http/node-http.ts';

/**
 * An answer of the mock's own, where the contract documents none: problem details (RFC 9457) that
 * say whose they are, lest they are taken for the API's. Their title is the phrase of their status
 * (RFC 9457 §4.2.1).
 * @param detail one sentence for a person.
 */
export function problem(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify({
      type: 'about:blank',
      title: statusPhrase(status),
      status,
      detail,
      source: MOCK_SOURCE,
    }),
  };
}

/**
 * What a client gets where its request can't be answered for a reason that the mock's owner can mend. A
 * file that isn't below the working directory is called by its name alone: where it lies is nobody
 * else's business.
 */
export function failure(error: SpecwrightError): HttpResponse {
  const { location } = error;
  if (location === undefined || !isAbsolute(location.file)) return problem(500, error.message);
  const named = { ...location, file: basename(location.file) };
  return problem(500, new SpecwrightError({ ...error, location: named }).message);
}

/** The phrase of a status, such as `Bad Request` (RFC 9110 §15). */
export function statusPhrase(status: number): string {
  return STATUS_CODES[status] ?? 'Error';
}
