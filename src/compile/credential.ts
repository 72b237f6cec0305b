import type { SecurityScheme } from '../contract/contract.ts';
import { type HeaderFields, type HttpRequest, headerValue } from '../http/exchange.ts';
import { parseQuery, type QueryPair, queryValue } from '../http/query.ts';
import { remembered } from '../http/remembered.ts';
import { splitTarget } from '../http/target.ts';
import { weakly } from './lazily.ts';

/** The parts of a request that can hold a credential. */
export interface Presented {
  readonly headers: HeaderFields;
  /** Raw, without the question mark. */
  readonly query: string;
}

/** What a request presents for one security scheme. */
export type PresentedCredential =
  | { readonly state: 'missing' }
  | { readonly state: 'malformed'; readonly text: string }
  /** `value`: the key or token; `user:password` for HTTP basic. */
  | { readonly state: 'present'; readonly text: string; readonly value: string };

/** b64token of RFC 6750 §2.1, which is token68 of RFC 9110 §11.2. */
const TOKEN68 = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * Reads the credential that a request presents for a security scheme (OpenAPI 3.1 §4.8.27). A client
 * certificate is always missing: it is shown to the transport, not in the request.
 */
export function readCredential(scheme: SecurityScheme, presented: Presented): PresentedCredential {
  const text = credentialText(scheme, presented);
  return text === undefined ? MISSING : credentialIn(scheme)(text);
}

const MISSING: PresentedCredential = { state: 'missing' };

/** What a text holds, by the scheme: most requests present what those before them did. */
const credentialIn = weakly((scheme: SecurityScheme) =>
  remembered((text: string): PresentedCredential => {
    const value = scheme.type === 'apiKey' ? apiKey(text) : authorization(scheme, text);
    return value === undefined ? { state: 'malformed', text } : { state: 'present', text, value };
  }),
);

/** Names the place of a scheme's credential for people: `the Authorization header`. */
export function credentialPlace(scheme: SecurityScheme): string {
  if (scheme.type !== 'apiKey') return 'the Authorization header';
  if (scheme.in === 'query') return `the query parameter ${scheme.name}`;
  return scheme.in === 'cookie' ? `the cookie ${scheme.name}` : `the ${scheme.name} header`;
}

function credentialText(scheme: SecurityScheme, { headers, query }: Presented): string | undefined {
  if (scheme.type === 'mutualTLS') return undefined;
  if (scheme.type !== 'apiKey') return headerValue(headers, 'authorization');
  if (scheme.in === 'query') return queryValue(query, scheme.name);
  if (scheme.in === 'header') return headerValue(headers, scheme.name.toLowerCase());
  const cookies = (headerValue(headers, 'cookie') ?? '').split(';').map((cookie) => cookie.trim());
  return cookies
    .find((cookie) => cookie.startsWith(`${scheme.name}=`))
    ?.slice(scheme.name.length + 1);
}

function apiKey(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}

/** OAuth 2 and OpenID Connect tokens travel as bearer tokens (RFC 6750 §2.1). */
function authorization(scheme: SecurityScheme, text: string): string | undefined {
  const expected = scheme.type === 'http' ? scheme.scheme : 'bearer';
  const [name = '', value = '', ...rest] = text.trim().split(' ').filter(Boolean);
  if (name.toLowerCase() !== expected) return undefined;
  if (expected !== 'basic' && expected !== 'bearer') return [value, ...rest].join(' ') || undefined;
  if (rest.length > 0 || !TOKEN68.test(value)) return undefined;
  if (expected === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.includes(':') ? pair : undefined;
}

/**
 * The request with a credential for a scheme put in; with `undefined`, the one it holds taken out.
 * @param value as {@link readCredential} gives it: `user:password` for HTTP basic.
 */
export function withCredential(
  request: HttpRequest,
  scheme: SecurityScheme,
  value: string | undefined,
): HttpRequest {
  if (scheme.type === 'mutualTLS') return request;
  if (scheme.type !== 'apiKey') {
    return withHeader(request, 'authorization', value && authorizationText(scheme, value));
  }
  if (scheme.in === 'header') return withHeader(request, scheme.name.toLowerCase(), value);
  if (scheme.in === 'query') return withQueryValue(request, scheme.name, value);
  const cookies = headerValue(request.headers, 'cookie')?.split(/; */) ?? [];
  const others = cookies.filter((cookie) => !cookie.startsWith(`${scheme.name}=`));
  const all = value === undefined ? others : [...others, `${scheme.name}=${value}`];
  return withHeader(request, 'cookie', all.length === 0 ? undefined : all.join('; '));
}

function authorizationText(scheme: SecurityScheme, value: string): string {
  if (scheme.type !== 'http') return `Bearer ${value}`;
  const name = scheme.scheme.charAt(0).toUpperCase() + scheme.scheme.slice(1);
  return `${name} ${name === 'Basic' ? Buffer.from(value).toString('base64') : value}`;
}

function withHeader(request: HttpRequest, name: string, value: string | undefined): HttpRequest {
  const { [name]: _, ...others } = request.headers;
  return { ...request, headers: value === undefined ? others : { ...others, [name]: value } };
}

function withQueryValue(
  request: HttpRequest,
  name: string,
  value: string | undefined,
): HttpRequest {
  const others = withoutQueryPairs(request, (pair) => pair.name === name);
  if (value === undefined) return others;
  const mark = splitTarget(others.url).query === '' ? '?' : '&';
  const pair = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  return { ...others, url: `${others.url}${mark}${pair}` };
}

/** The request without some pairs of its query; the others stay as they were written. */
export function withoutQueryPairs(
  request: HttpRequest,
  isDropped: (pair: QueryPair) => boolean,
): HttpRequest {
  const { origin = '', path, query } = splitTarget(request.url);
  const kept = query
    .split('&')
    .filter((pair) => !parseQuery(pair).some(isDropped))
    .join('&');
  return { ...request, url: `${origin}${path}${kept === '' ? '' : `?${kept}`}` };
}
