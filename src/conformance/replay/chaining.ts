import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import { decodeBody } from '../../http/body.ts';
import type { Exchange, HttpRequest } from '../../http/exchange.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { LongInteger } from '../../http/long-integer.ts';
import { decodeFormText, decodePercent } from '../../http/percent.ts';
import { parseQuery } from '../../http/query.ts';
import { splitTarget } from '../../http/target.ts';
import { type OperationMatch, queryOf } from '../subject.ts';
import type { Created, Id } from './created.ts';

/** A text so long is an id wherever it stands: nobody writes a UUID by chance. */
const PARTICULAR = 16;

/** An id that was recorded, as text, with those that came in its place: the last one last. */
export type Links = Map<string, Link[]>;

interface Link extends Pick<Created, 'collection' | 'words'> {
  readonly was: Id;
  readonly is: Id;
}

/** Remembers what a replayed create returned. */
export function link(links: Links, { collection, words, ids }: Created): void {
  for (const { was, is } of ids) {
    const before = links.get(String(was)) ?? [];
    links.set(String(was), [...before, { collection, words, was, is }]);
  }
}

/** A recorded request with the ids of its replay, and what it matches with them. */
export interface Chained {
  readonly exchange: Exchange;
  readonly match: OperationMatch;
  /** Those that were put in, as texts. */
  readonly ids: ReadonlySet<string>;
}

/**
 * Puts the ids that replayed creates returned in the place of those that were recorded: where a path
 * parameter, a query value or a member of a JSON body is the recorded id, whole and of its type, and
 * its place speaks of the entity. That is the parameter behind the collection's path; a name such as
 * `order`, `orderId` or `order_ids`; `id` in what is sent below the collection's path. An id of
 * {@link PARTICULAR} letters and more is taken for it anywhere. Text around an id is never touched.
 */
export function chain(exchange: Exchange, match: OperationMatch, links: Links): Chained {
  if (links.size === 0) return { exchange, match, ids: new Set() };
  const ids = new Set<string>();
  /** The id in the place of a value; `undefined` where it is none. */
  const find = (value: Id, name: string, behind?: string): Id | undefined => {
    const link = links
      .get(String(value))
      ?.findLast(
        (one) =>
          (behind !== undefined || typeOf(one.was) === typeOf(value)) &&
          speaksOf(one, value, name, match, behind),
      );
    if (link !== undefined) ids.add(String(link.is));
    return link?.is;
  };
  const { path, values } = chainPath(match, find);
  const request = chainBody(chainUrl(exchange.request, match.path, path, find), find);
  return { exchange: { ...exchange, request }, match: { ...match, path, values }, ids };
}

/** @param behind in a path or query, where all is text: the path before it, or ''. */
type Find = (value: Id, name: string, behind?: string) => Id | undefined;

function speaksOf(
  { collection, words }: Link,
  value: Id,
  name: string,
  { operation }: OperationMatch,
  behind: string | undefined,
): boolean {
  if (typeof value === 'string' && value.length >= PARTICULAR) return true;
  if (behind === collection) return true;
  const named = singular(wordsOf(name));
  if (named === words || ID_NAMES.some((id) => named === `${words} ${id}`)) return true;
  const isBelow = operation.path === collection || operation.path.startsWith(`${collection}/`);
  return isBelow && ID_NAMES.includes(named);
}

function typeOf(id: Id): string {
  return typeof id === 'string' ? 'string' : 'number';
}

function chainPath(
  { path, operation, values }: OperationMatch,
  find: Find,
): Pick<OperationMatch, 'path' | 'values'> {
  const template = operation.path.split('/');
  const chained = Object.assign(Object.create(null), values);
  const segments = path.split('/').map((segment, index) => {
    const name = /^\{([^{}]+)\}$/.exec(template[index] ?? '')?.[1];
    if (name === undefined) return segment;
    const id = find(decodePercent(segment), name, template.slice(0, index).join('/'));
    if (id === undefined) return segment;
    chained[name] = encodeURIComponent(String(id));
    return chained[name];
  });
  return { path: segments.join('/'), values: chained };
}

/** @param recorded the end of the URL's path, in whose place `path` comes. */
function chainUrl(request: HttpRequest, recorded: string, path: string, find: Find): HttpRequest {
  const { origin = '', path: whole } = splitTarget(request.url);
  const mount = whole.slice(0, whole.length - recorded.length);
  const query = queryOf(request)
    .split('&')
    .map((text) => {
      const [pair] = parseQuery(text);
      const id = pair && find(decodeFormText(pair.value), pair.name, '');
      return id === undefined
        ? text
        : `${text.slice(0, text.indexOf('=') + 1)}${encodeURIComponent(String(id))}`;
    })
    .join('&');
  return { ...request, url: `${origin}${mount}${path}${query === '' ? '' : `?${query}`}` };
}

function chainBody(request: HttpRequest, find: Find): HttpRequest {
  const { body, headers } = request;
  if (body === undefined) return request;
  const decoded = decodeBody(body, headers);
  const parsed = 'text' in decoded ? parseJsonExactly(decoded.text) : undefined;
  if (!parsed?.ok) return request;
  let isChanged = false;
  const value = chainValue(parsed.value, '', (id, name) => {
    const found = find(id, name);
    isChanged ||= found !== undefined;
    return found;
  });
  // What has no such id stays as it was written.
  return isChanged ? { ...request, body: JSON.stringify(value) } : request;
}

/** @param name of the member that holds the value, or the list that it is in. */
function chainValue(value: unknown, name: string, find: Find): unknown {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof LongInteger) {
    return find(value, name) ?? value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => chainValue(item, name, find));
  return Object.fromEntries(
    Object.entries(value).map(([inner, member]) => [inner, chainValue(member, inner, find)]),
  );
}
