import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import { decodeBody } from '../../http/body.ts';
import { type Exchange, type HttpRequest, headerValue } from '../../http/exchange.ts';
import { parseJsonExactly } from '../../http/json.ts';
import { LongInteger } from '../../http/long-integer.ts';
import { decodeFormText, decodePercent } from '../../http/percent.ts';
import { parseQuery } from '../../http/query.ts';
import { syntaxOf } from '../../http/syntax.ts';
import { splitTarget } from '../../http/target.ts';
import { type OperationMatch, queryOf } from '../subject.ts';
import type { Created, Id } from './created.ts';
import { SAFE_METHODS } from './methods.ts';

/** A text so long is an id wherever it stands: nobody writes a UUID by chance. */
const PARTICULAR = 16;

/** An id that was recorded, as text, with those that came in its place: the last one last. */
export type Links = Map<string, Link[]>;

interface Link extends Pick<Created, 'collection' | 'words'> {
  readonly was: Id;
  readonly is: Id | Lost;
}

/** Why no id came in a recorded one's place: its create wasn't sent, or nobody knows what it made. */
export interface Lost {
  readonly lost: 'kept back' | 'not made';
}

/** Remembers what a replayed create returned, or that it returned nothing. */
export function link(links: Links, { collection, words, ids }: Created, lost?: Lost): void {
  for (const { was, is } of ids) {
    const before = links.get(String(was)) ?? [];
    // What a create before it made is there all the same.
    if (lost !== undefined && before.length > 0) continue;
    links.set(String(was), [...before, { collection, words, was, is: lost ?? is }]);
  }
}

/** A recorded request with the ids of its replay, and what it matches with them. */
export interface Chained {
  readonly exchange: Exchange;
  readonly match: OperationMatch;
  /** Those that were put in, as texts. */
  readonly ids: ReadonlySet<string>;
  /** It speaks of what has no id here. */
  readonly lost?: Lost['lost'] | undefined;
}

/**
 * Puts the ids that replayed creates returned in the place of those that were recorded: where a path
 * parameter, a query value, a header field, a form's field or a member of a JSON body is the recorded
 * id, whole and in JSON of its type, and its place speaks of the entity. That is the parameter behind the
 * collection's path; a name such as `order`, `orderId` or `order_ids`; `id` in what is sent below the
 * collection's path. An id of {@link PARTICULAR} letters and more is taken for it anywhere. Text around
 * an id is never touched.
 */
export function chain(exchange: Exchange, match: OperationMatch, links: Links): Chained {
  if (links.size === 0) return { exchange, match, ids: new Set() };
  const ids = new Set<string>();
  let lost: Lost['lost'] | undefined;
  /** The id in the place of a value; `undefined` where it is none. */
  const find = (value: Id, name: string, behind?: string): Id | undefined => {
    const link = links
      .get(String(value))
      ?.findLast(
        (one) =>
          (behind !== undefined || typeOf(one.was) === typeOf(value)) &&
          speaksOf(one, value, name, match, behind),
      );
    if (link === undefined) return undefined;
    if (isLost(link.is)) {
      lost ??= link.is.lost;
      return undefined;
    }
    ids.add(String(link.is));
    return link.is;
  };
  const { path, values } = chainPath(match, find);
  const addressed = chainUrl(exchange.request, match.path, path, find);
  const request = chainBody(chainHeaders(addressed, find), find);
  return { exchange: { ...exchange, request }, match: { ...match, path, values }, ids, lost };
}

/** Why a request isn't sent that speaks of what has no id here; `undefined`: it may be there all the same. */
export function whyLost(lost: Lost['lost'], method: string): string | undefined {
  if (lost === 'not made')
    return 'what it speaks of was to be created before, and nothing says it was';
  if (SAFE_METHODS.has(method)) return undefined;
  return "it writes to what wasn't created here: the request that creates it was kept back";
}

function isLost(is: Id | Lost): is is Lost {
  return typeof is === 'object' && 'lost' in is;
}

/** @param behind where all is text: in a path the path before it, elsewhere ''. */
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
  const query = chainPairs(queryOf(request), find);
  return { ...request, url: `${origin}${mount}${path}${query === '' ? '' : `?${query}`}` };
}

/** The pairs of a query or a form. */
function chainPairs(pairs: string, find: Find): string {
  return pairs
    .split('&')
    .map((text) => {
      const [pair] = parseQuery(text);
      const id = pair && find(decodeFormText(pair.value), pair.name, '');
      return id === undefined
        ? text
        : `${text.slice(0, text.indexOf('=') + 1)}${encodeURIComponent(String(id))}`;
    })
    .join('&');
}

function chainHeaders(request: HttpRequest, find: Find): HttpRequest {
  const chainField = (name: string, value: string) => {
    const id = find(value, name.replace(/^x-/, ''), '');
    return id === undefined ? value : String(id);
  };
  const fields = Object.entries(request.headers).map(([name, value]) => [
    name,
    typeof value === 'object'
      ? value.map((one) => chainField(name, one))
      : value && chainField(name, value),
  ]);
  return { ...request, headers: Object.fromEntries(fields) };
}

function chainBody(request: HttpRequest, find: Find): HttpRequest {
  const { body, headers } = request;
  if (body === undefined) return request;
  const decoded = decodeBody(body, headers);
  if (!('text' in decoded)) return request;
  if (syntaxOf(headerValue(headers, 'content-type') ?? '') === 'form') {
    const form = chainPairs(decoded.text, find);
    return form === decoded.text ? request : { ...request, body: form };
  }
  const parsed = parseJsonExactly(decoded.text);
  if (!parsed.ok) return request;
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
