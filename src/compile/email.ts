import { isIpv4, isIpv6 } from './ip-address.ts';
import { once } from './lazily.ts';

const ascii = /*@__PURE__*/ once(() => grammar(''));
const international = /*@__PURE__*/ once(() => grammar('\\u{80}-\\u{10FFFF}'));

/** Whether a text is a mailbox (RFC 5321 §4.1.2), its domain of two labels at least, or an address. */
export function isEmail(text: string): boolean {
  return isMailbox(text, ascii());
}

/** Whether a text is a mailbox that may hold any character beside ASCII (RFC 6531 §3.3). */
export function isInternationalEmail(text: string): boolean {
  return isMailbox(text, international());
}

function isMailbox(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  return match !== null && isAddress(match.groups?.literal);
}

/** What stands in the brackets of a domain (RFC 5321 §4.1.3). */
function isAddress(literal: string | undefined): boolean {
  if (literal === undefined) return true;
  const [, address] = /^IPv6:(.*)$/i.exec(literal) ?? [];
  return address === undefined ? isIpv4(literal) : isIpv6(address);
}

function grammar(abroad: string): RegExp {
  const atom = `[A-Za-z\\d!#$%&'*+/=?^_\`{|}~\\-${abroad}]+`;
  const quoted = `"(?:[ !#-\\[\\]-~${abroad}]|\\\\[ -~])*"`;
  const end = `[A-Za-z\\d${abroad}]`;
  const label = `${end}(?:[A-Za-z\\d\\-${abroad}]*${end})?`;
  const domain = `(?:${label}\\.)+${label}`;
  return new RegExp(
    `^(?:${atom}(?:\\.${atom})*|${quoted})@(?:${domain}|\\[(?<literal>[^\\]]*)\\])$`,
    'u',
  );
}
