import { RecordingError } from '../errors.ts';
import type { Exchange, ExchangeSource } from '../http/exchange.ts';
import { type BrokenText, placeWithin } from './broken-text.ts';
import type { PlacedText } from './json-cursor.ts';
import { jsonPosition } from './json-position.ts';
import { Lacking } from './lacking.ts';
import { createExchange, type RecordedExchange } from './recorded-exchange.ts';

/** How far a recording could be read. */
export interface Progress {
  /** What its text breaks in: `/log/entries/1`, `line 2`. */
  readonly inside: string;
  /** What was whole before: `1 whole entry`. */
  readonly whole: string;
  readonly pointer?: string;
}

/** Says where the text of a recording broke, and what was whole before. */
export function brokenRecording(
  { message, place, isCut }: BrokenText,
  file: string,
  { inside, whole, pointer = '' }: Progress,
): RecordingError {
  const location = { file, ...place, ...(pointer !== '' && { pointer }) };
  if (!isCut) return new RecordingError({ problem: message, location });
  const where = inside === '' ? '' : ` inside ${inside},`;
  return new RecordingError({
    problem: `the recording is cut off: the file ends${where} after ${whole}`,
    location,
    hint: 'Export it again, or wait until its recorder has closed the file',
  });
}

/**
 * Makes an exchange of a value that was read from JSON. `pointer` leads to it.
 * @throws {RecordingError} with the place in the file, if `read` throws {@link Lacking}.
 */
export function exchangeOf(
  value: unknown,
  read: (value: unknown) => RecordedExchange,
  { text, place }: PlacedText,
  source: ExchangeSource,
  pointer: string,
): Exchange {
  try {
    return createExchange(read(value), source);
  } catch (error) {
    if (!(error instanceof Lacking)) throw error;
    const found = placeWithin(place, jsonPosition(text, error.path));
    throw lackingExchange(error, { file: source.file, ...found }, pointer);
  }
}

/** Says what an exchange lacks. `pointer` leads to where it is recorded. */
export function lackingExchange(
  { path, expected, received }: Lacking,
  place: { readonly file: string; readonly line: number; readonly column: number },
  pointer: string,
): RecordingError {
  const at = pointer + path.map((step) => `/${step}`).join('');
  return new RecordingError({
    problem: `the recording can't be read at ${at}`,
    expected,
    received: received === undefined ? 'nothing' : JSON.stringify(received).slice(0, 40),
    location: { ...place, pointer: at },
  });
}
