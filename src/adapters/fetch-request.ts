import type { HttpRequest } from '../http/exchange.ts';

/** What `fetch` was asked, as plain data. */
export interface Asked {
  readonly request: HttpRequest;
  /** Ends the answer on its way. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads what `fetch` is called with, as `new Request` does (Fetch §5.4). A request's body is read, too.
 * @throws what `new Request` throws; the reason of a signal that is aborted.
 */
export function readCall(
  input: string | URL | Request,
  init?: RequestInit,
): Asked | Promise<Asked> {
  if (!(input instanceof Request)) {
    return readPlainCall(input, init ?? {}) ?? readRequest(new Request(input, init));
  }
  // A copy of one that is as it came would say the same, and cost more than the answer.
  const isAsItCame = init === undefined && !input.bodyUsed && input.body?.locked !== true;
  return readRequest(isAsItCame ? input : new Request(input, init));
}

/** Reads a request of the Fetch API. @throws the reason of its signal, if that is aborted. */
export async function readRequest(request: Request): Promise<Asked> {
  const { signal } = request;
  signal.throwIfAborted();
  return { request: await toPlain(request), signal };
}

/** A request of the Fetch API as plain data. Its body is read. */
export async function toPlain(request: Request): Promise<HttpRequest> {
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const { method, url } = request;
  if (request.body === null) return { method, url, headers };
  return { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) };
}

const PLAIN_METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const PLAIN_MEMBERS = new Set(['method', 'headers', 'body', 'signal']);

/**
 * Reads a call of the usual kind without a `Request`, which takes longer to make than all else here;
 * `undefined` where a call is of another kind, or may be wrong.
 */
function readPlainCall(input: string | URL, init: RequestInit): Asked | undefined {
  const url = URL.parse(String(input));
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  if (!isPlainObject(init)) return undefined;
  for (const name in init) if (!PLAIN_MEMBERS.has(name)) return undefined;
  const { method = 'GET' } = init;
  if (!PLAIN_METHODS.has(method)) return undefined;
  const signal = init.signal ?? undefined;
  if (signal !== undefined && !isWaiting(signal)) return undefined;
  const body = init.body ?? undefined;
  if (body !== undefined && (typeof body !== 'string' || isBodiless(method))) return undefined;
  const headers = new Headers(init.headers);
  if (body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'text/plain;charset=UTF-8');
  }
  const request = { method, url: url.href, headers: Object.fromEntries(headers) };
  if (body === undefined) return { request, signal };
  return { request: { ...request, body: new TextEncoder().encode(body) }, signal };
}

function isPlainObject(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}

function isWaiting(signal: AbortSignal): boolean {
  return signal instanceof AbortSignal && !signal.aborted;
}

function isBodiless(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
