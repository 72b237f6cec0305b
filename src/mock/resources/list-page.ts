import { wordsOf } from '../../compile/words.ts';
import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Page } from '../page.ts';
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
    return [name, toldOfPage(visit, words, 0, page)[0]];
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
