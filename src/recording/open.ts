import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { constants, createUnzip } from 'node:zlib';
import { RecordingError } from '../errors.ts';
import { ByteWindow } from './byte-window.ts';

/** What messages and reports call the standard input. */
export const STDIN = '<stdin>';

/** How much is read at a time, in bytes: the exchanges in it are held together. */
const CHUNK = 64 * 1024;

/** So many chunks of a file are waited for together: alone, each takes longer than to read it. */
const WAITED_FOR = 16;

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * Opens a recording. What its first bytes tell to be compressed by gzip or zlib comes uncompressed; a
 * byte order mark is taken off. It is to be closed.
 *
 * @throws {RecordingError} if it can't be read, as the methods of what is opened do.
 */
export async function openRecording(file: string): Promise<ByteWindow> {
  return openChunks(file === STDIN ? process.stdin : chunksOfFile(file), file);
}

/** Opens what comes in chunks, as {@link openRecording} does; `file` is what messages call it. */
export async function openChunks(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): Promise<ByteWindow> {
  const stored = new ByteWindow(readable(chunks, file));
  await stored.fill(2);
  const window = isCompressed(stored) ? new ByteWindow(readable(unzip(stored), file)) : stored;
  await window.fill(BYTE_ORDER_MARK.length);
  const first = window.bytes.subarray(window.start, window.start + BYTE_ORDER_MARK.length);
  if (first.equals(BYTE_ORDER_MARK)) window.start += BYTE_ORDER_MARK.length;
  return window;
}

/** Each is read into the memory of one before. */
async function* chunksOfFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    const memory = Buffer.allocUnsafeSlow(WAITED_FOR * CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(memory);
      if (bytesRead === 0) return;
      for (let at = 0; at < bytesRead; at += CHUNK) {
        yield memory.subarray(at, Math.min(at + CHUNK, bytesRead));
      }
    }
  } finally {
    await handle.close();
  }
}

async function* readable(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw error instanceof RecordingError ? error : unreadable(file, error);
  }
}

/** The first two bytes of gzip (RFC 1952 §2.3.1), or of zlib (RFC 1950 §2.2), which no text begins with. */
function isCompressed({ bytes, start, length }: ByteWindow): boolean {
  if (length < 2) return false;
  const head = bytes.readUInt16BE(start);
  return head === 0x1f8b || [0x7801, 0x785e, 0x789c, 0x78da].includes(head);
}

/** What was cut off comes as far as it goes: that it is cut, who reads it sees. */
function unzip(stored: ByteWindow): Readable {
  const unzipped = createUnzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: CHUNK });
  // An error comes out of what is returned, too.
  return pipeline(Readable.from(chunksOf(stored)), unzipped, () => {});
}

async function* chunksOf(window: ByteWindow): AsyncGenerator<Uint8Array> {
  try {
    do {
      // Who unzips it reads ahead.
      yield Buffer.from(window.bytes.subarray(window.start, window.end));
      window.start = window.end;
    } while (await window.more());
  } finally {
    await window.close();
  }
}

/** Says that a file or folder can't be read. */
export function unreadable(file: string, error: unknown): RecordingError {
  return new RecordingError({
    problem: "the recording can't be read",
    received: error instanceof Error ? error.message : String(error),
    location: { file },
    cause: error,
  });
}
