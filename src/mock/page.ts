import { wordsOf } from '../compile/fakes/text.ts';
import type { Operation } from '../contract/contract.ts';

/** What part of a list is asked for. */
export interface Page {
  readonly start: number;
  readonly end: number;
  /** Its number, from 1, or from 0 where that is what is asked for. */
  readonly number: number;
  readonly size: number;
  readonly total: number;
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
const OFFSET = /^(offset|skip|start|start index|start at|page offset)$/;
const NUMBER = /^(page|page number|page no|page index|p)$/;
const CURSOR =
  /^(cursor|page cursor|after|starting after|start after|page token|next token|next page token|continuation token|marker|page after|offset token)$/;

/**
 * The page of a list that a query asks for; all of it where none can be asked for.
 * @param keys of the whole list, in its order: a cursor is the key of the last item before the page.
 */
export function pageOf(
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Page {
  const total = keys.length;
  const size = limitOf(operation, query) ?? Math.max(total, 1);
  const [offset, number, cursor] = [OFFSET, NUMBER, CURSOR].map((pattern) =>
    nameIn(operation.parameters, pattern),
  );
  const pageNumber = wholeNumber(query[number ?? ''], 0);
  const base = pageNumber === 0 ? 0 : 1;
  const start = startOf();
  const end = Math.min(total, start + size);
  return {
    start,
    end,
    number: Math.floor(start / size) + base,
    size,
    total,
    next: end < total ? pageFrom(end) : undefined,
    previous: start > 0 && cursor === undefined ? pageFrom(Math.max(0, start - size)) : undefined,
  };

  function startOf(): number {
    const after = query[cursor ?? ''];
    if (typeof after === 'string' && after !== '') {
      const index = keys.indexOf(after);
      return index === -1 ? total : index + 1;
    }
    const skipped = wholeNumber(query[offset ?? ''], 0);
    if (skipped !== undefined) return Math.min(total, skipped);
    return pageNumber === undefined ? 0 : Math.min(total, (pageNumber - base) * size);
  }

  function pageFrom(index: number): PageQuery | undefined {
    if (cursor !== undefined) return { name: cursor, value: keys[index - 1] ?? '' };
    if (offset !== undefined) return { name: offset, value: String(index) };
    if (number !== undefined) return { name: number, value: String(index / size + base) };
    return undefined;
  }
}

/** Whether a query parameter asks for a page of a list, rather than for what is in it. */
export function isOfPaging(name: string): boolean {
  return [SIZE, OFFSET, NUMBER, CURSOR].some((pattern) => pattern.test(wordsOf(name)));
}

/** How many items a query asks for at most; `undefined` where it doesn't say. */
export function limitOf(
  { parameters }: Operation,
  query: Readonly<Record<string, unknown>>,
): number | undefined {
  return wholeNumber(query[nameIn(parameters, SIZE) ?? ''], 1);
}

function nameIn(parameters: Operation['parameters'], pattern: RegExp): string | undefined {
  return parameters.find(({ name, in: place }) => place === 'query' && pattern.test(wordsOf(name)))
    ?.name;
}

function wholeNumber(value: unknown, least: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= least ? Number(value) : undefined;
}
