import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { CallbackError } from '../errors.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import type { TransportRules } from '../mock/callbacks/outbox.ts';
import { sendRequest } from '../recording/send.ts';
import type { Answerer } from './answering.ts';

/** How long an answer to a callback is waited for, in milliseconds. */
const TIMEOUT = 5000;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Lets mocks send their callbacks. Gives what ends those on their way, and sends no more. */
export function sendCallbacks(mocks: readonly Answerer[]): () => Promise<void> {
  const closings = mocks.flatMap(({ outbox }) => outbox?.open(sendCallback) ?? []);
  return async () => {
    await Promise.all(closings.map((close) => close()));
  };
}

/**
 * Sends a callback to this machine, or to a host that is allowed. A redirect is an answer: it isn't
 * followed.
 * @throws {CallbackError} if the host is another, or no answer comes within five seconds.
 */
export async function sendCallback(
  request: HttpRequest,
  { allowed, signal }: TransportRules,
): Promise<HttpResponse> {
  const { hostname, host } = new URL(request.url);
  const isAllowed = allowed.some((one) => [hostname, host].includes(one.toLowerCase()));
  const address = hostname.replace(/^\[|\]$/g, '');
  // Node looks no address up: what it connects to is what stands there.
  if (!isAllowed && isIP(address) !== 0 && !isLoopback(address)) throw refused(host, address);
  // A connection of its own: none is left when the answer is there.
  const connection = { agent: false, signal, ...(!isAllowed && { lookup: lookUpLoopback }) };
  try {
    return await sendRequest(request, TIMEOUT, connection);
  } catch (error) {
    const { cause } = error as Error;
    if (cause instanceof CallbackError) throw cause;
    const problem = error instanceof Error ? error.message : String(error);
    throw new CallbackError({ problem, cause: error });
  }
}

/** Looks a name up; one that leads to another machine is an error, so that nothing connects to it. */
const lookUpLoopback: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const other = addresses?.find(({ address }) => !isLoopback(address));
    const [first] = addresses ?? [];
    // Where there is no DNS, the host has to be allowed all the same.
    if (first === undefined) done(refused(hostname, error?.message ?? 'no address'), []);
    else if (other !== undefined) done(refused(hostname, other.address), []);
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

function isLoopback(address: string): boolean {
  return LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function refused(host: string, received: string): CallbackError {
  return new CallbackError({
    problem: `nothing is sent to ${host}`,
    expected: 'this machine, or a host of the option allowCallbacks',
    received,
  });
}
