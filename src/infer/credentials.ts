import { readCredential } from '../compile/credential.ts';
import type { JsonObject, SecurityScheme } from '../contract/contract.ts';
import { freeName } from '../contract/pointer.ts';
import { type HttpRequest, headerValue } from '../http/exchange.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { isMasked } from '../recording/redaction.ts';
import { isSecretName } from '../recording/secret-name.ts';
import { headerTitle, isOwnRequestHeader } from './header-names.ts';
import { camelCase } from './names.ts';

/** Where a credential stands: `http bearer`, `header X-Api-Key`, `query api_key`, `cookie sid`. */
export type CredentialPlace = string;

/**
 * The places where a request presents a credential, masked or not, in order: by the names of its header fields
 * and query parameters. Browsers send cookies with whatever they send: they count where nothing else does.
 */
export function credentialPlaces(request: HttpRequest): CredentialPlace[] {
  const { headers, url } = request;
  const authorization = headerValue(headers, 'authorization')?.trim() ?? '';
  const keys = Object.keys(headers).filter(
    (name) => isSecretName(name) && isOwnRequestHeader(name),
  );
  const query = parseQuery(splitTarget(url).query).filter(({ name }) => isSecretName(name));
  const places = [
    ...(authorization === '' ? [] : [authorizationPlace(request, authorization)]),
    ...keys.map((name) => `header ${headerTitle(name)}`),
    ...query.map(({ name }) => `query ${name}`),
  ];
  const found = places.length > 0 ? places : cookieNames(headers).map((name) => `cookie ${name}`);
  return [...new Set(found)].sort();
}

/** The security schemes of some places (OpenAPI 3.1 §4.8.27), by names of their own. */
export function securitySchemes(
  places: readonly CredentialPlace[],
): ReadonlyMap<CredentialPlace, { readonly name: string; readonly scheme: JsonObject }> {
  const taken = new Set<string>();
  return new Map(
    [...places].sort().map((place) => {
      const [location = '', named = ''] = /^(\w+) (.*)$/s.exec(place)?.slice(1) ?? [];
      const isHttp = location === 'http';
      const wanted = isHttp ? `${named}Auth` : camelCase(named) || 'key';
      const name = freeName(wanted, (one) => taken.has(one));
      taken.add(name);
      const scheme = isHttp
        ? { type: 'http', scheme: named }
        : { type: 'apiKey', in: location, name: named };
      return [place, { name, scheme }];
    }),
  );
}

/** A scheme of HTTP where the field has the form of one; a bare key else. */
function authorizationPlace({ headers, url }: HttpRequest, authorization: string): CredentialPlace {
  const presented = { headers, query: splitTarget(url).query };
  const scheme = /^[A-Za-z][\w-]*(?= )/.exec(authorization)?.[0].toLowerCase() ?? 'bearer';
  const http: SecurityScheme = { type: 'http', scheme };
  const isOfScheme = readCredential(http, presented).state === 'present' || isMasked(authorization);
  return isOfScheme ? `http ${scheme}` : 'header Authorization';
}

function cookieNames(headers: HttpRequest['headers']): string[] {
  const cookies = [headers.cookie ?? []].flat().flatMap((line) => line.split(';'));
  return cookies.map((cookie) => cookie.split('=')[0]?.trim() ?? '').filter(isSecretName);
}
