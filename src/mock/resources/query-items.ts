import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { Operation } from '../../contract/contract.ts';

/** How the items of a collection are found by a query: `/book?bookId=…` beside `/books`. */
export interface QueryItem {
  /** The path of the collection. */
  readonly base: string;
  readonly parameter: string;
}

/**
 * How a path tells of the items of a collection beside it by the one query parameter that it can't do
 * without, an id; `undefined` where it doesn't.
 */
export function queryItemAt(
  path: string,
  byPath: ReadonlyMap<string, readonly Operation[]>,
): QueryItem | undefined {
  const operations = byPath.get(path) ?? [];
  const [read] = operations.filter(({ method }) => method === 'GET');
  // Who posts there makes one.
  if (read === undefined || operations.some(({ method }) => method === 'POST')) return undefined;
  const asked = read.parameters.filter((one) => one.in === 'query' && one.required);
  const [{ name = '' } = {}] = asked;
  const [scope, words] = partsOf(path);
  const id = wordsOf(name).replace(`${words} `, '');
  if (asked.length !== 1 || !/^\w+$/.test(name) || !ID_NAMES.includes(id)) return undefined;
  const base = [...byPath.keys()].find((other) => {
    const [otherScope, otherWords] = partsOf(other);
    return other !== path && otherScope === scope && singular(otherWords) === words;
  });
  return base === undefined ? undefined : { base, parameter: name };
}

/** A path up to its last segment, and that segment in words. */
function partsOf(path: string): [scope: string, words: string] {
  const end = path.lastIndexOf('/');
  return [path.slice(0, end), wordsOf(path.slice(end + 1))];
}
