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

/**
 * Reads NDJSON in the file's order, and holds no more than one line of it. A line is an exchange, as
 * {@link readLine} has it; blank lines count for nothing. `file` is what messages call it.
 *
 * @throws {RecordingError} after the exchanges of the lines before: if a line is not JSON, cut off,
 *   larger than 256 MiB or no exchange.
 */
export async function* readNdjson(window: ByteWindow, file: string): AsyncGenerator<Exchange> {
  let index = 0;
  let inside = 'line 1';
  try {
    for await (const line of linesOf(window)) {
      inside = `line ${line.place.line}`;
      if (line.text.trim() === '') continue;
      yield exchangeOf(parsePlaced(line), readLine, line, { file, index }, '');
      index += 1;
    }
  } catch (error) {
    if (!(error instanceof BrokenText)) throw error;
    throw brokenRecording(error, file, { inside, whole: counted(index, 'whole exchange') });
  }
}

async function* linesOf(window: ByteWindow): AsyncGenerator<PlacedText> {
  for (let line = 1; window.length > 0 || (await window.more()); line += 1) {
    const place = { line, column: 1 };
    let end = window.bytes.indexOf(NEWLINE, window.start);
    while (end === -1 || end >= window.end) {
      const searched = window.length;
      if (searched > MOST_VALUE_BYTES) throw tooLarge(place);
      if (!(await window.more())) break;
      end = window.bytes.indexOf(NEWLINE, window.start + searched);
    }
    const isWhole = end !== -1 && end < window.end;
    const bytes = window.bytes.subarray(window.start, isWhole ? end : window.end);
    yield { text: decode(bytes, place, isWhole), place, isWhole };
    window.start += bytes.length + (isWhole ? 1 : 0);
  }
}
