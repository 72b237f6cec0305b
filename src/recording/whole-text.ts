import { BrokenText } from './broken-text.ts';
import type { ByteWindow } from './byte-window.ts';
import { decode, type PlacedText } from './json-cursor.ts';

/**
 * The text of a recording whose form can't be read in parts.
 * @param most how large it may be, in MiB.
 * @throws {BrokenText} if it is larger, or no UTF-8.
 */
export async function readWhole(window: ByteWindow, most: number): Promise<PlacedText> {
  const place = { line: 1, column: 1 };
  await window.fill(most * 2 ** 20 + 1);
  if (window.length > most * 2 ** 20) {
    throw new BrokenText(
      `the recording is larger than ${most} MiB, and its form is read whole`,
      place,
    );
  }
  const bytes = window.bytes.subarray(window.start, window.end);
  return { text: decode(bytes, place, false), place, isWhole: false };
}
