import type { Exchange } from '../http/exchange.ts';
import { findRecordings } from './find.ts';
import { readRecording } from './read.ts';

/** A recording, whose exchanges belong together. */
export interface Session {
  readonly file: string;
  /**
   * Reads its exchanges from the beginning, some at a time.
   * @throws {RecordingError} if it is broken, after the whole exchanges before the place.
   */
  readonly read: () => AsyncIterable<readonly Exchange[]>;
}

/**
 * The recordings at some paths, each to be read by itself, in the order in which `readBatches` reads
 * them.
 * @throws {RecordingError} if there is nothing at a path, or two paths lead to one file.
 */
export async function openSessions(paths: readonly string[]): Promise<Session[]> {
  const files = await findRecordings(paths);
  return files.map((file) => ({ file, read: () => readRecording(file) }));
}
