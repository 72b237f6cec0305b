import { wordsOf } from '../../compile/words.ts';
import type { Header, Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Page } from '../page.ts';
import type { SettledHeaders } from '../response/headers.ts';
import type { Visit } from '../visit.ts';
import { type Candidates, settled, valueIn } from './members.ts';
import { toldOfPage } from './page-members.ts';
import { ownUrl, pageUrl } from './page-url.ts';

/** A name, in words, of what holds links alone. */
const OF_LINKS = /^links?$/;
/** A name, in words, of what tells of pages within what does. */
const OF_PAGES = /^(cursors?|links?|pag(e|er|es|ination|ing))$/;

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
): Told[] {
  const path = list.slice(0, depth);
  const holder = valueIn(body, path);
  const beside = Object.entries(isJsonObject(holder) ? holder : {}).filter(
    ([name]) => name !== list[depth],
  );
  const siblings = beside.map(([name]) => wordsOf(name));
  return beside.flatMap(([name, value]): Told[] => {
    const words = wordsOf(name);
    const told = toldOfPage(visit, words, value, page, siblings);
    const at = [...path, name];
    // Beside the list, an object tells of the page: `meta`, `pagination`, `_links`.
    return told.length > 0 || !isJsonObject(value)
      ? [[at, told]]
      : membersWithin(visit, value, at, page);
  });
}

type Told = readonly [path: readonly string[], candidates: Candidates];

/** The members of an object that tells of the page. */
function membersWithin(
  visit: Visit,
  holder: JsonObject,
  path: readonly string[],
  page: Page,
): Told[] {
  const ofLinks = OF_LINKS.test(wordsOf(path.at(-1) ?? ''));
  const siblings = Object.keys(holder).map(wordsOf);
  return Object.entries(holder).flatMap(([name, value]): Told[] => {
    const words = wordsOf(name);
    const at = [...path, name];
    if (isJsonObject(value) && OF_PAGES.test(words)) return membersWithin(visit, value, at, page);
    if (isJsonObject(value) && !ofLinks && words !== 'next') return [];
    return [[at, toldOfPage(visit, words, value, page, siblings)]];
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
    const [value] = toldOfPage(visit, words, 0, page);
    if (value === undefined) return [];
    return [[name, value === null ? undefined : String(value)]];
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
