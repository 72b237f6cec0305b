import { decodeFormText } from '../http/percent.ts';
import { parseQuery, type QueryPair } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { type IsSecret, isSecretAmong, isSecretName } from './secret-name.ts';
import { holdsSecret, MASK } from './secret-text.ts';

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

/**
 * A URL as it may be shown: `***` in place of a user and password, and of the query's values that are
 * or hold secrets. The rest stays as it was written.
 */
export function maskedUrl(url: string, isSecret: IsSecret = isSecretName): string {
  const { origin = '', path, query } = splitTarget(url);
  const isSecretHere = secretPairs(query, isSecret);
  const pairs = query.split('&').map((pair) => {
    const [parsed] = parseQuery(pair);
    const isShown = parsed === undefined || parsed.value === '' || !isSecretHere(parsed);
    return isShown ? pair : `${pair.slice(0, pair.indexOf('='))}=${MASK}`;
  });
  const search = query === '' ? '' : `?${pairs.join('&')}`;
  return `${origin.replace(/\/\/[^/]*@/, `//${MASK}@`)}${path}${search}`;
}

/** Which pairs of a raw query are secrets by their names, or hold some in a URL or JSON. */
export function secretPairs(
  query: string,
  isSecret: IsSecret = isSecretName,
): (pair: QueryPair) => boolean {
  const names = parseQuery(query).map(({ name }) => name);
  const isSecretHere = isSecretAmong(names, isSecret);
  return ({ name, value }) => isSecretHere(name) || holdsSecret(decodeFormText(value), isSecret);
}
