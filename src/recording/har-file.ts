import { closeSync, createReadStream, ftruncateSync, openSync, writeSync } from 'node:fs';
import { OutputError } from '../errors.ts';
import type { Creator } from './write-har.ts';

/** What stands behind the last entry. */
const END = '\n]}}\n';

/** Each entry has a line of its own, with the comma before it, so that a cut one takes none before it along. */
const ENTRY = /^,?\{"startedDateTime":/;
const LOG = /^\{"log":\{"version":"1\.2","creator":\{"name":"specwright"/;
/** So much of a line is looked at, in bytes. */
const HEAD = 64;

const LINE_FEED = 0x0a;

/** A HAR that grows, and is whole at any time: what was added to it outlives the process, however that ends. */
export interface HarFile {
  /** How many entries it holds. */
  readonly entries: number;
  /**
   * Adds entries, which are on the disk's side of this process when it returns.
   * @param entries as JSON, each in one line.
   * @throws {OutputError} if they can't be written; then the file holds what it held before.
   */
  add(entries: readonly string[]): void;
  close(): void;
}

/**
 * Opens a HAR in place of what the file holds.
 * @throws {OutputError} if it can't be written.
 */
export function createHarFile(file: string, creator: Creator): HarFile {
  const start = `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"entries":[`;
  const descriptor = open(file, 'w');
  return growing(file, descriptor, start, { end: 0, entries: 0 });
}

/**
 * Opens a HAR that goes on with what the file holds, where that was written here. What a kill left
 * unfinished at its end is taken off.
 * @throws {OutputError} if it can't be written, or holds something else.
 */
export async function continueHarFile(file: string, creator: Creator): Promise<HarFile> {
  const held = await holdingOf(file);
  if (held === undefined) return createHarFile(file, creator);
  const descriptor = open(file, 'r+');
  ftruncateSync(descriptor, held.end);
  return growing(file, descriptor, '', held);
}

/** How far a file holds whole entries, in bytes. */
interface Holding {
  readonly end: number;
  readonly entries: number;
}

/** @param start what is written before all entries, where nothing is held. */
function growing(file: string, descriptor: number, start: string, held: Holding): HarFile {
  let { end, entries } = held;
  append(start);
  return {
    get entries() {
      return entries;
    },
    add(added) {
      if (added.length === 0) return;
      append(`${entries === 0 ? '\n' : '\n,'}${added.join('\n,')}`);
      entries += added.length;
    },
    close: () => closeSync(descriptor),
  };

  /** Writes a text in place of what ends the file, and its end again. */
  function append(text: string): void {
    try {
      writeAll(descriptor, text + END, end);
      end += Buffer.byteLength(text);
    } catch (cause) {
      restoreEnd();
      throw new OutputError(file, cause);
    }
  }

  /** The room that it takes is the file's own already, be the disk as full as it may. */
  function restoreEnd(): void {
    try {
      writeAll(descriptor, END, end);
      ftruncateSync(descriptor, end + END.length);
    } catch {
      // What keeps the file from being written is about to be told.
    }
  }
}

/** A full disk takes a part, and refuses the rest. */
function writeAll(descriptor: number, text: string, at: number): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, at + written);
  }
}

/**
 * How far a file holds whole entries; `undefined` where there is none, or nothing in it.
 * @throws {OutputError} if it holds something else, or can't be read.
 */
async function holdingOf(file: string): Promise<Holding | undefined> {
  let offset = 0;
  let head = '';
  let held: Holding | undefined;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      for (let from = 0; from < chunk.length; ) {
        const feed = chunk.indexOf(LINE_FEED, from);
        const to = feed === -1 ? chunk.length : feed;
        head += chunk.toString('latin1', from, Math.min(to, from + HEAD - head.length));
        from = to + 1;
        if (feed === -1) continue;
        held = afterLine(held, head, offset + feed);
        if (held === undefined) throw foreign(file);
        head = '';
      }
      offset += chunk.length;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause instanceof OutputError ? cause : new OutputError(file, cause);
  }
  if (held === undefined && offset > 0) throw foreign(file);
  return held;
}

/** @param held what the lines before hold; `undefined`: there are none. */
function afterLine(held: Holding | undefined, head: string, end: number): Holding | undefined {
  if (held === undefined) return LOG.test(head) ? { end, entries: 0 } : undefined;
  return ENTRY.test(head) ? { end, entries: held.entries + 1 } : held;
}

function foreign(file: string): OutputError {
  return new OutputError(
    file,
    new Error('it holds something else than what specwright has recorded; name another file'),
  );
}

function open(file: string, flags: 'w' | 'r+'): number {
  try {
    return openSync(file, flags);
  } catch (cause) {
    throw new OutputError(file, cause);
  }
}
