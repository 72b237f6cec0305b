import { createHash } from 'node:crypto';

/** One part of a multipart body. */
export interface Part {
  /** By lower-case name; lines of the same name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The parts of a body, or why it isn't multipart, with the part and the byte, from 0, that it begins at. */
export type MultipartReading =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | { readonly ok: false; readonly problem: string };

const CRLF = '\r\n';

/** What may stand between a boundary and its line's end (RFC 2046 §5.1.1, transport-padding). */
const PADDING = [0x20, 0x09];

/** A line of a body that is a boundary. */
interface Delimiter {
  /** Where the content before it ends. */
  readonly start: number;
  /** Where what comes after it begins. */
  readonly end: number;
  readonly isClosing: boolean;
}

/**
 * Splits a multipart body (RFC 2046 §5.1). What stands before the first boundary and after the closing
 * one is no part of it.
 * @param boundary the parameter of its media type.
 */
export function readMultipart(bytes: Uint8Array, boundary: string): MultipartReading {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let delimiter = findDelimiter(body, boundary, 0);
  if (delimiter === undefined) {
    return unreadable(`the boundary --${boundary} doesn't occur on a line that ends in CRLF`);
  }
  const parts: Part[] = [];
  while (!delimiter.isClosing) {
    const place = `part ${parts.length + 1} (from byte ${delimiter.end})`;
    const next = findDelimiter(body, boundary, delimiter.end);
    if (next === undefined) {
      return unreadable(`${place} doesn't end: expected --${boundary}-- after it`);
    }
    const part = readPart(body.subarray(delimiter.end, Math.max(delimiter.end, next.start)));
    if (typeof part === 'string') return unreadable(`${place} ${part}`);
    parts.push(part);
    delimiter = next;
  }
  return { ok: true, parts };
}

/** Writes a multipart body, with a boundary that occurs in none of its parts. */
export function writeMultipart(parts: readonly Part[]): {
  readonly boundary: string;
  readonly body: Uint8Array;
} {
  const boundary = unusedBoundary(parts);
  const pieces = parts.flatMap(({ headers, body }) => [
    `--${boundary}${CRLF}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}${CRLF}`),
    CRLF,
    body,
    CRLF,
  ]);
  const body = Buffer.concat(
    [...pieces, `--${boundary}--${CRLF}`].map((piece) =>
      typeof piece === 'string' ? Buffer.from(piece) : piece,
    ),
  );
  return { boundary, body };
}

/** A multipart media type with a boundary in place of the one that it has. */
export function withBoundary(mediaType: string, boundary: string): string {
  return `${mediaType.replace(/;\s*boundary=("[^"]*"|[^;]*)/i, '')}; boundary=${boundary}`;
}

function unreadable(problem: string): MultipartReading {
  return { ok: false, problem };
}

/** The next line that is a boundary: one whose text only begins with it is content. */
function findDelimiter(body: Buffer, boundary: string, from: number): Delimiter | undefined {
  const dashes = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(dashes, from); at !== -1; at = body.indexOf(dashes, at + 1)) {
    const isLineStart = at === 0 || body.toString('latin1', at - 2, at) === CRLF;
    if (!isLineStart) continue;
    const start = at - CRLF.length;
    const after = at + dashes.length;
    const isClosing = body.toString('latin1', after, after + 2) === '--';
    let end = isClosing ? after + 2 : after;
    while (PADDING.includes(body[end] ?? -1)) end += 1;
    // Nothing has to follow the last line, not even its end.
    const isWhole = isClosing && end === body.length;
    if (!isWhole && body.toString('latin1', end, end + CRLF.length) !== CRLF) continue;
    return { start, end: end + CRLF.length, isClosing };
  }
  return undefined;
}

/** The headers and the content of a part, or what is wrong with it. */
function readPart(content: Buffer): Part | string {
  // Without headers, a part begins with the empty line that ends them.
  if (content.toString('latin1', 0, 2) === CRLF) return { headers: {}, body: content.subarray(2) };
  const end = content.indexOf(CRLF + CRLF);
  if (end === -1) return 'has no empty line after its headers';
  // RFC 7578 §5.1: names are UTF-8.
  const lines = content
    .toString('utf8', 0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split(CRLF);
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) return `has a header without a colon: ${JSON.stringify(line)}`;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return { headers, body: content.subarray(end + (CRLF + CRLF).length) };
}

/** Drawn from the content, so that equal parts give equal bytes; none of them holds its own hash. */
function unusedBoundary(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { headers, body } of parts) hash.update(JSON.stringify(headers)).update(body);
  return `specwright-${hash.digest('hex').slice(0, 24)}`;
}
