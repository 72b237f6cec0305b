import type { HeaderFields } from '../../http/exchange.ts';
import { headerValue } from '../../http/exchange.ts';
import { syntaxOf } from '../../http/syntax.ts';

/** So much of a body is kept for its recording, in bytes: 16 MiB. */
export const MOST_KEPT = 16 * 1024 * 1024;

/** What ends an event of a stream (WHATWG HTML §9.2.6). */
const EVENT_ENDS = ['\n\n', '\r\n\r\n', '\r\r'];

/** What is kept of a body while it passes. */
export interface KeptBody {
  take(chunk: Uint8Array): void;
  /** How much has passed, in bytes. */
  readonly size: number;
  /**
   * What a recording is to hold: the body, why not, or neither where there was none.
   * @param brokenOff why it isn't whole.
   */
  recorded(
    headers: HeaderFields,
    brokenOff?: string,
  ): { readonly body?: Uint8Array; readonly omitted?: string };
}

/** Nothing yet. */
export function createKeptBody(): KeptBody {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let kept = 0;
  return {
    take(chunk) {
      size += chunk.length;
      if (kept === MOST_KEPT) return;
      const room = chunk.subarray(0, MOST_KEPT - kept);
      chunks.push(room);
      kept += room.length;
    },
    get size() {
      return size;
    },
    recorded(headers, brokenOff) {
      const isWhole = brokenOff === undefined && kept === size;
      if (isWhole && size === 0) return {};
      const body = Buffer.concat(chunks);
      if (isWhole) return { body };
      // Streams of events have no end but that somebody leaves.
      if (isPlainEventStream(headers)) return { body: wholeEvents(body) };
      if (brokenOff !== undefined) {
        return { omitted: `the body broke off after ${grouped(size)} bytes: ${brokenOff}` };
      }
      const most = grouped(MOST_KEPT);
      return { omitted: `the body has ${grouped(size)} bytes, of which a recorder keeps ${most}` };
    },
  };
}

function isPlainEventStream(headers: HeaderFields): boolean {
  const mediaType = headerValue(headers, 'content-type') ?? '';
  return syntaxOf(mediaType) === 'event-stream' && headers['content-encoding'] === undefined;
}

function wholeEvents(body: Buffer): Buffer {
  const ends = EVENT_ENDS.map((end) => body.lastIndexOf(end) + end.length);
  const found = EVENT_ENDS.some((end) => body.includes(end));
  return body.subarray(0, found ? Math.max(...ends) : 0);
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en-US');
}
