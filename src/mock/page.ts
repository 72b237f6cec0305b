import type { AskedPage } from './page-query.ts';

/** What part of a list is asked for. */
export interface Page {
  /** Where it begins, also where nothing is there any more. */
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
  /** What to ask for to have the first page and the last one; `undefined` where none can be asked for. */
  readonly first: PageQuery | undefined;
  readonly last: PageQuery | undefined;
}

/** The query parameter that asks for a page, and its value; '' where it is to be left out. */
export interface PageQuery {
  readonly name: string;
  readonly value: string;
}

/**
 * The page of a list that is asked for; all of it where none can be asked for.
 * @param keys of the whole list, in its order: a cursor is the key of the last item before the page.
 */
export function pageOf(asked: AskedPage, keys: readonly string[]): Page {
  const total = keys.length;
  const size = sizeOf(asked, total);
  const [start, end] = bounds();
  return pageBetween(
    asked,
    { start, end, size, total },
    keys.slice(start, end),
    (index) => keys[index],
  );

  function bounds(): readonly [start: number, end: number] {
    if (asked.before !== undefined || asked.last !== undefined) {
      const end = asked.before === undefined ? total : Math.max(0, keys.indexOf(asked.before));
      return [Math.max(0, end - size), end];
    }
    const start = startOf();
    return [start, Math.min(total, start + size)];
  }

  function startOf(): number {
    if (asked.after === undefined) return startAsked(asked, size);
    const index = keys.indexOf(asked.after);
    return index === -1 ? total : index + 1;
  }
}

/**
 * The page that a list is which was made for what is asked: nothing comes after it, and before it as
 * much as was skipped.
 */
export function onlyPage(asked: AskedPage, keys: readonly string[]): Page {
  const size = sizeOf(asked, keys.length);
  const start = startAsked(asked, size);
  const end = start + keys.length;
  return pageBetween(asked, { start, end, size, total: end }, keys, (index) => keys[index - start]);
}

function sizeOf({ size, last }: AskedPage, total: number): number {
  return size ?? last ?? Math.max(total, 1);
}

function startAsked({ offset, number, base }: AskedPage, size: number): number {
  return offset ?? (number === undefined ? 0 : Math.max(0, number - base) * size);
}

function pageBetween(
  { names, number, base }: AskedPage,
  bounds: Pick<Page, 'start' | 'end' | 'size' | 'total'>,
  keys: readonly string[],
  keyAt: (index: number) => string | undefined,
): Page {
  const { start, end, size, total } = bounds;
  const lastStart = Math.max(0, Math.floor((total - 1) / size) * size);
  return {
    ...bounds,
    number: number ?? Math.floor(start / size) + base,
    keys,
    next: end < total ? pageFrom(end) : undefined,
    previous: start > 0 ? pageBefore() : undefined,
    first: pageFrom(0),
    last: pageFrom(lastStart),
  };

  function pageFrom(index: number): PageQuery | undefined {
    if (names.cursor !== undefined) return { name: names.cursor, value: keyAt(index - 1) ?? '' };
    if (names.offset !== undefined && number === undefined) {
      return { name: names.offset, value: String(index) };
    }
    if (names.number === undefined) return undefined;
    return { name: names.number, value: String(Math.floor(index / size) + base) };
  }

  function pageBefore(): PageQuery | undefined {
    if (names.before !== undefined) return { name: names.before, value: keyAt(start) ?? '' };
    return names.cursor === undefined
      ? pageFrom(Math.min(Math.max(0, start - size), lastStart))
      : undefined;
  }
}
