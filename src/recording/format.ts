import { endOfString, endOfValue, skipSpace, Unexpected } from '../http/json-tokens.ts';
import type { ByteWindow } from './byte-window.ts';

/** The forms of recordings. */
export type Format = 'har' | 'ndjson' | 'vcr' | 'postman';

/** How much of a recording is looked at, in bytes. */
const BEGINNING = 64 * 1024;

/** The first of these keys that a JSON text has in its outermost object tells what it is. */
const FORMAT_BY_KEY: ReadonlyMap<string, Format> = new Map([
  ['log', 'har'],
  ['request', 'ndjson'],
  ['response', 'ndjson'],
  ['item', 'postman'],
  ['collection', 'postman'],
  ['interactions', 'vcr'],
  ['http_interactions', 'vcr'],
]);

const FORMAT_BY_NAME: readonly (readonly [RegExp, Format])[] = [
  [/\.z?har(?:\.gz)?$/i, 'har'],
  [/\.(?:ndjson|jsonl)(?:\.gz)?$/i, 'ndjson'],
  [/\.ya?ml(?:\.gz)?$/i, 'vcr'],
];

/** The form of a recording by its beginning; `undefined` where that leaves it open. */
export async function formatByContent(window: ByteWindow): Promise<Format | undefined> {
  await window.fill(BEGINNING);
  const end = Math.min(window.end, window.start + BEGINNING);
  const text = window.bytes.toString('utf8', window.start, end);
  if (/^(?:http_)?interactions:/m.test(text)) return 'vcr';
  return outermostKeys(text).flatMap((key) => FORMAT_BY_KEY.get(key) ?? [])[0];
}

/** Whether a file is a ZIP archive, by its name. */
export function isArchive(file: string): boolean {
  return /\.zip$/i.test(file);
}

/** The form of a recording by its name: a HAR where that says nothing either. */
export function formatByName(file: string): Format {
  return FORMAT_BY_NAME.find(([name]) => name.test(file))?.[1] ?? 'har';
}

/** The keys of the object that a JSON text begins with, as far as the text goes. */
function outermostKeys(text: string): string[] {
  const keys: string[] = [];
  let at = skipSpace(text, 0);
  if (text[at] !== '{') return keys;
  try {
    do {
      const start = skipSpace(text, at + 1);
      if (text[start] !== '"') break;
      const end = endOfString(text, start);
      keys.push(JSON.parse(text.slice(start, end)) as string);
      // Over the colon.
      at = skipSpace(text, endOfValue(text, skipSpace(text, skipSpace(text, end) + 1)));
    } while (text[at] === ',');
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
  }
  return keys;
}
