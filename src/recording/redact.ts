import type { HeaderFields, Message } from '../http/exchange.ts';
import { createPseudonyms, type Pseudonyms } from './pseudonyms.ts';
import { redactBody } from './redact-body.ts';
import type { Redaction, RedactRules } from './redact-rules.ts';
import { redactText } from './redact-text.ts';
import { redactUrl } from './redact-url.ts';
import type { WrittenExchange } from './write-har.ts';

/** Hides the secrets of exchanges. */
export interface Redactor {
  /** An exchange in which each secret is replaced by a name, the same wherever the secret stands. */
  redact(exchange: WrittenExchange): WrittenExchange;
  /** How many secrets were hidden so far. */
  readonly hidden: number;
}

/**
 * Hides secrets by their names, by what credentials look like, by rules, and wherever one stands that was
 * hidden before. Bodies that are text come free of their content codings; one that can't be read isn't
 * held where a secret might be in it.
 * @param key what names are derived by: the same key gives the same names.
 */
export function createRedactor(rules: RedactRules, key: string | Uint8Array): Redactor {
  const pseudonyms = createPseudonyms(key);
  const redaction = { rules, pseudonyms };
  let hidden = 0;
  return {
    redact(exchange) {
      // A secret may stand before the place that tells that it is one.
      redactExchange(exchange, redaction);
      const before = pseudonyms.hidden;
      const redacted = redactExchange(exchange, redaction);
      hidden += pseudonyms.hidden - before;
      return redacted;
    },
    get hidden() {
      return hidden;
    },
  };
}

function redactExchange(exchange: WrittenExchange, redaction: Redaction): WrittenExchange {
  const { request, response, unanswered } = exchange;
  const asked = redactMessage(request, redaction);
  const answered = response && redactMessage(response, redaction);
  const url = redactUrl(request.url, redaction, redaction.rules.secretsInPath(request));
  const omitted = {
    ...exchange.omitted,
    ...(asked.omitted !== undefined && { request: asked.omitted }),
    ...(answered?.omitted !== undefined && { response: answered.omitted }),
  };
  return {
    ...exchange,
    request: { ...asked.message, url },
    ...(answered && { response: answered.message }),
    ...(unanswered !== undefined && { unanswered: redactText(unanswered, redaction) }),
    omitted,
  };
}

function redactMessage<Part extends Message>(
  message: Part,
  redaction: Redaction,
): { readonly message: Part; readonly omitted?: string } {
  const { body: _, ...rest } = message;
  const { omitted, body } = redactBody(message, redaction);
  const headers = redactHeaders(message.headers, redaction);
  return {
    message: { ...rest, headers, ...(body !== undefined && { body }) } as Part,
    ...(omitted !== undefined && { omitted }),
  };
}

function redactHeaders(headers: HeaderFields, redaction: Redaction): HeaderFields {
  const redacted = Object.entries(headers).map(([name, value]) => {
    if (value === undefined) return [name, value];
    if (typeof value === 'string') return [name, redactField(name, value, redaction)];
    return [name, value.map((text) => redactField(name, text, redaction))];
  });
  return Object.fromEntries(redacted);
}

/** What stands before a credential (RFC 9110 §11.4). */
const SCHEME = /^([A-Za-z][\w-]*) +(.*)$/s;

function redactField(name: string, value: string, redaction: Redaction): string {
  const { pseudonyms, rules } = redaction;
  if (name === 'authorization') return redactCredentials(value, pseudonyms);
  if (name === 'cookie')
    return value
      .split(/; */)
      .map((pair) => redactCookie(pair, pseudonyms))
      .join('; ');
  if (name === 'set-cookie') {
    const [pair = '', ...attributes] = value.split(';');
    return [redactCookie(pair, pseudonyms), ...attributes].join(';');
  }
  if (rules.isSecret(name)) return pseudonyms.of(value);
  return URL.canParse(value) ? redactUrl(value, redaction) : redactText(value, redaction);
}

function redactCredentials(value: string, pseudonyms: Pseudonyms): string {
  const [, scheme, credentials = ''] = SCHEME.exec(value) ?? [];
  if (scheme === undefined) return pseudonyms.of(value);
  if (scheme.toLowerCase() === 'basic') {
    // RFC 7617 §2: the user's name may have no colon.
    const pair = Buffer.from(credentials, 'base64').toString();
    pseudonyms.learn(pair);
    pseudonyms.learn(pair.slice(pair.indexOf(':') + 1));
  }
  return `${scheme} ${pseudonyms.of(credentials)}`;
}

/** Any cookie may be what a session is known by. */
function redactCookie(pair: string, pseudonyms: Pseudonyms): string {
  const equals = pair.indexOf('=');
  const value = pair.slice(equals + 1).trim();
  return `${pair.slice(0, equals + 1)}${pseudonyms.of(value.replace(/^"(.*)"$/, '$1'))}`;
}
