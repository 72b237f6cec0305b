import { counted, RecordingError } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import { brokenRecording, exchangeOf } from '../broken-recording.ts';
import { BrokenShare } from '../broken-share.ts';
import { BrokenText } from '../broken-text.ts';
import type { ByteWindow } from '../byte-window.ts';
import { type Extent, JsonCursor, type PlacedText, parsePlaced } from '../json-cursor.ts';
import { elementsAt, keysAt } from '../json-members.ts';
import type { Leave } from '../leave.ts';
import {
  type Attachments,
  attachBodies,
  attachmentsBeside,
  isAttached,
} from './har-attachments.ts';
import { readEntry } from './har-entry.ts';

/** So many exchanges are given at a time: more of them would outlive the collection of short-lived values. */
const MOST_TOGETHER = 16;

/** How far a HAR was read. */
interface Walk {
  readonly cursor: JsonCursor;
  /** Where it is, as a JSON Pointer. */
  pointer: string;
  /** Entries that were whole. */
  whole: number;
  hasEntries: boolean;
  /** What stands in the file in place of a HAR. */
  shape: string;
}

/**
 * Reads the exchanges of a HAR 1.2 in the file's order: together those whose entries are in memory
 * at a time, which are as many as a chunk of the file holds. `file` is what messages call it.
 *
 * @param leave of an entry that isn't to be read only its end is found.
 * @throws {BrokenShare} if the text breaks inside an entry that is read, where others may leave it.
 * @throws {RecordingError} after the whole entries before the place: if the text is empty, not JSON,
 *   cut off or no HAR, if it says `log` or `entries` twice, if an entry is larger than 256 MiB, lacks a
 *   method, a URL or the status of its response, or holds header fields that are no list.
 */
export async function* readHar<Left = never>(
  window: ByteWindow,
  file: string,
  attachments: Attachments = attachmentsBeside(file),
  leave?: Leave<Left>,
): AsyncGenerator<(Exchange | Left)[]> {
  const cursor = new JsonCursor(window);
  const walk: Walk = { cursor, pointer: '', whole: 0, hasEntries: false, shape: '' };
  try {
    for await (const extents of entriesOf(walk, file)) {
      const exchanges: (Exchange | Left)[] = [];
      let isWhole = true;
      try {
        for (const extent of extents) {
          isWhole = extent.isWhole;
          const left = isWhole ? leave?.({ file, index: walk.whole }) : undefined;
          if (left !== undefined) {
            cursor.leave(extent);
            walk.whole += 1;
            exchanges.push(left);
          } else {
            const text = cursor.take(extent);
            const entry = parsePlaced(text);
            const hasFiles = isAttached(entry);
            if (hasFiles) await attachBodies(entry, attachments);
            exchanges.push(nextExchange(entry, text, walk, file));
            // How large files are the chunk doesn't tell.
            if (hasFiles) yield exchanges.splice(0);
          }
          if (exchanges.length === MOST_TOGETHER) yield exchanges.splice(0);
        }
      } catch (error) {
        throw leave !== undefined && isWhole ? new BrokenShare() : error;
      } finally {
        // Those before the place where the text breaks come all the same.
        if (exchanges.length > 0) yield exchanges;
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    const whole = counted(walk.whole, 'whole entry', 'whole entries');
    throw brokenRecording(error, file, { inside: walk.pointer, whole, pointer: walk.pointer });
  }
  if (walk.hasEntries) return;
  throw new RecordingError({
    problem: 'the file is JSON, but no HAR',
    expected: 'a list at `log.entries`',
    received: walk.shape,
    location: { file, line: 1, column: 1 },
  });
}

function nextExchange(entry: unknown, text: PlacedText, walk: Walk, file: string): Exchange {
  const index = walk.whole;
  walk.whole += 1;
  return exchangeOf(entry, readEntry, text, { file, index }, walk.pointer);
}

/**
 * Entries, by turns those that are in memory and the one that has to be waited for. Each is to be taken or
 * left before the next is asked for.
 */
type Entries = AsyncGenerator<Iterable<Extent>>;

async function* entriesOf(walk: Walk, file: string): Entries {
  const { cursor } = walk;
  const first = await cursor.peek();
  if (first === '') {
    throw new RecordingError({
      problem: 'the recording is empty',
      expected: 'a HAR',
      location: { file, line: 1, column: 1 },
    });
  }
  if (first === '{') yield* entriesOfRoot(walk);
  else walk.shape = describe(await cursor.read());
  if ((await cursor.peek()) !== '') await cursor.fail('the end of the text');
}

async function* entriesOfRoot(walk: Walk): Entries {
  const { cursor } = walk;
  const keys: string[] = [];
  for await (const key of keysAt(cursor)) {
    keys.push(key);
    walk.pointer = `/${key}`;
    if (key === 'log' && (await cursor.peek()) === '{') yield* entriesOfLog(walk);
    else await cursor.read();
    walk.pointer = '';
  }
  walk.shape ||= `an object with ${describeKeys(keys)}`;
}

async function* entriesOfLog(walk: Walk): Entries {
  const { cursor } = walk;
  const keys: string[] = [];
  for await (const key of keysAt(cursor)) {
    keys.push(key);
    walk.pointer = `/log/${key}`;
    if (key === 'entries' && (await cursor.peek()) === '[') yield* elementsOf(walk);
    else await cursor.read();
    walk.pointer = '/log';
  }
  walk.shape = `a \`log\` with ${describeKeys(keys)}`;
}

async function* elementsOf(walk: Walk): Entries {
  walk.hasEntries = true;
  for await (const _ of elementsAt(walk.cursor)) {
    yield elementsInMemory(walk);
    yield [await walk.cursor.measure()];
    walk.pointer = '/log/entries';
  }
}

function* elementsInMemory(walk: Walk): Generator<Extent> {
  for (;;) {
    walk.pointer = `/log/entries/${walk.whole}`;
    const extent = walk.cursor.measureBeforeComma();
    if (extent === undefined) return;
    yield extent;
    walk.cursor.skipComma();
  }
}

function describe(value: unknown): string {
  return Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 40);
}

function describeKeys(keys: readonly string[]): string {
  const named = keys.slice(0, 5).map((key) => `\`${key}\``);
  const shown = keys.length > 5 ? [...named, '…'] : named;
  return `the keys ${shown.join(', ') || '(none)'}`;
}
