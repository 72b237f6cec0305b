import { documentedResponse } from '../../compile/response.ts';
import type { Operation } from '../../contract/contract.ts';
import { type HeaderFields, type HttpResponse, headerPairs } from '../../http/exchange.ts';
import { parseQuery, queryValue } from '../../http/query.ts';
import { isToken, QUOTED, TOKEN, unquote } from '../../http/token.ts';
import { problem } from '../problem.ts';
import { askedStatus } from '../status.ts';

/** What one request asks of the mock, by `Prefer` (RFC 7240) or by query, as it was written. */
export interface Preference {
  /** The documented status to answer. */
  readonly code?: string;
  /** The named example to answer. */
  readonly example?: string;
  /** Whether to answer what is made (`true`) or the documented example (`false`). */
  readonly dynamic?: string;
  readonly seed?: string;
  /** Those of the header, as `Preference-Applied` repeats them. */
  readonly applied?: string;
}

const NAMES = ['code', 'example', 'dynamic', 'seed'] as const;
/** For clients that can't set headers. */
const QUERY_NAMES = { code: '__code', example: '__example', seed: '__seed' } as const;

const NONE: Preference = {};

/**
 * Reads a request's preferences: `Prefer: code=429, seed=a`, or the query parameters `__code`,
 * `__example` and `__seed`, which the header wins over. Preferences of other names are for others:
 * they are ignored, as RFC 7240 §2 says.
 */
export function readPreference(headers: HeaderFields, query: string): Preference {
  if (headers.prefer === undefined && !mayHoldPreference(query)) return NONE;
  const lines = headerPairs({ prefer: headers.prefer }).map(([, line]) => line);
  const inHeader = parsePrefer(lines.join(','));
  const inQuery = Object.entries(QUERY_NAMES).flatMap(([name, parameter]) => {
    const value = queryValue(query, parameter);
    return value === undefined ? [] : [[name, value] as const];
  });
  const own = NAMES.filter((name) => inHeader.has(name)).map(
    (name) => [name, inHeader.get(name) ?? ''] as const,
  );
  return {
    ...Object.fromEntries([...inQuery, ...own]),
    ...(own.length > 0 && { applied: own.map(writePreference).join(', ') }),
  };
}

/** A raw query without the preferences in it: they aren't the API's, and change none of its values. */
export function withoutPreference(query: string): string {
  if (!mayHoldPreference(query)) return query;
  const names = new Set<string>(Object.values(QUERY_NAMES));
  return query
    .split('&')
    .filter((pair) => parseQuery(pair).every(({ name }) => !names.has(name)))
    .join('&');
}

/**
 * The answer to a preference that can't be met. RFC 7240 §2 would have it ignored, but a test that
 * asks for what isn't there must not pass by an answer it didn't ask for.
 * @returns `undefined` where nothing stands in the way.
 */
export function unmetPreference(
  operation: Operation,
  preference: Preference,
): HttpResponse | undefined {
  const { code } = preference;
  const malformed = malformedPreference(preference);
  if (malformed !== undefined) return problem(400, malformed);
  const status = askedStatus(code);
  const isMet = status !== undefined && documentedResponse(operation, status) !== undefined;
  if (code === undefined || isMet) return undefined;
  const known = operation.responses.map((response) => response.status).join(', ') || 'none';
  const detail = `${operation.id} documents no status "${code}"; it documents: ${known}`;
  return problem(400, detail);
}

/** What is wrong with a preference whatever is documented, for a person. */
export function malformedPreference({ dynamic }: Preference): string | undefined {
  if (dynamic === undefined || dynamic === 'true' || dynamic === 'false') return undefined;
  return `the preference dynamic: expected true or false, received "${dynamic}"`;
}

/** The header field by which an answer says that it was asked for (RFC 7240 §3). */
export function appliedHeader({ applied }: Preference): Readonly<Record<string, string>> {
  return applied === undefined ? {} : { 'preference-applied': applied };
}

function mayHoldPreference(query: string): boolean {
  return query.includes('__');
}

const VALUE = `\\s*=\\s*(?:${QUOTED}|([^\\s,;"]*))`;
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
    if (!preferences.has(key)) preferences.set(key, quoted === undefined ? token : unquote(quoted));
  }
  return preferences;
}

function writePreference([name, value]: readonly [string, string]): string {
  return `${name}=${isToken(value) ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`}`;
}
