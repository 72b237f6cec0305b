import { once } from '../../compile/lazily.ts';
import { isHolder, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { remembered } from '../../http/remembered.ts';
import type { Visit } from '../visit.ts';
import { settled, valueIn } from './members.ts';
import { originOf, ownUrl } from './page-url.ts';

/** A name, in words, of what holds links alone. */
const OF_LINKS = /^links?$/;
/** Links, in words, to what a body tells of, or to pages of it. */
const OWN = /^(self|first|last|next|prev|previous)$/;
/** A member, in words, that is a link to what holds it: that of an entry, too (FHIR, Bundle). */
const SELF = /^(self|full url)$/;
const NEIGHBOUR = /^(next|prev|previous)$/;

/** Where what a body tells of is found. */
export interface Places {
  /** The path of what the body tells of, where it isn't that of the request. */
  readonly own: () => string | undefined;
  /** The names that lead to its list. */
  readonly list: readonly string[] | undefined;
  /** The URL of an item of the list. */
  readonly itemAt: (item: Json) => string | undefined;
}

/**
 * A body whose links lead to the mock: `links` of JSON:API and `_links` of HAL, at its root, in what
 * holds an entity there, and in the items of its list. What its schema doesn't take stays as it was made.
 */
export function withOwnLinks(
  visit: Visit,
  body: Json,
  isValid: (body: Json) => boolean,
  { own, list, itemAt }: Places,
): Json {
  const origin = originOf(visit);
  // Few answers have links, and to tell where they lead takes knowing all resources.
  const url = once(() => {
    const path = own();
    return path === undefined ? ownUrl(visit) : `${origin}${path}`;
  });
  const holders = Object.keys(isJsonObject(body) ? body : {})
    .filter((name) => isHolder(wordsOf(name)))
    .map((name) => [name]);
  const linked = [[], ...holders].reduce<Json>((told, path) => {
    const value = valueIn(told, path);
    if (!isJsonObject(value) || !hasLinks(value)) return told;
    const alone = linkedAs(value, url(), origin, null);
    return settled(told, path, [alone, linkedAs(value, url(), origin)], isValid);
  }, body);
  const items = list === undefined ? undefined : valueIn(linked, list);
  if (list === undefined || !Array.isArray(items)) return linked;
  const isLinked = (item: Json) => isJsonObject(item) && hasLinks(item);
  if (!items.some(isLinked)) return linked;
  const linkedItems = items.map((item) => {
    const at = itemAt(item);
    return at !== undefined && isJsonObject(item) ? linkedAs(item, at, origin) : item;
  });
  return settled(linked, list, [linkedItems], isValid);
}

/** Whether an entity or an envelope has members that {@link linkedAs} may change. */
function hasLinks(holder: JsonObject): boolean {
  return Object.keys(holder).some(mayLink);
}

const mayLink = remembered((name) => {
  const words = wordsOf(name);
  return SELF.test(words) || OF_LINKS.test(words);
});

/**
 * An entity or an envelope with its own links.
 * @param neighbour what leads to the page before or after, which what is told alone hasn't.
 */
function linkedAs(
  holder: JsonObject,
  url: string,
  origin: string,
  neighbour: Json = url,
): JsonObject {
  return mapped(holder, (name, value) => {
    const words = wordsOf(name);
    if (SELF.test(words) && typeof value === 'string') return url;
    if (!OF_LINKS.test(words) || !isJsonObject(value)) return value;
    return mapped(value, (relation, link) =>
      NEIGHBOUR.test(wordsOf(relation)) && !isOn(link, origin)
        ? neighbour
        : linkTo(link, targetOf(relation, url), origin),
    );
  });
}

/** Where a relation leads: what isn't known of is found below what it is of. */
function targetOf(relation: string, url: string): string {
  if (OWN.test(wordsOf(relation))) return url;
  return `${url.replace(/\/?(\?.*)?$/, '')}/${encodeURIComponent(relation)}`;
}

/** A link, or an object that holds one (HAL §5, JSON:API §Links), which leads somewhere on the mock. */
function linkTo(link: Json, url: string, origin: string): Json {
  if (typeof link === 'string') return isOn(link, origin) ? link : url;
  if (!isJsonObject(link) || typeof link.href !== 'string') return link;
  return mapped(link, (name, value) => {
    if (name === 'href') return linkTo(value, url, origin);
    if (name === 'templated' && typeof value === 'boolean') return false;
    return name === 'hreflang' && typeof value === 'string' ? 'en' : value;
  });
}

/** Whether a link, or the one in an object, leads to the mock, or there is none. */
function isOn(link: Json, origin: string): boolean {
  const href = isJsonObject(link) ? link.href : link;
  return href === null || (typeof href === 'string' && href.startsWith(`${origin}/`));
}

function mapped(object: JsonObject, map: (name: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, map(name, value)]),
  );
}
