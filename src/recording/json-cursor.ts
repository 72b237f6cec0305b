import { isAscii, isUtf8 } from 'node:buffer';
import { parseJson } from '../http/json.ts';
import { unexpected } from '../http/json-tokens.ts';
import { BrokenText, placeWithin, type TextPlace } from './broken-text.ts';
import type { ByteWindow } from './byte-window.ts';
import { scanValue, startScan } from './scan-value.ts';

/** How large one value of a recording may be, in bytes: 256 MiB. */
export const MOST_VALUE_BYTES = 256 * 1024 * 1024;

/** How much of what wasn't expected is shown, in bytes. */
const MOST_SHOWN = 40;

/** The text of a JSON value, and where it begins. */
export interface PlacedText {
  readonly text: string;
  readonly place: TextPlace;
  /** Whether something follows it; else it may be cut off. */
  readonly isWhole: boolean;
}

/** How far a value goes that comes next. */
export interface Extent {
  /** In bytes. */
  readonly length: number;
  /** The lines that end in it. */
  readonly lines: number;
  /** Whether something follows it; else it may be cut off. */
  readonly isWhole: boolean;
}

const NEWLINE = 0x0a;
const COMMA = 0x2c;
const SPACES: ReadonlySet<number | undefined> = new Set([0x20, NEWLINE, 0x0d, 0x09]);

/**
 * Goes through a JSON text (RFC 8259) that comes in chunks, and holds no more of it than the value it
 * is at. Where the text is broken, its methods throw a {@link BrokenText}.
 */
export class JsonCursor {
  readonly #window: ByteWindow;
  #line = 1;
  #column = 1;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  /** The next character that is no white space; empty at the end of the text. */
  async peek(): Promise<string> {
    const window = this.#window;
    do {
      this.#skipSpace();
      if (window.length > 0) return String.fromCharCode(window.bytes[window.start] as number);
    } while (await window.more());
    return '';
  }

  /** Goes over the character that was peeked at. */
  skip(): void {
    this.#window.start += 1;
    this.#column += 1;
  }

  /** Reads the value that comes next. */
  async read(): Promise<unknown> {
    return parsePlaced(this.take(await this.measure()));
  }

  /** How far the value that comes next goes, without looking whether it is JSON. All of it is in memory then. */
  async measure(): Promise<Extent> {
    await this.peek();
    const window = this.#window;
    const { place } = this;
    const scan = startScan();
    let isWhole = true;
    while (!scanValue(window.bytes, window.start, window.end, scan)) {
      if (window.length > MOST_VALUE_BYTES) throw tooLarge(place);
      isWhole = await window.more();
      if (!isWhole) break;
    }
    const length = isWhole ? scan.length : window.length;
    if (length === 0) await this.fail('a value');
    return { length, lines: scan.lines, isWhole };
  }

  /** The same of a value with a comma behind it; `undefined` where not all of that is in memory. */
  measureBeforeComma(): Extent | undefined {
    this.#skipSpace();
    const { bytes, start, end } = this.#window;
    const scan = startScan();
    if (!scanValue(bytes, start, end, scan) || scan.length === 0) return undefined;
    let comma = start + scan.length;
    while (comma < end && SPACES.has(bytes[comma])) comma += 1;
    if (comma === end || bytes[comma] !== COMMA) return undefined;
    return { length: scan.length, lines: scan.lines, isWhole: true };
  }

  /** Takes the text of a value that was measured. */
  take({ length, lines, isWhole }: Extent): PlacedText {
    const { place } = this;
    const text = decode(this.#bytes(length), place, isWhole);
    this.#window.start += length;
    this.#line += lines;
    this.#column = text.length + (lines === 0 ? this.#column : -text.lastIndexOf('\n'));
    return { text, place, isWhole };
  }

  /** Goes over a value that was measured, without reading it as text. */
  leave({ length, lines }: Extent): void {
    const bytes = this.#bytes(length);
    const last = lines === 0 ? bytes : bytes.subarray(bytes.lastIndexOf(NEWLINE) + 1);
    this.#window.start += length;
    this.#line += lines;
    this.#column = textLength(last) + (lines === 0 ? this.#column : 1);
  }

  /** Goes over the comma that is known to come next. */
  skipComma(): void {
    this.#skipSpace();
    this.skip();
  }

  /** @throws {BrokenText} that says what was expected here. */
  async fail(expected: string): Promise<never> {
    const window = this.#window;
    await window.fill(MOST_SHOWN);
    const shown = window.bytes.subarray(window.start, window.end).subarray(0, MOST_SHOWN);
    const { message } = unexpected(shown.toString(), 0, expected);
    throw notJson(message, this.place, shown.length === 0);
  }

  /** Where it is. */
  get place(): TextPlace {
    return { line: this.#line, column: this.#column };
  }

  #skipSpace(): void {
    const window = this.#window;
    for (; window.start < window.end; window.start += 1) {
      const byte = window.bytes[window.start];
      if (!SPACES.has(byte)) return;
      this.#column += 1;
      if (byte === NEWLINE) {
        this.#line += 1;
        this.#column = 1;
      }
    }
  }

  #bytes(length: number): Buffer {
    const { bytes, start } = this.#window;
    return bytes.subarray(start, start + length);
  }
}

/** How long bytes are as text: most are ASCII, which is quickly told. */
function textLength(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.toString().length;
}

/**
 * The value that a text is.
 * @throws {BrokenText} if it is none.
 */
export function parsePlaced({ text, place, isWhole }: PlacedText): unknown {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const isCut = !isWhole && parsed.offset === text.length;
  throw notJson(parsed.problem, placeWithin(place, parsed), isCut);
}

/**
 * Reads bytes as UTF-8.
 * @param isWhole whether they may not end within a character.
 * @throws {BrokenText} if they are none.
 */
export function decode(bytes: Buffer, place: TextPlace, isWhole: boolean): string {
  const text = bytes.toString();
  // What stands in the place of bytes that are no UTF-8 may also have come as itself.
  if (!text.includes('\uFFFD') || isUtf8(bytes)) return text;
  const last = bytes.findLastIndex(isLeading);
  const characters = bytes.subarray(0, Math.max(0, last));
  const isCut = !isWhole && last >= Math.max(0, bytes.length - 3) && isUtf8(characters);
  if (isCut) return characters.toString();
  throw new BrokenText('the recording is no UTF-8 text', place);
}

/** Whether a byte begins a character of several bytes (RFC 3629 §4). */
function isLeading(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

function notJson(problem: string, place: TextPlace, isCut: boolean): BrokenText {
  return new BrokenText(`the recording is not JSON: ${problem}`, place, isCut);
}

/** Told of a value that is over {@link MOST_VALUE_BYTES}. */
export function tooLarge(place: TextPlace): BrokenText {
  return new BrokenText('a value of the recording is larger than 256 MiB', place);
}
