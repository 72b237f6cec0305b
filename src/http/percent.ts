/**
 * Percent-decodes text (RFC 3986 §2.1) as UTF-8. Escapes that are broken or aren't UTF-8 are kept as
 * they are: nothing throws.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return tryDecode(text) ?? text.replace(/(?:%[\da-f]{2})+/gi, (run) => tryDecode(run) ?? run);
}

/** Thrown for a text whose percent-encoding is none. */
export class MalformedEscape extends Error {
  readonly text: string;

  constructor(text: string) {
    super(`${JSON.stringify(text)} is not percent-encoded UTF-8`);
    this.text = text;
  }
}

/**
 * Percent-decodes text as UTF-8, to the letter.
 * @throws {MalformedEscape} if an escape is broken or isn't UTF-8.
 */
export function decodePercentStrictly(text: string): string {
  if (!text.includes('%')) return text;
  const decoded = tryDecode(text);
  if (decoded === undefined) throw new MalformedEscape(text);
  return decoded;
}

/** Decodes a name or value of `application/x-www-form-urlencoded` (WHATWG URL §5.1): `+` is a space. */
export function decodeFormText(text: string): string {
  return decodePercent(withSpaces(text));
}

/**
 * As {@link decodeFormText}, to the letter.
 * @throws {MalformedEscape} if an escape is broken or isn't UTF-8.
 */
export function decodeFormTextStrictly(text: string): string {
  return decodePercentStrictly(withSpaces(text));
}

/**
 * Encodes a name or value of `application/x-www-form-urlencoded`, or of a query.
 * @param reserved whether what is reserved in a URL stays as it is (RFC 6570 §3.2.3), but for what
 *   separates pairs and their parts.
 */
export function encodeFormText(text: string, reserved = false): string {
  const encoded = encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+');
  return reserved
    ? encoded.replaceAll(/%(?:3A|2F|3F|5B|5D|40|24|3B)/g, decodeURIComponent)
    : encoded;
}

function withSpaces(text: string): string {
  return text.includes('+') ? text.replaceAll('+', ' ') : text;
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
