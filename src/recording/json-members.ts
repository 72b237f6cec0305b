import { BrokenText } from './broken-text.ts';
import type { JsonCursor } from './json-cursor.ts';

/**
 * Goes into the object that a cursor is at, and gives its keys. The value of each is to be taken before
 * the next is asked for. A key that comes twice is thrown as a {@link BrokenText}: which of its values
 * counts is up to the reader (RFC 8259 §4).
 */
export async function* keysAt(cursor: JsonCursor): AsyncGenerator<string> {
  const seen = new Set<string>();
  let expected = 'a key in double quotes or "}"';
  cursor.skip();
  if ((await cursor.peek()) === '}') return cursor.skip();
  do {
    if ((await cursor.peek()) !== '"') await cursor.fail(expected);
    expected = 'a key in double quotes';
    const { place } = cursor;
    const key = (await cursor.read()) as string;
    if (seen.has(key)) throw new BrokenText(`the key ${JSON.stringify(key)} is repeated`, place);
    seen.add(key);
    if ((await cursor.peek()) !== ':') await cursor.fail('":" after the key');
    cursor.skip();
    yield key;
  } while (await hasNext(cursor, '}'));
}

/**
 * Goes into the list that a cursor is at, and stops before an element of it, which is to be taken
 * before the next stop is asked for, after those that have a comma behind them in memory.
 */
export async function* elementsAt(cursor: JsonCursor): AsyncGenerator<void> {
  cursor.skip();
  if ((await cursor.peek()) === ']') return cursor.skip();
  do yield;
  while (await hasNext(cursor, ']'));
}

async function hasNext(cursor: JsonCursor, closing: string): Promise<boolean> {
  const next = await cursor.peek();
  if (next !== ',' && next !== closing) await cursor.fail(`"," or "${closing}"`);
  cursor.skip();
  return next === ',';
}
