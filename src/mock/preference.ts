import { type HeaderFields, headerValue } from '../http/exchange.ts';
import { queryValue } from '../http/query.ts';

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

/**
 * Reads a request's preferences: `Prefer: code=429, seed=a` and, for clients that can't set headers,
 * the query parameters `__code`, `__example` and `__seed`, which the header wins over.
 */
export function readPreference(headers: HeaderFields, query: string): Preference {
  const header = headers.prefer;
  if (header === undefined && !query.includes('__')) return NONE;
  const named = parsePrefer(
    Array.isArray(header) ? header.join(',') : (headerValue(headers, 'prefer') ?? ''),
  );
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

/** One preference: a token, and a value that is a token or a quoted string (RFC 7240 §2). */
const PREFERENCE = /([!#$%&'*+.^_`|~\w-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g;

/** By lower-case name; the first of a name counts (RFC 7240 §2). */
function parsePrefer(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of header.matchAll(PREFERENCE)) {
    const key = name.toLowerCase();
    if (!preferences.has(key)) preferences.set(key, quoted?.replaceAll(/\\(.)/g, '$1') ?? token);
  }
  return preferences;
}
