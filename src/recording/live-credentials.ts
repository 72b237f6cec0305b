import type { Exchange, Message } from '../http/exchange.ts';
import { decodeFormText } from '../http/percent.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { isMasked } from './redaction.ts';
import { isSecretAmong, isSecretName } from './secret-name.ts';
import { LIVE_SHAPES } from './secret-shapes.ts';

/**
 * Some of these is in all that `LIVE_SHAPES` finds: most texts hold none, and needn't be searched further.
 * Looked for by their last signs, which are rare, a text takes a third of the time.
 */
const MARK =
  /[JY_\-.Az](?<=eyJ|PRIVATE KEY|A[KS]IA|gh[opusr]_|github_pat_|glpat-|npm_|xox[abeoprs]-|xapp-|hooks\.|AIz|ya29\.|GOCSPX-|sk-|SG\.|k_live_|whsec_)/;

/** `Bearer` and the like in front of a credential (RFC 9110 §11.4). */
const AUTH_SCHEME = /^[A-Za-z][\w-]* +/;

/** So long a credential has to be. */
const LEAST = 20;

/** Letters and digits mixed, as no word has them; an example that was cut off ends otherwise. */
const MIXED = /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]*[\w=]$/;

/** What was made up: runs of the alphabet and of digits, one sign over and over, words that say so. */
const MADE_UP =
  /0123|1234|abcd|(\w)\1{4}|example|sample|dummy|fake|test|your|secret|token|placeholder/i;

/**
 * Where an exchange carries what looks like a credential that lets in, in words that don't show it;
 * `undefined` where it doesn't. It is told by the form that its issuer gave it, wherever it stands, and at
 * the name of a secret in the request by being long and random. What is masked or made up is none.
 */
export function liveCredentialIn({ request, response }: Exchange): string | undefined {
  return (
    inUrl(request.url) ??
    inMessage(request, 'request') ??
    (response && inMessage(response, 'response'))
  );
}

function inUrl(url: string): string | undefined {
  if (hasLiveShape(url)) return 'request.url';
  const { query } = splitTarget(url);
  if (query.length < LEAST) return undefined;
  const pairs = parseQuery(query);
  if (pairs.every(({ value }) => value.length < LEAST)) return undefined;
  const isSecret = isSecretAmong(
    pairs.map(({ name }) => name),
    isSecretName,
  );
  const found = pairs.find(
    ({ name, value }) => isSecret(name) && looksRandom(decodeFormText(value)),
  );
  return found && `request.query /${found.name}`;
}

function inMessage({ headers, body }: Message, part: 'request' | 'response'): string | undefined {
  for (const name in headers) {
    const value = headers[name] ?? [];
    const isLive =
      typeof value === 'string'
        ? isLiveField(name, value)
        : value.some((line) => isLiveField(name, line));
    if (isLive) return `${part}.header /${name}`;
  }
  return typeof body === 'string' && hasLiveShape(body) ? `${part}.body` : undefined;
}

function isLiveField(name: string, value: string): boolean {
  // Most are shorter, which costs less to see than what their names say.
  if (value.length < LEAST) return false;
  return (isSecretName(name) && valuesOf(name, value).some(looksRandom)) || hasLiveShape(value);
}

/** The values of a secret's field; of cookies those at the names of secrets. */
function valuesOf(name: string, value: string): string[] {
  if (!name.endsWith('cookie')) return [value.replace(AUTH_SCHEME, '')];
  const pairs = name === 'cookie' ? value.split(';') : value.split(';', 1);
  return pairs.flatMap((pair) => {
    const [cookie = '', ...rest] = pair.trim().split('=');
    return isSecretName(cookie) ? rest.join('=') : [];
  });
}

function hasLiveShape(text: string): boolean {
  if (!MARK.test(text)) return false;
  return (text.match(LIVE_SHAPES) ?? []).some((found) => !isMasked(found) && !MADE_UP.test(found));
}

function looksRandom(value: string): boolean {
  if (value.length < LEAST) return false;
  return MIXED.test(value) && !MADE_UP.test(value) && !isMasked(value) && entropy(value) > 3;
}

/** In bits for each character (Shannon). */
function entropy(text: string): number {
  const counts = Map.groupBy(text, (character) => character).values();
  let bits = 0;
  for (const { length } of counts) bits -= (length / text.length) * Math.log2(length / text.length);
  return bits;
}
