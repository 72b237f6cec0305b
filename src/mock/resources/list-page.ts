import { wordsOf } from '../../compile/words.ts';
import type { Header, Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Page } from '../page.ts';
import type { SettledHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { type Candidates, settled, valueIn } from './members.ts';
import { toldOfPage } from './page-members.ts';
import { ownUrl, pageUrl } from './page-url.ts';

/** A name, in words, of what holds links alone. */
const OF_LINKS = /^links?$/;

/**
 * An envelope that tells of the page that its list is, beside the list and what holds it. What its schema
 * doesn't take stays as it was made.
 * @param list the names that lead to the list.
 * @param isValid whether the body satisfies its schema.
 */
export function tellOfPage(
  visit: Visit,
  body: Json,
  list: readonly string[],
  page: Page,
  isValid: (body: Json) => boolean,
): Json {
  const members = list.flatMap((_, depth) => membersBeside(visit, body, list, depth, page));
  return members.reduce<Json>(
    (told, [path, candidates]) => settled(told, path, candidates, isValid),
    body,
  );
}

/** The members beside the list, or beside what holds it at a depth, that tell of the page. */
function membersBeside(
  visit: Visit,
  body: Json,
  list: readonly string[],
  depth: number,
  page: Page,
): [path: readonly string[], Candidates][] {
  const path = list.slice(0, depth);
  const holder = valueIn(body, path);
  const beside = Object.entries(isJsonObject(holder) ? holder : {}).filter(
    ([name]) => name !== list[depth],
  );
  return beside.flatMap(([name, value]): [string[], Candidates][] => {
    const told = toldOfPage(visit, wordsOf(name), value, page);
    if (told.length > 0 || !isJsonObject(value)) return [[[...path, name], told]];
    // Beside the list, an object tells of the page: `meta`, `pagination`, `_links`.
    const inner = Object.entries(value).filter(
      ([, one]) => !isJsonObject(one) || OF_LINKS.test(wordsOf(name)),
    );
    return inner.map(([innerName, one]) => [
      [...path, name, innerName],
      toldOfPage(visit, wordsOf(innerName), one, page),
    ]);
  });
}

/**
 * The header fields that tell of a page, of those that are documented: `Link`, with the URLs of the pages
 * before and after (RFC 8288 §3), and numbers such as `X-Total-Count`.
 */
export function pageHeaders(
  visit: Visit,
  page: Page,
  documented: readonly Header[],
): SettledHeaders {
  const told = documented.flatMap(({ name, required }): [string, string | undefined][] => {
    if (name === 'link') return [[name, linkHeader(visit, page, required)]];
    const words = wordsOf(name).replace(/^x /, '');
    return toldOfPage(visit, words, 0, page).map((value) => [name, String(value)]);
  });
  return Object.fromEntries(told);
}

/** A page alone has no links, as servers have it, but for its own where there has to be one. */
function linkHeader(
  visit: Visit,
  { next, previous }: Page,
  isRequired: boolean,
): string | undefined {
  const links = [
    next && `<${pageUrl(visit, next)}>; rel="next"`,
    previous && `<${pageUrl(visit, previous)}>; rel="prev"`,
  ].filter((link) => link !== undefined);
  if (links.length > 0) return links.join(', ');
  return isRequired ? `<${ownUrl(visit)}>; rel="self"` : undefined;
}
