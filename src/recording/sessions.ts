import { RecordingError } from '../errors.ts';
import type { Exchange } from '../http/exchange.ts';
import { findRecordings } from './find.ts';
import { STDIN } from './open.ts';
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

/**
 * How many exchanges sessions hold, as far as they can be read; `undefined` where one comes from the
 * standard input, and can be read once only.
 */
export async function countExchanges(sessions: readonly Session[]): Promise<number | undefined> {
  if (sessions.some(({ file }) => file === STDIN)) return undefined;
  let count = 0;
  for (const { read } of sessions) {
    try {
      for await (const { length } of read()) count += length;
    } catch (error) {
      if (!(error instanceof RecordingError)) throw error;
    }
  }
  return count;
}
