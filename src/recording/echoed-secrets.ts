import { decodeBody } from '../http/body.ts';
import {
  type HeaderFields,
  type HttpRequest,
  headerPairs,
  headerValue,
  type Message,
} from '../http/exchange.ts';
import { parseJson } from '../http/json.ts';
import { decodeFormText } from '../http/percent.ts';
import { parseQuery } from '../http/query.ts';
import { syntaxOf } from '../http/syntax.ts';
import { splitTarget } from '../http/target.ts';
import { isMasked } from './redaction.ts';
import { type IsSecret, isCredentialName, isSecretAmong } from './secret-name.ts';
import { MASK } from './secret-text.ts';

/**
 * What a secret must be to be looked for by itself: long, and no word, number or name that may stand there
 * for something else.
 */
const IS_TELLING = /^(?=.*\d)(?=.*[^\d.:-]).{8,}$|^.{24,}$/s;

/** `Bearer` and the like in front of a credential (RFC 9110 §11.4). */
const SCHEME = /^(basic )?(?:[A-Za-z][\w-]* +)?(.*)$/is;

/** Whether a secret can be told wherever it stands. */
export function isTelling(secret: string): boolean {
  return IS_TELLING.test(secret) && !isMasked(secret);
}

/** Makes what gives a text with `***` in place of the secrets of a request: errors like to quote a key. */
export function createEchoMask(request: HttpRequest, isSecret: IsSecret): (text: string) => string {
  let secrets: readonly string[] | undefined;
  return (text) => {
    // Most texts are too short to hold one.
    if (!IS_TELLING.test(text)) return text;
    secrets ??= [...new Set(secretsOf(request, isSecret).filter(isTelling))];
    return secrets.reduce((masked, secret) => masked.replaceAll(secret, MASK), text);
  };
}

/** A message whose header fields and text are masked by something else. */
export function withMasked<Part extends Message>(
  message: Part,
  mask: (text: string) => string,
): Part {
  const { headers, body } = message;
  const fields = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === 'object' ? value.map(mask) : value && mask(value),
  ]);
  return {
    ...message,
    headers: Object.fromEntries(fields),
    ...(typeof body === 'string' && { body: mask(body) }),
  };
}

function secretsOf(request: HttpRequest, isSecret: IsSecret): string[] {
  const { origin = '', query } = splitTarget(request.url);
  const [, user = ''] = /\/\/([^/@]*)@/.exec(origin) ?? [];
  return [
    ...ofUser(decodeFormText(user)),
    ...inPairs(query, isSecret),
    ...inHeaders(request.headers, isSecret),
    ...inBody(request),
  ];
}

/** `user:password`, and the password. */
function ofUser(user: string): string[] {
  return [user, user.slice(user.indexOf(':') + 1)];
}

function inPairs(text: string, isSecret: IsSecret): string[] {
  const pairs = parseQuery(text);
  const isSecretHere = isSecretAmong(
    pairs.map(({ name }) => name),
    isSecret,
  );
  return pairs.flatMap(({ name, value }) =>
    isSecretHere(name) ? [value, decodeFormText(value)] : [],
  );
}

function inHeaders(headers: HeaderFields, isSecret: IsSecret): string[] {
  return headerPairs(headers).flatMap(([name, value]) => {
    if (name === 'cookie') {
      return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
    }
    if (!isSecret(name)) return [];
    const [, basic, credential = ''] = SCHEME.exec(value) ?? [];
    const isBasic = name === 'authorization' && basic !== undefined;
    const user = isBasic ? Buffer.from(credential, 'base64').toString() : '';
    return [value, credential, ...ofUser(user)];
  });
}

/** Of JSON and forms. */
function inBody({ body, headers }: HttpRequest): string[] {
  if (body === undefined) return [];
  const decoded = decodeBody(body, headers);
  if (!('text' in decoded)) return [];
  if (syntaxOf(headerValue(headers, 'content-type') ?? '') === 'form') {
    return inPairs(decoded.text, isCredentialName);
  }
  const parsed = parseJson(decoded.text);
  return parsed.ok ? inMembers(parsed.value) : [];
}

/** The texts at and below credentials' names. */
function inMembers(document: unknown): string[] {
  const secrets: string[] = [];
  // Not by recursion: a body may be nested deeper than the stack.
  const open = [{ value: document, isSecret: false }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, isSecret } = node;
    if (typeof value === 'string' && isSecret) secrets.push(value);
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      open.push({ value: member, isSecret: isSecret || isCredentialName(name) });
    }
  }
  return secrets;
}
