import { wordsOf } from '../../compile/fakes/text.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { headerValue } from '../../http/exchange.ts';
import { splitTarget } from '../../http/target.ts';
import type { Page, PageQuery } from '../page.ts';
import type { Visit } from '../visit.ts';
import { type Candidates, settle } from './settle.ts';

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
  const envelopes = [body, ...Object.values(body).filter(isJsonObject)];
  for (const envelope of envelopes) {
    for (const [name, made] of Object.entries(envelope)) {
      if (name === list.at(-1) || (isJsonObject(made) && envelope !== body)) continue;
      const candidates = candidatesOf(visit, wordsOf(name), made, page);
      settle(envelope, name, candidates, () => isValid(body));
    }
  }
}

/** The URLs of the pages before and after, as a `Link` header has them (RFC 8288 §3). */
export function linkHeader(visit: Visit, { next, previous }: Page): string {
  const links = [
    next && `<${pageUrl(visit, next)}>; rel="next"`,
    previous && `<${pageUrl(visit, previous)}>; rel="prev"`,
  ];
  return links.filter((link) => link !== undefined).join(', ');
}

function candidatesOf(visit: Visit, words: string, made: Json, page: Page): Candidates {
  const { next, previous, number, size, start, end, total } = page;
  const pages = Math.ceil(total / size);
  if (typeof made === 'boolean') {
    if (/^(has|is) (more|next( page)?)$|^more$/.test(words)) return [next !== undefined];
    return /^has prev(ious)?( page)?$/.test(words) ? [start > 0] : [];
  }
  if (typeof made === 'number') {
    if (/^(total )?pages?( count| total)$|^(total|last) pages?$/.test(words)) return [pages];
    if (/\btotal\b/.test(words)) return [total];
    if (/^(current )?page( number)?$/.test(words)) return [number];
    if (/^(per page|page size|limit|page limit)$/.test(words)) return [size];
    if (/^(offset|skip|start)$/.test(words)) return [start];
    if (/^(count|size|length)$/.test(words)) return [end - start];
    return /^next page$/.test(words) && next !== undefined ? [number + 1] : [];
  }
  const direction = /^(next|prev(ious)?)\b/.exec(words)?.[1];
  const isLast = /^(end|last) cursor$/.test(words);
  if (direction === undefined && !isLast) return words === 'self' ? [ownUrl(visit)] : [];
  const query = direction === 'next' || isLast ? next : previous;
  if (query === undefined) return NONE;
  if (isJsonObject(made)) return [linkObject(visit, made, query)];
  if (/\b(cursor|token|offset|after|marker)\b/.test(words)) return [query.value];
  return [pageUrl(visit, query), pageUrl(visit, query, '')];
}

/** An object that tells of a page has its link, and what to ask for. */
function linkObject(visit: Visit, made: JsonObject, query: PageQuery): JsonObject {
  const members = Object.entries(made).map(([name, value]): [string, Json] => {
    const words = wordsOf(name);
    if (words === 'path') return [name, pageUrl(visit, query, '')];
    if (LINK.test(words)) return [name, pageUrl(visit, query)];
    const isValue = /\b(cursor|token|offset|after|marker)\b/.test(words);
    return [name, isValue ? query.value : value];
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
