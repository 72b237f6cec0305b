import { decodeBody } from '../http/body.ts';
import { type HeaderFields, headerValue, type Message } from '../http/exchange.ts';
import { parseJsonExactly } from '../http/json.ts';
import { LongInteger } from '../http/long-integer.ts';
import { maskedUrl } from './redaction.ts';
import { type IsSecret, isCredentialName } from './secret-name.ts';
import { MASK, maskedText, withoutShapes } from './secret-text.ts';
import type { WrittenExchange } from './write-har.ts';

/**
 * An exchange with `***` in place of the values of secrets: in URLs, header fields, and members of bodies.
 * Bodies that are text are free of their content codings.
 */
export function maskedExchange(
  { request, response, ...exchange }: WrittenExchange,
  isSecret: IsSecret,
): WrittenExchange {
  const masked = { ...maskedMessage(request, isSecret), url: maskedUrl(request.url, isSecret) };
  return {
    ...exchange,
    request: masked,
    ...(response !== undefined && { response: maskedMessage(response, isSecret) }),
  };
}

/**
 * A request or a response with `***` in place of the secrets in its header fields and body.
 * @param isSecretAt whether a value of a JSON body is one, by the names and indices that lead there.
 */
export function maskedMessage<Part extends Message>(
  message: Part,
  isSecret: IsSecret,
  isSecretAt: IsSecretAt = () => false,
): Part {
  const { headers, body } = message;
  const decoded = body === undefined ? { problem: 'none' } : decodeBody(body, headers);
  const mediaType = headerValue(headers, 'content-type') ?? '';
  return {
    ...message,
    headers: maskedHeaders(headers, isSecret),
    ...('text' in decoded && { body: maskedBody(decoded.text, mediaType, isSecret, isSecretAt) }),
  };
}

/** `Bearer` and the like, which may be shown (RFC 9110 §11.4). */
const SCHEME = /^(?:[A-Za-z][\w-]* )?/;

/** Header fields with `***` in place of credentials and cookies, and of secrets within URLs. */
export function maskedHeaders(headers: HeaderFields, isSecret: IsSecret): HeaderFields {
  const masked = Object.entries(headers).map(([name, value]) => {
    if (value === undefined) return [name, value];
    if (typeof value === 'string') return [name, maskedField(name, value, isSecret)];
    return [name, value.map((text) => maskedField(name, text, isSecret))];
  });
  return Object.fromEntries(masked);
}

function maskedField(name: string, value: string, isSecret: IsSecret): string {
  if (name === 'authorization') return `${SCHEME.exec(value)?.[0]}${MASK}`;
  if (isSecret(name)) return MASK;
  return URL.canParse(value) ? maskedUrl(value, isSecret) : withoutShapes(value);
}

/** A body with `***` in place of its credentials: of JSON and forms by their members. */
export function maskedBody(
  text: string,
  mediaType: string,
  isSecret: IsSecret,
  isSecretAt: IsSecretAt = () => false,
): string {
  if (mediaType.startsWith('application/x-www-form-urlencoded')) {
    return maskedUrl(`/?${text}`, isSecret).slice('/?'.length);
  }
  const parsed = parseJsonExactly(text);
  if (!parsed.ok) return maskedText(text, isCredentialName);
  // What has no secret stays as it was written.
  const isSecretHere: IsSecretAt = (path) =>
    isCredentialName(path.at(-1) ?? '') || isSecretAt(path);
  const masked = holdsSecretAt(parsed.value, isSecretHere, [])
    ? JSON.stringify(maskedMembers(parsed.value, isSecretHere, []))
    : text;
  return withoutShapes(masked);
}

type IsSecretAt = (path: readonly string[]) => boolean;

function holdsSecretAt(value: unknown, isSecretAt: IsSecretAt, path: readonly string[]): boolean {
  if (isSecretAt(path)) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) =>
    holdsSecretAt(member, isSecretAt, [...path, name]),
  );
}

/** @param isBelow whether the value stands below a secret's place: every text there is one. */
function maskedMembers(
  value: unknown,
  isSecretAt: IsSecretAt,
  path: readonly string[],
  isBelow = false,
): unknown {
  const isHidden = isBelow || isSecretAt(path);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value instanceof LongInteger) return isHidden ? MASK : value;
  const below = (name: string, member: unknown) =>
    maskedMembers(member, isSecretAt, [...path, name], isHidden);
  if (Array.isArray(value)) return value.map((item, index) => below(String(index), item));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, below(name, member)]),
  );
}
