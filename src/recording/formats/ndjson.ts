import { counted } from '../../errors.ts';
import type { Exchange } from '../../http/exchange.ts';
import { brokenRecording, exchangeOf } from '../broken-recording.ts';
import { BrokenText } from '../broken-text.ts';
import type { ByteWindow } from '../byte-window.ts';
import {
  decode,
  MOST_VALUE_BYTES,
  type PlacedText,
  parsePlaced,
  tooLarge,
} from '../json-cursor.ts';
import { readLine } from './ndjson-line.ts';

const NEWLINE = 0x0a;

/** How far NDJSON was read. */
interface Walk {
  readonly window: ByteWindow;
  /** The line that it is at, from 1. */
  line: number;
  /** Exchanges that were whole. */
  whole: number;
}

/**
 * Reads NDJSON in the file's order: together the lines that are in memory at a time. A line is an
 * exchange, as {@link readLine} has it; blank lines count for nothing. `file` is what messages call it.
 *
 * @throws {RecordingError} after the exchanges of the lines before: if a line is not JSON, cut off,
 *   larger than 256 MiB or no exchange.
 */
export async function* readNdjson(window: ByteWindow, file: string): AsyncGenerator<Exchange[]> {
  const walk: Walk = { window, line: 1, whole: 0 };
  try {
    while (window.length > 0 || (await window.more())) {
      const isEnd = !(await hasLine(walk));
      const exchanges: Exchange[] = [];
      try {
        for (const line of linesInMemory(walk, isEnd)) {
          if (line.text.trim() === '') continue;
          const source = { file, index: walk.whole };
          exchanges.push(exchangeOf(parsePlaced(line), readLine, line, source, ''));
          walk.whole += 1;
        }
      } finally {
        // Those before the place where the text breaks come all the same.
        if (exchanges.length > 0) yield exchanges;
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    const whole = counted(walk.whole, 'whole exchange');
    throw brokenRecording(error, file, { inside: `line ${walk.line}`, whole });
  }
}

/** Waits until the end of the next line is in memory. Gives false where the file ends first. */
async function hasLine({ window, line }: Walk): Promise<boolean> {
  let searched = 0;
  while (endOfLine(window, searched) === undefined) {
    searched = window.length;
    if (searched > MOST_VALUE_BYTES) throw tooLarge({ line, column: 1 });
    if (!(await window.more())) return false;
  }
  return true;
}

function* linesInMemory(walk: Walk, isEnd: boolean): Generator<PlacedText> {
  const { window } = walk;
  while (window.length > 0) {
    const end = endOfLine(window, 0);
    if (end === undefined && !isEnd) return;
    const place = { line: walk.line, column: 1 };
    const bytes = window.bytes.subarray(window.start, end ?? window.end);
    const isWhole = end !== undefined;
    yield { text: decode(bytes, place, isWhole), place, isWhole };
    window.start += bytes.length + (isWhole ? 1 : 0);
    walk.line += 1;
  }
}

/** Where the line that comes next ends; `undefined` where its end isn't in memory. */
function endOfLine({ bytes, start, end }: ByteWindow, searched: number): number | undefined {
  const newline = bytes.indexOf(NEWLINE, start + searched);
  return newline === -1 || newline >= end ? undefined : newline;
}
