const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = /*@__PURE__*/ new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const GROUP = /^[\da-f]{1,4}$/i;

/** How many groups of 16 bits an address has. */
const GROUPS = 8;

/** Whether a text is an IPv4 address (`dotted-quad` of RFC 2673 §3.2). */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** Whether a text is an IPv6 address (RFC 4291 §2.2). */
export function isIpv6(text: string): boolean {
  const [before = '', after, ...others] = text.split('::');
  if (others.length > 0) return false;
  if (after === undefined) return countGroups(before, true) === GROUPS;
  return countGroups(before, false) + countGroups(after, true) < GROUPS;
}

/** How many groups a part of an address has; NaN where it is none. The last two may be an IPv4 address. */
function countGroups(part: string, isEnd: boolean): number {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups.at(-1) ?? '';
  const ipv4 = isEnd && isIpv4(last);
  const isEach = (ipv4 ? groups.slice(0, -1) : groups).every((group) => GROUP.test(group));
  if (!isEach) return Number.NaN;
  return groups.length + (ipv4 ? 1 : 0);
}
