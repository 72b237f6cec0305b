import type { Contract } from '../contract/contract.ts';
import type { DenialKind } from '../semantics/semantics.ts';

/**
 * What `WWW-Authenticate` says of a security scheme (RFC 9110 §11.6.1): for HTTP schemes their name,
 * for bearer tokens what is wrong with the one that came (RFC 6750 §3). API keys have no registered
 * name; `ApiKey` is what most servers write.
 */
export function challenge(contract: Contract, scheme: string, kind: DenialKind): string {
  const definition = contract.securitySchemes.get(scheme);
  const name =
    definition?.type === 'apiKey'
      ? 'ApiKey'
      : definition?.type === 'http'
        ? capitalise(definition.scheme)
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
