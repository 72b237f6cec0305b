import { BlockList, isIP } from 'node:net';
import { type HttpRequest, type HttpResponse, headerValue } from '../../http/exchange.ts';
import { problem } from '../../mock/problem.ts';
import type { ControlPlaneOptions } from './controlled.ts';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** The addresses that stand for all of a machine's. */
const EVERY_ADDRESS = ['0.0.0.0', '::'];

/** What a browser may do with the answers: only what the live page needs, and only there. */
export const SAFETY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Refuses what another site's page may have sent, with or without its user's knowledge: a request from
 * another origin, or one by a name that its owner let lead to this machine (DNS rebinding).
 */
export function refuseStranger(
  { headers }: HttpRequest,
  { host: listened }: ControlPlaneOptions,
): HttpResponse | undefined {
  const host = headerValue(headers, 'host') ?? '';
  if (!isOwnHost(host, listened)) {
    const detail = `the Host header: expected a name of this machine, such as localhost, or the one that --host names, received ${host || 'none'}`;
    return problem(403, detail);
  }
  const origin = headerValue(headers, 'origin');
  if (origin === undefined || hostOf(origin) === host.toLowerCase()) return undefined;
  return problem(403, `the Origin header: expected none, or that of ${host}, received ${origin}`);
}

function isOwnHost(host: string, listened: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  // A name may end in the dot of the root.
  const name = new URL(`http://${host}`).hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === listened.toLowerCase()) {
    return true;
  }
  const version = isIP(name);
  if (version === 0) return false;
  // An address was not rebound: no name led to it.
  return EVERY_ADDRESS.includes(listened) || LOOPBACK.check(name, version === 6 ? 'ipv6' : 'ipv4');
}

/** The host and port of an origin; of `null`, none. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
