import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';

/** What recorders paint over a secret, or over the middle of one: no credential holds it. */
const PAINT = /[*•●█■]{3,}|…|\.{3,}/;

/** A value that is nothing but a letter or sign used as paint, in groups or not: `XXXX-XXXX`. */
const ONLY_PAINT = /^(?:x{3,}|#{3,}|_{3,}|-{3,})(?:[-_. ](?:x{2,}|#{2,}))*$/i;

/** Words that recorders write in a secret's place, alone or among others: `[token redacted]`. */
const REDACTION =
  /(?:^|[^a-z0-9])(?:redacted|masked|sanitized|sanitised|scrubbed|censored|obfuscated|anonymized|anonymised)(?:$|[^a-z0-9])/i;

/** Words that could also be part of a credential, and so only count alone: `<removed>`. */
const REMOVAL = /^[[<({*_-]*(?:removed|hidden|filtered|omitted|stripped|suppressed)[\])>}*_-]*$/i;

/** `Bearer`, `Basic` and the like in front of a credential (RFC 9110 §11.4). */
const AUTH_SCHEME = /^[A-Za-z][\w-]*\s+/;

/** What header fields and query parameters that carry credentials are commonly called. */
const SECRET_NAME =
  /^key$|authorization|(?:^|[-_])(?:auth|jwt|pwd|sid|sig)(?:$|[-_])|cookie|(?:api|access)[-_]?key|token|secret|passw(?:or)?d|session|signature|credential/i;

/** Names that leave no doubt; `key` and `session` are data as often as not. */
const CREDENTIAL_NAME =
  /(?:passw(?:or)?d|secret|token|(?:api|access|secret|private)[-_]?key)$|^authorization$/i;

/** Tokens that name a place in a list, and let nobody in: `page_token` (Google's AIP-158). */
const PLACE_TOKEN =
  /^(?:next|prev(?:ious)?|page|cursor|continuation|sync)[-_]?(?:page[-_]?)?token$/i;

/**
 * Whether a credential was masked by whoever recorded it, so that nothing can be said of the one that
 * was sent: `***`, `[REDACTED]`, `Bearer xxxxx`, `sk_live_****1234`. A placeholder such as
 * `YOUR-REST-API-KEY` or `{{token}}` isn't a mask: it was sent, or stands for what is to be sent.
 */
export function isMasked(value: string): boolean {
  const text = value.trim();
  return isMask(text) || isMask(text.replace(AUTH_SCHEME, ''));
}

function isMask(text: string): boolean {
  return PAINT.test(text) || ONLY_PAINT.test(text) || REDACTION.test(text) || REMOVAL.test(text);
}

/** Whether a header field or query parameter probably carries a credential, by its name. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !PLACE_TOKEN.test(name);
}

/** Whether a path parameter or a member of a body certainly is a credential, by its name. */
export function isCredentialName(name: string): boolean {
  return CREDENTIAL_NAME.test(name) && !PLACE_TOKEN.test(name);
}

/**
 * A URL as it may be shown: `***` in place of a user and password, and of the query's values whose
 * names are secret. The rest stays as it was written.
 */
export function maskedUrl(url: string, isSecret: (name: string) => boolean = isSecretName): string {
  const { origin = '', path, query } = splitTarget(url);
  const pairs = query.split('&').map((pair) => {
    const [parsed] = parseQuery(pair);
    const isMasked = parsed !== undefined && parsed.value !== '' && isSecret(parsed.name);
    return isMasked ? `${pair.slice(0, pair.indexOf('='))}=***` : pair;
  });
  const search = query === '' ? '' : `?${pairs.join('&')}`;
  return `${origin.replace(/\/\/[^/]*@/, '//***@')}${path}${search}`;
}
