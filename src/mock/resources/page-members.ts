import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Page, PageQuery } from '../page.ts';
import type { Visit } from '../visit.ts';
import type { Candidates } from './members.ts';
import { ownUrl, pageUrl } from './page-url.ts';

/** What members of a name, in words, tell of a page. */
type Table<Told> = readonly (readonly [name: RegExp, tell: (page: Page) => Told])[];

const FLAGS: Table<boolean> = [
  [/^(has|is) (more|next( page)?)$|^more$/, ({ next }) => next !== undefined],
  [/^(is )?last( page)?$/, ({ next }) => next === undefined],
  [/^(is )?first( page)?$/, ({ start }) => start === 0],
  [/^(is )?empty$/, ({ keys }) => keys.length === 0],
  [/^has prev(ious)?( page)?$/, ({ start }) => start > 0],
];

/** What is counted in something else than items. */
const MEASURE =
  /\b(amount|bytes|cost|due|duration|paid|price|revenue|spent|tax|time|value|weight)\b/;
/** How many items there are on all pages; the bare `count` of a page stands beside one of these. */
const TOTAL = /\btotal\b|^odata count$/;
const COUNT = /^count$/;

const NUMBERS: Table<number | undefined> = [
  [
    /^(total |num )?pages?( count| total)$|^(total|last|num|number of) pages?$|^pages$/,
    ({ total, size }) => Math.ceil(total / size),
  ],
  [TOTAL, ({ total }) => total],
  [/\bremaining\b/, ({ total, end }) => Math.max(0, total - end)],
  [/^((current )?page( (number|no|index))?|number)$/, ({ number }) => number],
  [/^(per page|page size|limit|page limit|size)$/, ({ size }) => size],
  [/^(offset|skip|start|start index)$/, ({ start }) => start],
  [/^(from|first item)$/, ({ start, keys }) => (keys.length > 0 ? start + 1 : undefined)],
  [/^(to|last item)$/, ({ end, keys }) => (keys.length > 0 ? end : undefined)],
  [/^(count|length|number of elements)$/, ({ keys }) => keys.length],
  [/^next page$/, ({ next, number }) => next && number + 1],
  [/^prev(ious)? page$/, ({ previous, number }) => previous && number - 1],
];

/** Where the items of a page begin and end, whether or not there are others. */
const CURSORS: Table<string | undefined> = [
  [/^(start|first) cursor$/, ({ keys }) => keys[0]],
  [/^(end|last) cursor$/, ({ keys }) => keys.at(-1)],
];

const NEIGHBOURS: Table<PageQuery | undefined> = [
  [
    /^(odata )?next\b|^(after|bookmark|continuation token|continue|cursor|marker)$/,
    ({ next }) => next,
  ],
  [/^prev(ious)?\b|^before$/, ({ previous }) => previous],
  [/^first( page)?( (href|link|uri|url))?$/, ({ first }) => first],
  [/^last( page)?( (href|link|uri|url))?$/, ({ last }) => last],
];

const VALUE = /\b(after|before|bookmark|continue|cursor|marker|offset|token)\b/;
const LINK = /\b(url|uri|href|link|path)\b/;
const NONE: Candidates = [null, undefined, ''];

/**
 * What a member may tell of a page, by its name and the kind of its value: totals, numbers, cursors, and
 * links that lead to the mock. Empty where it tells of something else.
 * @param words its name, in words.
 * @param made its value, as it was made.
 * @param siblings the names, in words, of what stands beside it.
 */
export function toldOfPage(
  visit: Visit,
  words: string,
  made: Json,
  page: Page,
  siblings: readonly string[] = [],
): Candidates {
  if (typeof made === 'boolean') return toldBy(FLAGS, words, page);
  if (typeof made === 'number') {
    const isTotal = COUNT.test(words) && !siblings.some((name) => TOTAL.test(name));
    if (isTotal) return [page.total];
    return MEASURE.test(words) ? [] : toldBy(NUMBERS, words, page);
  }
  if (words === 'self') return [isJsonObject(made) ? linkTo(made, ownUrl(visit)) : ownUrl(visit)];
  const cursor = CURSORS.find(([name]) => name.test(words));
  if (cursor !== undefined) return page.keys.length === 0 ? NONE : [cursor[1](page)];
  const neighbour = NEIGHBOURS.find(([name]) => name.test(words));
  if (neighbour === undefined) return [];
  const query = neighbour[1](page);
  if (query === undefined) return NONE;
  if (isJsonObject(made)) return [linkObject(visit, made, query)];
  return VALUE.test(words) ? [query.value] : [pageUrl(visit, query), pageUrl(visit, query, '')];
}

/** What a table has for a name; nothing that tells of no page is kept as it was made. */
function toldBy(table: Table<Json | undefined>, words: string, page: Page): Candidates {
  const told = table.find(([name]) => name.test(words));
  if (told === undefined) return [];
  const value = told[1](page);
  return value === undefined ? [null, undefined] : [value];
}

/** An object that tells of a page has its link, and what to ask for. */
function linkObject(visit: Visit, made: JsonObject, query: PageQuery): JsonObject {
  const linked = linkTo(made, pageUrl(visit, query), pageUrl(visit, query, ''));
  const members = Object.entries(linked).map(([name, value]): [string, Json] => [
    name,
    VALUE.test(wordsOf(name)) ? query.value : value,
  ]);
  return Object.fromEntries(members);
}

/** An object with a link in it that leads somewhere. */
function linkTo(made: JsonObject, url: string, path = url): JsonObject {
  const members = Object.entries(made).map(([name, value]): [string, Json] => {
    const words = wordsOf(name);
    if (words === 'path') return [name, path];
    return [name, typeof value === 'string' && LINK.test(words) ? url : value];
  });
  return Object.fromEntries(members);
}
