/**
 * Percent-decodes text (RFC 3986 §2.1) as UTF-8. Escapes that are broken or aren't UTF-8 are kept as
 * they are: nothing throws.
 */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return tryDecode(text) ?? text.replace(/(?:%[\da-f]{2})+/gi, (run) => tryDecode(run) ?? run);
}

/** Decodes a name or value of `application/x-www-form-urlencoded` (WHATWG URL §5.1): `+` is a space. */
export function decodeFormText(text: string): string {
  return decodePercent(text.includes('+') ? text.replaceAll('+', ' ') : text);
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
