import { isIpv6 } from './ip-address.ts';
import { once } from './lazily.ts';

/** The characters that an IRI may have beside those of a URI (RFC 3987 §2.2): anywhere, and in a query. */
const ABROAD = '\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}';
const PRIVATE = '\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}';

const uri = /*@__PURE__*/ once(() => grammar('', ''));
const iri = /*@__PURE__*/ once(() => grammar(ABROAD + planes(), PRIVATE));

/**
 * URIs as most are: a host by name, no user, nothing encoded. The whole grammar takes four times as long, and
 * an answer may hold hundreds of them.
 */
const PLAIN =
  /^[a-z][a-z\d+.-]*:\/\/[a-z\d.-]+(?::\d+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?(?:\?[\w.~!$&'()*+,;=:@/?-]*)?(?:#[\w.~-]*)?$/i;

/** Whether a text is a URI (RFC 3986 §3), or in `international` terms an IRI (RFC 3987 §2.2). */
export function isUri(text: string, international = false): boolean {
  return PLAIN.test(text) || isWritten(text, (international ? iri : uri)().absolute);
}

/** Whether a text is a URI or a reference relative to one (RFC 3986 §4.1), or the same of an IRI. */
export function isUriReference(text: string, international = false): boolean {
  return isUri(text, international) || isWritten(text, (international ? iri : uri)().relative);
}

function isWritten(text: string, pattern: RegExp): boolean {
  // To tell whether it matches takes no record of the match, which few need.
  if (!text.includes('[')) return pattern.test(text);
  const match = pattern.exec(text);
  return match !== null && isIpLiteral(match.groups?.literal);
}

/** What stands in the brackets of a host: an IPv6 address, or one of the future (RFC 3986 §3.2.2). */
function isIpLiteral(literal: string | undefined): boolean {
  if (literal === undefined) return true;
  return isIpv6(literal) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal);
}

/** The rules of RFC 3986, appendix A, with the characters that are let in beside ASCII. */
function grammar(abroad: string, inQuery: string): { absolute: RegExp; relative: RegExp } {
  const plain = (more: string): string => `[A-Za-z\\d._~!$&'()*+,;=\\-${more}${abroad}]`;
  const encoded = '%[\\dA-Fa-f]{2}';
  // A run of one class is matched in half the time of as many choices between class and escape.
  const any = (more: string): string => `${plain(more)}*(?:${encoded}${plain(more)}*)*`;
  const some = (more: string): string => `(?:${plain(more)}|${encoded})${any(more)}`;
  const segments = `(?:/${any(':@')})*`;
  const authority = `(?:${any(':')}@)?(?:\\[(?<literal>[^\\]]*)\\]|${any('')})(?::\\d*)?`;
  const hierarchy = (first: string): string =>
    `(?://${authority}${segments}|/(?:${some(':@')}${segments})?|${first}${segments}|)`;
  const end = `(?:\\?${any(`:@/?${inQuery}`)})?(?:#${any(':@/?')})?$`;
  return {
    absolute: new RegExp(`^[A-Za-z][A-Za-z\\d+.\\-]*:${hierarchy(some(':@'))}${end}`, 'u'),
    // A colon in the first segment would end a scheme.
    relative: new RegExp(`^${hierarchy(some('@'))}${end}`, 'u'),
  };
}

/** The planes from the first to the fourteenth, without the two noncharacters at the end of each. */
function planes(): string {
  const all = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16));
  return all.map((plane) => `\\u{${plane}0000}-\\u{${plane}FFFD}`).join('');
}
