import { brotliDecompressSync, gunzipSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { type DecodedText, decodeText, type TextProblem } from './charset.ts';
import { type HeaderFields, headerValue, type Message } from './exchange.ts';
import { parseMediaType } from './media-type.ts';

/** How many bytes of a body are held in memory, before its content codings are undone and after: 64 MiB. */
export const MOST_BODY_BYTES = 64 * 1024 * 1024;

/** How much a body may grow when its content codings are undone. */
export interface DecodeLimits {
  /** In bytes; {@link MOST_BODY_BYTES} where it is absent. */
  readonly maxBytes?: number;
}

/** Why a body's content codings can't be undone. */
export interface ContentProblem extends TextProblem {
  readonly isTooLarge: boolean;
}

type Decompress = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

/** The content codings of RFC 9110 §8.4.1. */
const DECOMPRESS: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

/**
 * The text of a body: its content codings undone, its charset read (UTF-8 where `Content-Type` names
 * none), a byte order mark taken off. A body that is text already is taken as free of codings.
 * What stands in the way comes back as a `problem`.
 */
export function decodeBody(
  body: string | Uint8Array,
  headers: HeaderFields,
  limits: DecodeLimits = {},
): DecodedText {
  if (typeof body === 'string') return { text: body.startsWith('\uFEFF') ? body.slice(1) : body };
  const decoded = decodeContent(body, headers, limits);
  return 'problem' in decoded ? decoded : decodeText(decoded.bytes, charsetOf(headers) ?? 'utf-8');
}

/** The bytes of a body with its content codings undone, the last one first (RFC 9110 §8.4). */
export function decodeContent(
  body: Uint8Array,
  headers: HeaderFields,
  { maxBytes = MOST_BODY_BYTES }: DecodeLimits = {},
): { readonly bytes: Uint8Array } | ContentProblem {
  let bytes = body;
  for (const coding of contentCodings(headers).reverse()) {
    const decompress = DECOMPRESS.get(coding);
    if (decompress === undefined)
      return {
        problem: `the body has the unknown content coding "${coding}"`,
        isTooLarge: false,
        isBeyond: true,
      };
    try {
      bytes = decompress(bytes, { maxOutputLength: maxBytes });
    } catch (error) {
      return decompressionProblem(error, coding, maxBytes);
    }
  }
  return { bytes };
}

/** The content codings that can be undone, as `Accept-Encoding` lists them (RFC 9110 §12.5.3). */
export const KNOWN_CODINGS = [...DECOMPRESS.keys()].join(', ');

/** Whether a message names a content coding that can't be undone. */
export function hasUnknownCoding({ headers }: Message): boolean {
  return contentCodings(headers).some((coding) => !DECOMPRESS.has(coding));
}

/** Whether a message's body has more than a number of bytes, its content codings undone. */
export function isLargerThan({ body, headers }: Message, maxBytes: number): boolean {
  if (body === undefined) return false;
  if (typeof body === 'string') return Buffer.byteLength(body) > maxBytes;
  const decoded = decodeContent(body, headers, { maxBytes });
  return 'bytes' in decoded ? decoded.bytes.length > maxBytes : decoded.isTooLarge;
}

function contentCodings(headers: HeaderFields): string[] {
  return [headers['content-encoding'] ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

function decompressionProblem(error: unknown, coding: string, maxBytes: number): ContentProblem {
  if (!(error instanceof Error)) throw error;
  const isTooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  const problem = isTooLarge
    ? `the body is over ${maxBytes.toLocaleString('en-US')} bytes when decompressed`
    : `the body isn't valid ${coding}: ${error.message}`;
  return { problem, isTooLarge, isBeyond: isTooLarge };
}

/** The charset that a message names, in lower case; `undefined` where it names none. */
export function charsetOf(headers: HeaderFields): string | undefined {
  return parseMediaType(headerValue(headers, 'content-type') ?? '')?.parameters.get('charset');
}
