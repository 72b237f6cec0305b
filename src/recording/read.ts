import { RecordingError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ByteWindow } from './byte-window.ts';
import { findRecordings } from './find.ts';
import { type Format, formatByContent, formatByName, isArchive } from './format.ts';
import { readHar } from './formats/har.ts';
import { readNdjson } from './formats/ndjson.ts';
import type { Leave } from './leave.ts';
import { openRecording } from './open.ts';

/** Reads the exchanges of a recording, some at a time. `file` is what messages call it. */
type Reader = (recording: ByteWindow, file: string) => AsyncGenerator<Exchange[]>;

/** Those of rarer forms are imported when they are met: that of cassettes brings a parser of YAML. */
const READERS: Readonly<Record<Exclude<Format, 'har'>, () => Reader | Promise<Reader>>> = {
  ndjson: () => readNdjson,
  vcr: async () => (await import('./formats/vcr.ts')).readVcr,
  postman: async () => (await import('./formats/postman.ts')).readPostman,
};

/** What is told while recordings are read, and asked. */
export interface ReadOptions<Left = never> {
  /** Told of each recording that breaks; without it, the first that breaks is thrown. */
  readonly onBroken?: (error: RecordingError) => void;
  /** What of their exchanges others read: of some forms it isn't read here. */
  readonly leave?: Leave<Left>;
}

/** Reads the exchanges of recordings one by one, as {@link readBatches} does. */
export async function* readRecordings(
  paths: readonly string[],
  options: ReadOptions = {},
): AsyncGenerator<Exchange> {
  for await (const exchanges of readBatches(paths, options)) yield* exchanges;
}

/**
 * Reads recordings one after the other, and holds no more than some exchanges of each: waiting for them
 * one by one would cost more than judging them. A path is a file, a folder (every recording in it, at
 * any depth), a glob, or `-` for the standard input; files of a folder or glob come in the order of their
 * names. What form a recording has, it tells by its beginning, and where that leaves it open, by its
 * name.
 *
 * @throws {RecordingError} at once, if there is nothing at a path, or if two paths lead to one file;
 *   if a recording is broken, after the whole exchanges before the place.
 * @throws {BrokenShare} if a recording breaks in an exchange that others may leave.
 */
export async function* readBatches<Left = never>(
  paths: readonly string[],
  { onBroken, leave }: ReadOptions<Left> = {},
): AsyncGenerator<readonly (Exchange | Left)[]> {
  for (const file of await findRecordings(paths)) {
    try {
      yield* readRecording(file, leave);
    } catch (error) {
      if (onBroken === undefined || !(error instanceof RecordingError)) throw error;
      onBroken(error);
    }
  }
}

/** Reads one recording, some exchanges at a time. */
export async function* readRecording<Left = never>(
  file: string,
  leave?: Leave<Left>,
): AsyncGenerator<(Exchange | Left)[]> {
  if (isArchive(file)) {
    const { readHarArchive } = await import('./formats/har-archive.ts');
    return yield* leavingSome(readHarArchive(file), leave);
  }
  const window = await openRecording(file);
  try {
    const format = (await formatByContent(window)) ?? formatByName(file);
    if (format === 'har') return yield* readHar(window, file, undefined, leave);
    const read = await READERS[format]();
    yield* leavingSome(read(window, file), leave);
  } finally {
    await window.close();
  }
}

/** Where an exchange is read to find its end. */
async function* leavingSome<Left>(
  batches: AsyncIterable<Exchange[]>,
  leave: Leave<Left> = () => undefined,
): AsyncGenerator<(Exchange | Left)[]> {
  for await (const exchanges of batches) {
    yield exchanges.map((exchange) => leave(exchange.source) ?? exchange);
  }
}
