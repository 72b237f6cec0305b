import { wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { headerValue } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Page, PageQuery } from '../page.ts';
import type { Visit } from '../visit.ts';
import { type Candidates, settle } from './settle.ts';

/** A name, in words, of what holds links alone. */
const OF_LINKS = /^links?$/;
const LINK = /\b(url|uri|href|link|path)\b/;
const NONE: Candidates = [null, undefined, ''];

/**
 * Makes an envelope tell of the page that its list is: totals, numbers, cursors, and links that lead
 * to the mock. What its schema doesn't take stays as it was made.
 * @param list the names that lead to the list.
 * @param isValid whether the body satisfies its schema.
 */
export function tellOfPage(
  visit: Visit,
  body: JsonObject,
  list: readonly string[],
  page: Page,
  isValid: (body: Json) => boolean,
): void {
  for (const [name, made] of Object.entries(body)) {
    if (name === list.at(-1)) continue;
    const candidates = candidatesOf(visit, wordsOf(name), made, page);
    settle(body, name, candidates, () => isValid(body));
    const inner = body[name];
    // Beside the list, an object tells of the page: `meta`, `pagination`, `_links`.
    if (candidates.length > 0 || !isJsonObject(inner)) continue;
    for (const [innerName, value] of Object.entries(inner)) {
      if (isJsonObject(value) && !OF_LINKS.test(wordsOf(name))) continue;
      const told = candidatesOf(visit, wordsOf(innerName), value, page);
      settle(inner, innerName, told, () => isValid(body));
    }
  }
}

/**
 * The header fields that tell of a page, of those of some names: `Link`, with the URLs of the pages
 * before and after (RFC 8288 §3), and numbers such as `X-Total-Count`.
 * @param names in lower case.
 */
export function pageHeaders(
  visit: Visit,
  page: Page,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const told = names.map((name): [string, Json | undefined] => {
    if (name === 'link') return [name, linkHeader(visit, page)];
    const words = wordsOf(name).replace(/^x /, '');
    return [name, candidatesOf(visit, words, 0, page)[0]];
  });
  return Object.fromEntries(
    told.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  );
}

/** Where there is one page alone, its own URL: an empty field would tell nothing. */
function linkHeader(visit: Visit, { next, previous }: Page): string {
  const links = [
    next && `<${pageUrl(visit, next)}>; rel="next"`,
    previous && `<${pageUrl(visit, previous)}>; rel="prev"`,
  ];
  const known = links.filter((link) => link !== undefined);
  return known.length === 0 ? `<${ownUrl(visit)}>; rel="self"` : known.join(', ');
}

function candidatesOf(visit: Visit, words: string, made: Json, page: Page): Candidates {
  const { next, previous, number, size, start, end, total } = page;
  const pages = Math.ceil(total / size);
  if (typeof made === 'boolean') {
    if (/^(has|is) (more|next( page)?)$|^more$/.test(words)) return [next !== undefined];
    if (/^(is )?last( page)?$/.test(words)) return [next === undefined];
    if (/^(is )?first( page)?$/.test(words)) return [start === 0];
    if (words === 'empty') return [start === end];
    return /^has prev(ious)?( page)?$/.test(words) ? [start > 0] : [];
  }
  if (typeof made === 'number') {
    if (/^(total )?pages?( count| total)$|^(total|last) pages?$/.test(words)) return [pages];
    if (/\btotal\b/.test(words)) return [total];
    if (/^((current )?page( number)?|number)$/.test(words)) return [number];
    if (/^(per page|page size|limit|page limit|size)$/.test(words)) return [size];
    if (/^(offset|skip|start)$/.test(words)) return [start];
    if (/^(count|length|number of elements)$/.test(words)) return [end - start];
    return /^next page$/.test(words) && next !== undefined ? [number + 1] : [];
  }
  const direction = /^(next|prev(ious)?)\b/.exec(words)?.[1];
  const isLast = /^(end|last) cursor$/.test(words);
  if (direction === undefined && !isLast) {
    if (words !== 'self') return [];
    return [isJsonObject(made) ? linkTo(made, ownUrl(visit)) : ownUrl(visit)];
  }
  const query = direction === 'next' || isLast ? next : previous;
  if (query === undefined) return NONE;
  if (isJsonObject(made)) return [linkObject(visit, made, query)];
  if (/\b(cursor|token|offset|after|marker)\b/.test(words)) return [query.value];
  return [pageUrl(visit, query), pageUrl(visit, query, '')];
}

/** An object that tells of a page has its link, and what to ask for. */
function linkObject(visit: Visit, made: JsonObject, query: PageQuery): JsonObject {
  const linked = linkTo(made, pageUrl(visit, query), pageUrl(visit, query, ''));
  const members = Object.entries(linked).map(([name, value]): [string, Json] => {
    const isValue = /\b(cursor|token|offset|after|marker)\b/.test(wordsOf(name));
    return [name, isValue ? query.value : value];
  });
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

/** Where the mock has a page: where the request was sent, but for what it asks. */
function pageUrl(visit: Visit, { name, value }: PageQuery, origin = originOf(visit)): string {
  const query = new URLSearchParams(visit.query);
  query.set(name, value);
  return `${origin}${splitTarget(visit.request.url).path}?${query}`;
}

function ownUrl(visit: Visit): string {
  const { path, query } = splitTarget(visit.request.url);
  return `${originOf(visit)}${path}${query === '' ? '' : `?${query}`}`;
}

/** Scheme and host as the client knows the mock; empty where it told none. */
export function originOf({ request }: Visit): string {
  const { origin } = splitTarget(request.url);
  const host = headerValue(request.headers, 'host');
  return origin ?? (host === undefined ? '' : `http://${host}`);
}
