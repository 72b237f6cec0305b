/** A text, or why the bytes are none. */
export type DecodedText = { readonly text: string } | TextProblem;

/** Why bytes can't be read as a text. */
export interface TextProblem {
  readonly problem: string;
  /** Whether they may be one, but beyond what is read here: nobody's fault. */
  readonly isBeyond: boolean;
}

/**
 * How many bytes are read at a time. A text of over a megabyte that is read at once lies outside of V8's heap, where
 * several pile up before a collection counts them.
 */
const PIECE = 512 * 1024;

/** For whole texts: it keeps nothing from one to the next. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes bytes in a charset, by any of its labels (WHATWG Encoding §4.2); a byte order mark is taken
 * off.
 */
export function decodeText(bytes: Uint8Array, charset: string): DecodedText {
  try {
    if (charset === 'utf-8' && bytes.length <= PIECE) return { text: UTF_8.decode(bytes) };
    const decoder = new TextDecoder(inOrder(bytes, charset), { fatal: true });
    return { text: inPieces(decoder, bytes) };
  } catch (error) {
    const unknown = error instanceof RangeError;
    return {
      problem: unknown
        ? `the body has the unknown charset "${charset}"`
        : `the body isn't valid ${charset} text`,
      isBeyond: unknown,
    };
  }
}

function inPieces(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  }
  return text + decoder.decode();
}

/** The byte order mark of UTF-16 says which way round it is (RFC 2781 §3.2). */
function inOrder([first, second]: Uint8Array, charset: string): string {
  return charset === 'utf-16' && first === 0xfe && second === 0xff ? 'utf-16be' : charset;
}

/**
 * Encodes a text in a charset; text that is to go out as UTF-8 stays text. `undefined` where the
 * charset can't say it, or isn't one that is written here.
 */
export function encodeText(text: string, charset: string): string | Uint8Array | undefined {
  if (charset === 'utf-8' || charset === 'utf8') return text;
  const encoding = NODE_ENCODINGS.get(charset);
  if (encoding === undefined) return undefined;
  const bytes = Buffer.from(text, encoding);
  const read = decodeText(bytes, charset);
  return 'text' in read && read.text === text ? bytes : undefined;
}

const NODE_ENCODINGS: ReadonlyMap<string, BufferEncoding> = new Map([
  ['ascii', 'latin1'],
  ['us-ascii', 'latin1'],
  ['iso-8859-1', 'latin1'],
  ['latin1', 'latin1'],
  ['windows-1252', 'latin1'],
  ['utf-16', 'utf16le'],
  ['utf-16le', 'utf16le'],
]);
