import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { follow, type Operation } from './document.ts';
import { fieldsOf } from './fields.ts';

/** What a request shows for a security scheme. */
export type Credential = 'present' | 'malformed' | 'missing';

/**
 * What a request shows for each scheme of each alternative of an operation's security: all of one have to be
 * there (OpenAPI 3.1 §4.8.30).
 */
export function credentialsOf(
  document: JsonObject,
  { security }: Operation,
  request: HttpRequest,
): Credential[][] {
  const { securitySchemes = {} } = follow(document, document.components);
  return security.map((alternative) =>
    Object.keys(alternative).map((name) =>
      credentialOf(follow(document, (securitySchemes as JsonObject)[name]), request),
    ),
  );
}

/** OpenAPI 3.1 §4.8.27. */
function credentialOf(
  { type, in: place, name, scheme }: JsonObject,
  request: HttpRequest,
): Credential {
  const { headers, url } = request;
  if (type === 'apiKey') {
    const cookies = String(headers.cookie ?? '').split(/; */);
    const key = {
      header: headers[String(name).toLowerCase()],
      query: fieldsOf(url.split('?')[1] ?? '').find(([field]) => field === name)?.[1],
      cookie: cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(`${name}=`.length),
    }[String(place)];
    return String(key ?? '').trim() === '' ? 'missing' : 'present';
  }
  const { authorization } = headers;
  if (authorization === undefined) return 'missing';
  const [word = '', token = '', ...more] = String(authorization).split(' ');
  // Tokens of OAuth 2 travel as bearer tokens (RFC 6750 §2.1); token68 is of RFC 9110 §11.2.
  const isToken = more.length === 0 && /^[\w\-.~+/]+=*$/.test(token);
  if (word.toLowerCase() !== (scheme ?? 'bearer') || !isToken) return 'malformed';
  const isPair = Buffer.from(token, 'base64').toString().includes(':');
  return scheme === 'basic' && !isPair ? 'malformed' : 'present';
}
