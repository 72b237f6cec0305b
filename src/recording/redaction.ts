import { decodeFormText } from '../http/percent.ts';
import { parseQuery, type QueryPair } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { type IsSecret, isSecretAmong, isSecretName } from './secret-name.ts';
import { holdsSecret, MASK, withoutShapes } from './secret-text.ts';

/** What recorders paint over a secret, or over the middle of one: no credential holds it. */
const PAINT = /[*•●█■]{3,}/;

/** What is left out of a single word: `sk_live_…1234`; a sentence may well end so. */
const ELISION = /^\S*(?:…|\.{3,})\S*$/;

/** A letter or sign used as paint, in groups or not, but for the last digits: `XXXX-XXXX-1234`. */
const ONLY_PAINT = /^(?:x{3,}|#{3,}|_{3,}|-{3,})(?:[-_. ](?:x{2,}|#{2,}))*(?:[-_. ]?\d{2,6})?$/i;

/** A name in capitals in a value's place, as VCR's cassettes have it: `<API_KEY>`. */
const STAND_IN = /^<[A-Z][A-Z0-9_ -]*>$/;

/** Words that recorders write in a secret's place, alone or among others: `[token redacted]`. */
const REDACTION =
  /(?:^|[^a-z0-9])(?:redacted|masked|sanitized|sanitised|scrubbed|censored|obfuscated|anonymi[sz]ed|pseudonymi[sz]ed|pseudonym)(?:$|[^a-z0-9])/i;

/** Words that could also be part of a credential, and so only count alone: `<removed>`. */
const REMOVAL = /^[[<({*_-]*(?:removed|hidden|filtered|omitted|stripped|suppressed)[\])>}*_-]*$/i;

/** Some of these is in all that is masked: most values hold none, and needn't be looked at further. */
const MARK = /[*•●█■…<]|\.{3}|x{3}|#{3}|_{3}|-{3}|ed|hidden|pseudonym/i;

const MASKS = [PAINT, ELISION, ONLY_PAINT, STAND_IN, REDACTION, REMOVAL];

/** Longer texts hold no mask: servers take no header field near as long, and the patterns would run long. */
const LONGEST = 65_536;

/** `Bearer`, `Basic` and the like in front of a credential (RFC 9110 §11.4). */
const AUTH_SCHEME = /^[A-Za-z][\w-]*\s+/;

/**
 * Whether a credential was masked by whoever recorded it, so that nothing can be said of the one that
 * was sent: `***`, `[REDACTED]`, `Bearer xxxxx`, `sk_live_****1234`. A placeholder such as
 * `YOUR-REST-API-KEY` or `{{token}}` isn't a mask: it was sent, or stands for what is to be sent.
 */
export function isMasked(value: string): boolean {
  if (value.length > LONGEST || !MARK.test(value)) return false;
  const text = value.trim();
  return isMask(text) || isMask(text.replace(AUTH_SCHEME, ''));
}

function isMask(text: string): boolean {
  return MASKS.some((mask) => mask.test(text));
}

/** Whether a value is masked, or something inside it. */
export function holdsMask(value: unknown): boolean {
  if (typeof value === 'string') return isMasked(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMask);
}

/**
 * A URL as it may be shown: `***` in place of a user and password, of the query's values that are or hold
 * secrets, and of what looks like a credential in its path. The rest stays as it was written.
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
  return `${origin.replace(/\/\/[^/]*@/, `//${MASK}@`)}${withoutShapes(path)}${search}`;
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
