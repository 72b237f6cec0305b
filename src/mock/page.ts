import { wordsOf } from '../compile/words.ts';
import type { Json, JsonObject, Operation } from '../contract/contract.ts';
import { follow } from '../contract/follow.ts';
import { isJsonObject } from '../contract/pointer.ts';

/** What part of a list is asked for. */
export interface Page {
  readonly start: number;
  readonly end: number;
  /** Its number, from 1, or from 0 where that is what is asked for. */
  readonly number: number;
  readonly size: number;
  readonly total: number;
  /** The keys of its items. */
  readonly keys: readonly string[];
  /** What to ask for to have the next page and the one before; `undefined` where there is none. */
  readonly next: PageQuery | undefined;
  readonly previous: PageQuery | undefined;
}

/** The query parameter that asks for a page, and its value. */
export interface PageQuery {
  readonly name: string;
  readonly value: string;
}

const SIZE = /^(limit|per page|page size|page limit|size|max results|max items|top|take|first)$/;
/** So many are asked for from the end of what there is (Relay's cursor connections). */
const LAST = /^last$/;
const OFFSET = /^(offset|skip|start|start index|start at|page offset)$/;
const NUMBER = /^(page|page number|page no|page index|p)$/;
const CURSOR =
  /^(cursor|page cursor|after|starting after|start after|page token|next token|next page token|continuation token|marker|page after|offset token)$/;

/** A key that stands behind the page: what is asked for are the items before it. */
const BEFORE = /^(before|ending before|end before|page before|before cursor)$/;

/**
 * The page of a list that a query asks for; all of it where none can be asked for.
 * @param document of the operation.
 * @param keys of the whole list, in its order: a cursor is the key of the last item before the page.
 */
export function pageOf(
  document: JsonObject,
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Page {
  const asked = flattened(query);
  const names = [...namesOf(document, operation), ...asked.keys()];
  const nameOf = (pattern: RegExp) => names.find((name) => pattern.test(wordsOf(name)));
  const [offset, number, cursor, before] = [OFFSET, NUMBER, CURSOR, BEFORE].map(nameOf);
  const total = keys.length;
  const last = wholeNumber(asked.get(nameOf(LAST) ?? ''), 1);
  const size = wholeNumber(asked.get(nameOf(SIZE) ?? ''), 1) ?? last ?? Math.max(total, 1);
  const pageNumber = wholeNumber(asked.get(number ?? ''), 0);
  const base = pageNumber === 0 || startsAtZero(document, operation, number) ? 0 : 1;
  const { start, end } = bounds();
  return {
    start,
    end,
    number: Math.floor(start / size) + base,
    size,
    total,
    keys: keys.slice(start, end),
    next: end < total ? pageFrom(end) : undefined,
    previous: start > 0 ? pageBefore() : undefined,
  };

  function bounds(): { readonly start: number; readonly end: number } {
    const first = asked.get(before ?? '');
    const isBefore = typeof first === 'string' && first !== '';
    if (isBefore || last !== undefined) {
      const end = isBefore ? Math.max(0, keys.indexOf(first)) : total;
      return { start: Math.max(0, end - size), end };
    }
    const start = startOf();
    return { start, end: Math.min(total, start + size) };
  }

  function startOf(): number {
    const after = asked.get(cursor ?? '');
    if (typeof after === 'string' && after !== '') {
      const index = keys.indexOf(after);
      return index === -1 ? total : index + 1;
    }
    const skipped = wholeNumber(asked.get(offset ?? ''), 0);
    if (skipped !== undefined) return Math.min(total, skipped);
    return pageNumber === undefined ? 0 : Math.min(total, (pageNumber - base) * size);
  }

  function pageFrom(index: number): PageQuery | undefined {
    if (cursor !== undefined) return { name: cursor, value: keys[index - 1] ?? '' };
    if (offset !== undefined) return { name: offset, value: String(index) };
    if (number !== undefined) return { name: number, value: String(index / size + base) };
    return undefined;
  }

  function pageBefore(): PageQuery | undefined {
    if (before !== undefined) return { name: before, value: keys[start] ?? '' };
    return cursor === undefined ? pageFrom(Math.max(0, start - size)) : undefined;
  }
}

/** Whether a query parameter asks for a page of a list, rather than for what is in it. */
export function isOfPaging(name: string): boolean {
  return [SIZE, LAST, OFFSET, NUMBER, CURSOR, BEFORE].some((pattern) =>
    pattern.test(wordsOf(name)),
  );
}

/** How many items a query asks for at most; `undefined` where it doesn't say. */
export function limitOf(query: Readonly<Record<string, unknown>>): number | undefined {
  const size = [...flattened(query)].find(([name]) => SIZE.test(wordsOf(name)));
  return wholeNumber(size?.[1], 1);
}

/** What a query holds, by the names that its parameters have there: `page[size]` (`deepObject`). */
function flattened(query: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const entries = Object.entries(query).flatMap(([name, value]): [string, unknown][] =>
    isJsonObject(value as Json)
      ? Object.entries(value as JsonObject).map(([inner, one]) => [`${name}[${inner}]`, one])
      : [[name, value]],
  );
  return new Map(entries);
}

/** The names that a query's parameters may have. */
function namesOf(document: JsonObject, { parameters }: Operation): string[] {
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema, style }) => {
      if (style !== 'deepObject') return name;
      const properties =
        schema === undefined ? undefined : follow(document, schema)?.node.properties;
      if (!isJsonObject(properties)) return [];
      return Object.keys(properties).map((inner) => `${name}[${inner}]`);
    });
}

/** Whether the pages of an operation are counted from 0, as the parameter that asks for one says. */
function startsAtZero(
  document: JsonObject,
  { parameters }: Operation,
  number: string | undefined,
): boolean {
  const parameter = parameters.find(({ name, in: place }) => place === 'query' && name === number);
  if (parameter?.schema === undefined) return false;
  const schema = follow(document, parameter.schema)?.node;
  return schema?.default === 0 || schema?.minimum === 0;
}

/** A number, or a text of one: parameters of any type ask for pages. */
function wholeNumber(value: unknown, least: number): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= least ? Number(number) : undefined;
}
