import type { Exchange } from '../../src/http/exchange.ts';
import { ByteWindow } from '../../src/recording/byte-window.ts';
import { readHar } from '../../src/recording/formats/har.ts';

type Reader = (recording: ByteWindow, file: string) => AsyncIterable<Exchange[]>;

/** What was read of a recording, and the error that ended it, if one did. */
export interface Reading {
  readonly exchanges: Exchange[];
  readonly error?: unknown;
}

/** The exchanges of a HAR, as they come out of its text. */
export async function readHarText(text: string, file = 'a.har'): Promise<Exchange[]> {
  return (await Array.fromAsync(readHar(windowOf([text]), file))).flat();
}

/** Reads a recording that comes in chunks, as far as it goes. */
export async function readChunks(
  read: Reader,
  chunks: Iterable<string | Uint8Array>,
  file = 'a.har',
): Promise<Reading> {
  const exchanges: Exchange[] = [];
  try {
    for await (const some of read(windowOf(chunks), file)) exchanges.push(...some);
  } catch (error) {
    return { exchanges, error };
  }
  return { exchanges };
}

/** The chunks of a recording, as they are opened. */
export function windowOf(chunks: Iterable<string | Uint8Array>): ByteWindow {
  return new ByteWindow(bytesOf(chunks));
}

/** None outlasts the next being asked for. */
async function* bytesOf(chunks: Iterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    const bytes = Uint8Array.from(Buffer.from(chunk));
    yield bytes;
    bytes.fill(0);
  }
}
