import type { DenialKind } from '../../semantics/semantics.ts';

/**
 * By HTTP status, what APIs call an error in code, the likeliest first: the words of OAuth (RFC 6749 §5.2,
 * RFC 6750 §3.1) and of gRPC, and others in common use.
 */
const WORDS: ReadonlyMap<number, string> = new Map([
  [
    400,
    'invalid_request bad_request invalid_request_error validation_error validation_failed invalid_argument invalid_input invalid',
  ],
  [
    401,
    'invalid_token unauthorized unauthenticated authentication_error authentication_failed authentication_required invalid_client invalid_request_error login',
  ],
  [
    403,
    'insufficient_scope forbidden access_denied permission_denied permission_error unauthorized',
  ],
  [
    404,
    'not_found not_found_error resource_not_found resource_missing missing invalid_request_error',
  ],
  [409, 'conflict already_exists duplicate idempotency_error invalid_request_error'],
  [
    422,
    'validation_error validation_failed unprocessable_entity invalid_request invalid_request_error invalid_argument invalid',
  ],
  [
    429,
    'rate_limited too_many_requests rate_limit_exceeded rate_limit_error rate_limit resource_exhausted throttled',
  ],
  [500, 'internal_server_error internal_error internal server_error api_error unknown exception'],
  [503, 'service_unavailable unavailable temporarily_unavailable server_error api_error transient'],
]);

/** What a request without a credential is called: it has no token that could be invalid (RFC 6750 §3.1). */
const MISSING =
  'unauthorized unauthenticated authentication_required missing_token missing_credentials';

/** The codes that fit a status, and what a credential lacks, as they are written in snake case, in capitals and by other conventions. */
export function errorCodes(status: number, denial?: DenialKind): string[] {
  const usual = WORDS.get(status) ?? WORDS.get(status < 500 ? 400 : 500) ?? '';
  const words = denial === 'missing' ? `${MISSING} ${usual}` : usual;
  return words.split(' ').flatMap(conventions);
}

/** A code in snake case, as the conventions for codes have it. */
export function conventions(code: string): string[] {
  return [
    code,
    code.toUpperCase(),
    code.replaceAll('_', '-'),
    code.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    code.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase()),
  ];
}
