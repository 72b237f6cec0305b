import { type HeaderFields, headerPairs } from '../http/exchange.ts';
import { parseQuery, queryValue } from '../http/query.ts';

/** What one request asks of the mock, by `Prefer` (RFC 7240) or by query. */
export interface Preference {
  /** The documented status to answer. */
  readonly code?: string;
  /** The named example to answer. */
  readonly example?: string;
  /** Whether to answer a fake (true) or the documented example (false). */
  readonly dynamic?: boolean;
  readonly seed?: string;
}

const NONE: Preference = {};
const QUERY_NAMES = new Set(['__code', '__example', '__seed']);

/**
 * Reads a request's preferences: `Prefer: code=429, seed=a` and, for clients that can't set headers,
 * the query parameters `__code`, `__example` and `__seed`, which the header wins over.
 */
export function readPreference(headers: HeaderFields, query: string): Preference {
  if (headers.prefer === undefined && !mayHoldPreference(query)) return NONE;
  const lines = headerPairs({ prefer: headers.prefer }).map(([, line]) => line);
  const named = parsePrefer(lines.join(','));
  const code = named.get('code') ?? queryValue(query, '__code');
  const example = named.get('example') ?? queryValue(query, '__example');
  const seed = named.get('seed') ?? queryValue(query, '__seed');
  const dynamic = named.get('dynamic');
  return {
    ...(code !== undefined && { code }),
    ...(example !== undefined && { example }),
    ...(seed !== undefined && { seed }),
    ...((dynamic === 'true' || dynamic === 'false') && { dynamic: dynamic === 'true' }),
  };
}

/** A raw query without the preferences in it: they aren't the API's, and change none of its values. */
export function withoutPreference(query: string): string {
  if (!mayHoldPreference(query)) return query;
  return query
    .split('&')
    .filter((pair) => parseQuery(pair).every(({ name }) => !QUERY_NAMES.has(name)))
    .join('&');
}

function mayHoldPreference(query: string): boolean {
  return query.includes('__');
}

const TOKEN = /[!#$%&'*+.^_`|~\w-]+/.source;
const VALUE = /\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*))/.source;
/** One preference of a list: a name, perhaps a value, and parameters that don't matter here. */
const PREFERENCE = new RegExp(
  `(?:^|,)[\\s,]*(${TOKEN})(?:${VALUE})?(?:\\s*;\\s*(?:${TOKEN}(?:${VALUE})?)?)*`,
  'g',
);

/** By lower-case name; the first of a name counts (RFC 7240 §2). */
function parsePrefer(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of header.matchAll(PREFERENCE)) {
    const key = name.toLowerCase();
    if (!preferences.has(key)) preferences.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? token);
  }
  return preferences;
}
