import { isComposite } from '../../compile/bodies/scalar-text.ts';
import { ID_NAMES, isHolder, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isOfPaging } from '../page-query.ts';
import { settled, valueIn, withValue } from './members.ts';

/** A name, in words, of what repeats the query. */
const ECHO = /^(criteria|filters?|parameters|params|query)$/;
/** A name, in words, of what asks for an order or a shape. */
const SHAPING = /^(direction|expand|fields?|include|order( by)?|sort( (by|dir|direction|order))?)$/;
/** The family of parameters that filter in JSON:API (1.1, Filtering): `filter[status]`. */
const FILTER = 'filter';
const IN_FILTER = /^filter\[([^[\]]+)\]$/;
/** A value of a filter that leaves everything. */
const ANYTHING = /^(all|any|both|\*)?$/i;

type Plain = string | number | boolean | null;
type Query = Readonly<Record<string, unknown>>;

/**
 * A body of fakes with what a query names of it: of a list, `?status=open` leaves what is open, or opens
 * what there is, or leaves nothing where that can't be; beside it, and where there is none, a member of the parameter's name tells what was asked.
 * @param list the names that lead to the list.
 */
export function withAsked(
  body: Json,
  list: readonly string[] | undefined,
  query: Query,
  isValid: (body: Json) => boolean,
): Json {
  const asked = filtersIn(query).filter(([, value]) => [value].flat().every(isPlain)) as [
    string,
    Plain | Plain[],
  ][];
  return asked.reduce<Json>((told, [name, value]) => {
    const echoed = Array.isArray(value) ? told : withEcho(told, name, value, isValid);
    return list === undefined
      ? echoed
      : withAskedItems(echoed, list, name, [value].flat(), isValid);
  }, body);
}

/** Whether an item has what a query names of it, as far as it tells of that. */
export function hasAsked(item: Json, query: Query): boolean {
  return filtersIn(query).every(([name, value]) => hasValue(item, name, [value].flat()));
}

function hasValue(item: Json, name: string, wanted: readonly unknown[]): boolean {
  const path = plainMember(item, name);
  const value = path && String(valueIn(item, path));
  return value === undefined || wanted.some((one) => String(one) === value);
}

/** What a query leaves things by: the member, and what it may be. */
function filtersIn(query: Query): [name: string, value: unknown][] {
  return Object.entries(query)
    .flatMap(([name, value]): [string, unknown][] =>
      name === FILTER && isJsonObject(value as Json)
        ? Object.entries(value as JsonObject)
        : [[IN_FILTER.exec(name)?.[1] ?? name, value]],
    )
    .filter(([name, value]) => isFilter(name, value));
}

/** Whether a query's parameter may leave some things out, rather than ask for all, or a page, or an order. */
function isFilter(name: string, value: unknown): boolean {
  const isOther = isOfPaging(name) || SHAPING.test(wordsOf(name));
  return value !== undefined && !isOther && !ANYTHING.test(String(value));
}

function isPlain(value: unknown): value is Plain {
  return !isComposite(value as Json);
}

function withEcho(body: Json, name: string, value: Plain, isValid: (body: Json) => boolean): Json {
  return echoes(body)
    .filter((path) => hasPlain(valueIn(body, path) ?? null, name))
    .reduce((told, path) => settled(told, [...path, name], asMembers(value), isValid), body);
}

/** Where a body may repeat what was asked: at its root, and in what is named for it. */
function echoes(body: Json): string[][] {
  const names = Object.keys(isJsonObject(body) ? body : {});
  return [[], ...names.filter((name) => ECHO.test(wordsOf(name))).map((name) => [name])];
}

function withAskedItems(
  body: Json,
  list: readonly string[],
  name: string,
  wanted: readonly Plain[],
  isValid: (body: Json) => boolean,
): Json {
  const items = valueIn(body, list);
  // An id is what an item is made from.
  if (!Array.isArray(items) || ID_NAMES.includes(wordsOf(name))) return body;
  const named = items.flatMap((item) => {
    const path = plainMember(item, name);
    return path === undefined ? [] : [{ item, path }];
  });
  if (named.length === 0) return body;
  const found = named.map(({ item }) => item).filter((item) => hasValue(item, name, wanted));
  const changed = wanted
    .flatMap(asMembers)
    .map((one) => named.map(({ item, path }) => withValue(item, path, one)));
  const candidates = [...(found.length > 0 ? [found] : []), ...changed, []];
  return settled(body, list, candidates, isValid);
}

/** Where an item, or what holds its members, has one of a name that is no object or list. */
function plainMember(item: Json, name: string): string[] | undefined {
  const holders = Object.keys(isJsonObject(item) ? item : {}).filter((one) =>
    isHolder(wordsOf(one)),
  );
  return [[], ...holders.map((one) => [one])]
    .filter((path) => hasPlain(valueIn(item, path) ?? null, name))
    .map((path) => [...path, name])[0];
}

function hasPlain(value: Json, name: string): value is JsonObject {
  return isJsonObject(value) && Object.hasOwn(value, name) && isPlain(value[name]);
}

/** What a value of a query may be as a member. */
function asMembers(value: Plain): Json[] {
  return typeof value === 'string' ? [value] : [value, String(value)];
}
