/** How many characters a text has (RFC 8259 §7): a pair of surrogates is one. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const isPair = (text.codePointAt(at) as number) > 0xffff;
    if (!isPair) continue;
    length -= 1;
    at += 1;
  }
  return length;
}
