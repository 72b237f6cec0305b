import { isComposite } from '../../compile/bodies/scalar-text.ts';
import { ID_NAMES, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isOfPaging } from '../page-query.ts';
import { settled, valueIn, withValue } from './members.ts';

/** A name, in words, of what repeats the query. */
const ECHO = /^(criteria|filters?|parameters|params|query)$/;
/** A name, in words, of what asks for an order or a shape. */
const SHAPING = /^(direction|expand|fields?|include|order( by)?|sort( (by|dir|direction|order))?)$/;
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
  const asked = Object.entries(query).filter(
    ([name, value]) => isFilter(name, value) && [value].flat().every(isPlain),
  ) as [string, Plain | Plain[]][];
  return asked.reduce<Json>((told, [name, value]) => {
    const echoed = Array.isArray(value) ? told : withEcho(told, name, value, isValid);
    return list === undefined
      ? echoed
      : withAskedItems(echoed, list, name, [value].flat(), isValid);
  }, body);
}

/** Whether an item has what a query names of it, as far as it tells of that. */
export function hasAsked(item: Json, name: string, value: unknown): boolean {
  if (!hasPlain(item, name) || !isFilter(name, value)) return true;
  return [value].flat().some((wanted) => String(wanted) === String(item[name]));
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
  const named = items.filter((item) => hasPlain(item, name));
  if (named.length === 0) return body;
  const found = named.filter((item) => hasAsked(item, name, wanted));
  const changed = wanted
    .flatMap(asMembers)
    .map((one) => named.map((item) => withValue(item, [name], one)));
  const candidates = [...(found.length > 0 ? [found] : []), ...changed, []];
  return settled(body, list, candidates, isValid);
}

function hasPlain(value: Json, name: string): value is JsonObject {
  return isJsonObject(value) && Object.hasOwn(value, name) && !isComposite(value[name] ?? null);
}

/** What a value of a query may be as a member. */
function asMembers(value: Plain): Json[] {
  return typeof value === 'string' ? [value] : [value, String(value)];
}
