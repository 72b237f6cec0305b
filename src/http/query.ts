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
  forEachPair(query, (name, value) => pairs.push({ name, value }));
  return pairs;
}

/** Tells the pairs of a raw query, as {@link parseQuery} splits it, without making an object of each. */
export function forEachPair(query: string, tell: (name: string, value: string) => void): void {
  let start = 0;
  while (start < query.length) {
    const ampersand = query.indexOf('&', start);
    const end = ampersand === -1 ? query.length : ampersand;
    const pair = query.slice(start, end);
    const equals = pair.indexOf('=');
    if (equals !== -1) tell(decodeFormText(pair.slice(0, equals)), pair.slice(equals + 1));
    else if (pair !== '') tell(decodeFormText(pair), '');
    start = end + 1;
  }
}

/** The decoded value of the first pair with a name; `undefined` where there is none. */
export function queryValue(query: string, name: string): string | undefined {
  const pair =
    query === '' ? undefined : parseQuery(query).find((candidate) => candidate.name === name);
  return pair === undefined ? undefined : decodeFormText(pair.value);
}
