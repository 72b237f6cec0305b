import { remembered } from '../http/remembered.ts';

/*
 * Which names are those of secrets. A name is read as its words, whichever way it joins them: `apiKey`,
 * `X-Api-Key`, `api.key` and `x[api_key]` all say `api_key`; and `_` is optional between the words of
 * the vocabulary, since header fields come in lower case: `apikey`.
 */

/** Names that leave no doubt, wherever they stand. */
const CERTAIN = [
  String.raw`[a-z\d]*password`,
  String.raw`[a-z\d]*passwd`,
  String.raw`[a-z\d]*passphrase`,
  String.raw`[a-z\d]*secret`,
  // Only with a qualifier also in the plural: `max_tokens` is a number.
  String.raw`[a-z\d]*token`,
  '(?:access|api|auth|refresh)_tokens',
  String.raw`[a-z\d]*api_key`,
  '(?:access|admin|app|application|auth|consumer|encryption|functions?|hmac)_key',
  '(?:master|private|root|secret|service|session|shared|signing|storage|subscription)_key',
  'pwd|passcode|authorization|credential|jwt|otp|totp|cvv|cvc',
  '(?:auth|authorization|backup|device|mfa|one_time|recovery|security|verification)_code',
  'client_assertion|code_verifier|saml_response|connection_string|seed_phrase',
];

/** Names of secrets where a header field or query parameter has them; elsewhere data as often as not. */
const LIKELY = [
  'auth|authentication|bearer|cookie|csrf|hmac|pin|pw|session|sess|sid|sig|signature|xsrf',
  String.raw`[a-z\d]*session_id`,
  String.raw`[a-z\d]*sess_id`,
  '(?:account|client|ingest|ingestion|integration|license|server|write)_key',
  '(?:admin|basic|db|ftp|login|proxy|smtp|user)_pass',
];

/** Those of which no more than the whole name says so: `sort_key` and `boarding_pass` are data. */
const LIKELY_ALONE = /^(?:key|pass|x_(?!cache|correlation|idempotency|request|surrogate).*_key)$/;

/** Tokens that name a place in a list, and let nobody in: `page_token` (Google's AIP-158). */
const PLACE_TOKEN = /^(?:next|prev|previous|page|cursor|continuation|sync)_?(?:page_?)?token$/;

/** Names that tell something about a secret, not the secret: `token_count`, `has_password`. */
const ABOUT = new RegExp(
  [
    '^(?:is|has)_',
    '_(?:address|age|alg|algorithm|at|attempts|count|date|decimals|description|duration|email)$',
    '_(?:enabled|endpoint|exists|expiration|expired|expires|expiry|format|in|index|kind|label)$',
    '_(?:length|lifetime|limit|method|mode|name|policy|prefix|price|provider|required|rules)$',
    '_(?:scheme|scopes?|size|status|strength|supply|symbol|timeout|ttl|type|uri|url|usage)$',
    '_(?:used|user|username|valid|version)$',
    // The id of a session or of an AWS access key lets in, or is half of what does.
    '(?<!access_key|secret|sess|session)_id$',
  ].join('|'),
);

const CERTAIN_WORDS = wordsAmong(CERTAIN);
const LIKELY_WORDS = wordsAmong([...CERTAIN, ...LIKELY]);

/** What goes with an authorization code or assertion (RFC 6749 §4.1, RFC 7521 §4). */
const OAUTH = new Set([
  'client_assertion',
  'client_id',
  'client_secret',
  'code_verifier',
  'grant_type',
  'redirect_uri',
  'state',
]);
const OAUTH_SECRETS = new Set(['code', 'assertion']);

/** Whether a name is that of a secret. */
export type IsSecret = (name: string) => boolean;

/** Whether a header field or query parameter probably carries a credential, by its name. */
export const isSecretName: IsSecret = remembered((name) => {
  const words = wordsOf(name);
  return !isHarmless(words) && (LIKELY_WORDS.test(words) || LIKELY_ALONE.test(words));
});

/** Whether a path parameter or a member of a body certainly is a credential, by its name. */
export function isCredentialName(name: string): boolean {
  const words = wordsOf(name);
  return !isHarmless(words) && CERTAIN_WORDS.test(words);
}

/**
 * Judges the names of one query or form: in that of an OAuth flow `code` and `assertion` are secrets,
 * elsewhere a code is one of a country or a status.
 */
export function isSecretAmong(names: readonly string[], isSecret: IsSecret): IsSecret {
  if (!names.some((name) => OAUTH.has(wordsOf(name)))) return isSecret;
  return (name) => OAUTH_SECRETS.has(wordsOf(name)) || isSecret(name);
}

/** The words of a name, in lower case and joined by `_`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_|_$/g, '');
}

function isHarmless(words: string): boolean {
  return PLACE_TOKEN.test(words) || ABOUT.test(words);
}

/** Matches where some of the phrases stand among the words of a name. */
function wordsAmong(phrases: readonly string[]): RegExp {
  const joined = phrases.join('|').replaceAll('_', '_?');
  return new RegExp(`(?:^|_)(?:${joined})(?:_|$)`);
}
