import { decodeFormText } from './percent.ts';

/** One `name=value` of a query. */
export interface QueryPair {
  readonly name: string;
  /** Still encoded: a list's delimiters must be split before its values are decoded. */
  readonly value: string;
}

/**
 * Splits a raw query, without `?`, into its pairs in their order (WHATWG URL §5.1). A name without
 * `=` has an empty value.
 */
export function parseQuery(query: string): QueryPair[] {
  const pairs: QueryPair[] = [];
  let start = 0;
  while (start < query.length) {
    const ampersand = query.indexOf('&', start);
    const end = ampersand === -1 ? query.length : ampersand;
    if (end > start) pairs.push(parsePair(query.slice(start, end)));
    start = end + 1;
  }
  return pairs;
}

/** The decoded value of the first pair with a name; `undefined` where there is none. */
export function queryValue(query: string, name: string): string | undefined {
  const pair =
    query === '' ? undefined : parseQuery(query).find((candidate) => candidate.name === name);
  return pair === undefined ? undefined : decodeFormText(pair.value);
}

function parsePair(text: string): QueryPair {
  const equals = text.indexOf('=');
  if (equals === -1) return { name: decodeFormText(text), value: '' };
  return { name: decodeFormText(text.slice(0, equals)), value: text.slice(equals + 1) };
}
