import { isComposite } from '../../compile/bodies/scalar-text.ts';
import { ID_NAMES, wordsOf } from '../../compile/words.ts';
import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isOfPaging } from '../page-query.ts';
import { settled, valueIn, withValue } from './members.ts';

/** A name, in words, of what repeats the query. */
const ECHO = /^(criteria|filters?|parameters|params|query)$/;

type Query = Readonly<Record<string, unknown>>;

/**
 * A body of fakes with what a query names of it: of a list, `?status=open` leaves what is open, or opens
 * what there is; beside it, and where there is none, a member of the parameter's name tells what was asked.
 * @param list the names that lead to the list.
 */
export function withAsked(
  body: Json,
  list: readonly string[] | undefined,
  query: Query,
  isValid: (body: Json) => boolean,
): Json {
  const asked = Object.entries(query).filter(
    ([name, value]) => value !== undefined && !isComposite(value as Json) && !isOfPaging(name),
  ) as [string, Json][];
  return asked.reduce<Json>((told, [name, value]) => {
    const echoed = echoes(told)
      .filter((path) => hasPlain(valueIn(told, path) ?? null, name))
      .reduce((body, path) => settled(body, [...path, name], asMembers(value), isValid), told);
    return list === undefined ? echoed : withAskedItems(echoed, list, name, value, isValid);
  }, body);
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
  value: Json,
  isValid: (body: Json) => boolean,
): Json {
  const items = valueIn(body, list);
  // An id is what an item is made from.
  if (!Array.isArray(items) || ID_NAMES.includes(wordsOf(name))) return body;
  const named = items.filter((item) => hasPlain(item, name));
  if (named.length === 0) return body;
  const isAsked = (item: Json) => isJsonObject(item) && String(item[name]) === String(value);
  const found = withValue(body, list, named.filter(isAsked));
  if (named.some(isAsked) && isValid(found)) return found;
  const changed = asMembers(value).map((one) =>
    withValue(
      body,
      list,
      named.map((item) => withValue(item, [name], one)),
    ),
  );
  return changed.find(isValid) ?? body;
}

function hasPlain(value: Json, name: string): boolean {
  return isJsonObject(value) && Object.hasOwn(value, name) && !isComposite(value[name] ?? null);
}

/** What a value of a query may be as a member. */
function asMembers(value: Json): Json[] {
  return typeof value === 'string' ? [value] : [value, String(value)];
}
