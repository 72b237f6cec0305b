import type { SecurityScheme } from '../../contract/contract.ts';
import { type HttpRequest, headerValue } from '../../http/exchange.ts';
import type { DenialKind } from '../../semantics/semantics.ts';
import type { Denial } from '../request/security.ts';
import type { Visit } from '../visit.ts';

/**
 * The header field by which a 401 says how to be let in (RFC 9110 §11.6.1, §15.5.2), and a 403 that a
 * bearer token lacks a scope (RFC 6750 §3.1); none with another status.
 * @param denial why the request isn't let in; without one, its credential is missing.
 */
export function challengeHeader(
  { compiled, operation, request }: Visit,
  status: number,
  denial?: Denial,
): Readonly<Record<string, string>> {
  const [required] = operation.security[0]?.keys() ?? [];
  const scheme = denial?.scheme ?? required;
  if (scheme === undefined) return {};
  const kind = denial?.kind ?? 'missing';
  const name = schemeName(compiled.contract.securitySchemes.get(scheme));
  const error = name === 'Bearer' && sendsToken(request) ? BEARER_ERRORS[kind] : undefined;
  const isTold = status === 401 || (status === 403 && error === 'insufficient_scope');
  if (!isTold) return {};
  const told = error === undefined ? '' : `, error="${error}"`;
  return { 'www-authenticate': `${name} realm="mock"${told}` };
}

/**
 * HTTP schemes are called by their name. API keys have no registered one; `ApiKey` is what most servers
 * write.
 */
function schemeName(scheme: SecurityScheme | undefined): string {
  if (scheme?.type === 'apiKey') return 'ApiKey';
  return scheme?.type === 'http' ? capitalise(scheme.scheme) : 'Bearer';
}

/** Whether it authenticates as a bearer; who tries another way isn't told of an error (RFC 6750 §3.1). */
function sendsToken({ headers }: HttpRequest): boolean {
  return /^ *bearer\b/i.test(headerValue(headers, 'authorization') ?? '');
}

/** What is wrong with a token that came (RFC 6750 §3.1); a request without one isn't told more. */
const BEARER_ERRORS: Readonly<Record<DenialKind, string | undefined>> = {
  missing: undefined,
  malformed: 'invalid_token',
  unknown: 'invalid_token',
  insufficient: 'insufficient_scope',
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
