import type { SecurityScheme } from '../../contract/contract.ts';
import type { DenialKind } from '../../semantics/semantics.ts';
import type { Denial } from '../request/security.ts';
import type { Visit } from '../visit.ts';

/**
 * The header field by which a 401 says how to be let in (RFC 9110 §11.6.1, §15.5.2); none with another
 * status.
 * @param denial why the request isn't let in; without one, its credential is missing.
 */
export function challengeHeader(
  { compiled, operation }: Visit,
  status: number,
  denial?: Denial,
): Readonly<Record<string, string>> {
  const [required] = operation.security[0]?.keys() ?? [];
  const scheme = denial?.scheme ?? required;
  if (status !== 401 || scheme === undefined) return {};
  const definition = compiled.contract.securitySchemes.get(scheme);
  return { 'www-authenticate': challenge(definition, denial?.kind ?? 'missing') };
}

/**
 * HTTP schemes are called by their name; bearer tokens are told what is wrong with the one that came
 * (RFC 6750 §3). API keys have no registered name; `ApiKey` is what most servers write.
 */
function challenge(scheme: SecurityScheme | undefined, kind: DenialKind): string {
  const name =
    scheme?.type === 'apiKey'
      ? 'ApiKey'
      : scheme?.type === 'http'
        ? capitalise(scheme.scheme)
        : 'Bearer';
  const error = name === 'Bearer' ? BEARER_ERRORS[kind] : undefined;
  return `${name} realm="mock"${error === undefined ? '' : `, error="${error}"`}`;
}

/** RFC 6750 §3.1; a request without a token isn't told more. */
const BEARER_ERRORS: Readonly<Record<DenialKind, string | undefined>> = {
  missing: undefined,
  malformed: 'invalid_token',
  unknown: 'invalid_token',
  insufficient: 'insufficient_scope',
};

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
