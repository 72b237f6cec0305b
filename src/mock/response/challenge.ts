import type { SecurityScheme } from '../../contract/contract.ts';
import { type HttpRequest, headerValue } from '../../http/exchange.ts';
import type { DenialKind } from '../../semantics/semantics.ts';
import type { Denial } from '../request/security.ts';
import type { Visit } from '../visit.ts';

/**
 * The header field by which a 401 says how to be let in: a challenge for each scheme that the operation
 * takes (RFC 9110 §11.6.1, §15.5.2). A 403 says by it that a bearer token lacks a scope (RFC 6750 §3.1);
 * other statuses have none.
 * @param denial why the request isn't let in; without one, its credential is missing.
 */
export function challengeHeader(
  visit: Visit,
  status: number,
  denial?: Denial,
): Readonly<Record<string, string>> {
  if (status !== 401 && status !== 403) return {};
  const error = bearerError(visit, denial);
  const challenges = schemesOf(visit)
    .map((scheme) => challengeOf(scheme, visit, error))
    .filter((challenge) => status === 401 || challenge.includes(INSUFFICIENT));
  if (challenges.length === 0) return {};
  return { 'www-authenticate': [...new Set(challenges)].join(', ') };
}

/** Those of all alternatives that a request can show a credential of, in the document's order. */
function schemesOf({ compiled, operation }: Visit): SecurityScheme[] {
  const names = new Set(operation.security.flatMap((requirement) => [...requirement.keys()]));
  return [...names].flatMap((name) => {
    const scheme = compiled.contract.securitySchemes.get(name);
    return scheme === undefined || scheme.type === 'mutualTLS' ? [] : [scheme];
  });
}

/** @param error what is wrong with the bearer token that came. */
function challengeOf(scheme: SecurityScheme, { random }: Visit, error: string | undefined): string {
  const name = schemeName(scheme);
  const challenge = `${name} realm="mock"`;
  if (name === 'Bearer' && error !== undefined) return `${challenge}, error="${error}"`;
  if (name !== 'Digest') return challenge;
  // What a client computes its answer from (RFC 7616 §3.3); by the seed, as all that is made.
  const nonce = random.derive('nonce').integer(0, 0xffff_ffff).toString(16).padStart(8, '0');
  return `${challenge}, qop="auth", algorithm=SHA-256, nonce="${nonce}"`;
}

/**
 * HTTP schemes are called by their name. API keys have no registered one; `ApiKey` is what most servers
 * write.
 */
function schemeName(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') return 'ApiKey';
  return scheme.type === 'http' ? capitalise(scheme.scheme) : 'Bearer';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const INSUFFICIENT = 'insufficient_scope';

/** What is wrong with a token that came (RFC 6750 §3.1); a request without one isn't told more. */
const BEARER_ERRORS: Readonly<Record<DenialKind, string | undefined>> = {
  missing: undefined,
  malformed: 'invalid_token',
  unknown: 'invalid_token',
  insufficient: INSUFFICIENT,
};

/** Who tries another way isn't told of an error (RFC 6750 §3.1), nor is who fails by an API key. */
function bearerError({ compiled, request }: Visit, denial: Denial | undefined): string | undefined {
  if (denial === undefined || !sendsToken(request)) return undefined;
  const denied = compiled.contract.securitySchemes.get(denial.scheme);
  return denied?.type === 'apiKey' ? undefined : BEARER_ERRORS[denial.kind];
}

function sendsToken({ headers }: HttpRequest): boolean {
  return /^ *bearer\b/i.test(headerValue(headers, 'authorization') ?? '');
}
