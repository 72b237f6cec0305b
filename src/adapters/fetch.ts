import { type HttpRequest, type HttpResponse, headerPairs } from '../http/exchange.ts';
import { pause } from '../mock/after-delay.ts';
import type { Answer } from '../mock/answer.ts';
import type { Delivery } from '../mock/delivery.ts';
import type { Mock } from '../mock/mock.ts';
import { statusPhrase } from '../mock/problem.ts';
import type { GivenContract } from '../semantics/open.ts';
import { type Answering, FAULT_OPTIONS, type FaultOptions, withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import { createServedMock, type Mocked, type ServedMockOptions } from './served-mock.ts';

/** A mock as a function: what `fetch` is to a server, without one. */
export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** How a mock answers. */
export interface FetchOptions extends ServedMockOptions, FaultOptions {}

/**
 * Makes a mock that answers `fetch`'s requests in this process, with the same bytes as over a port. Its
 * callbacks are sent as from there; a redirect is given, not followed. Nothing has to be closed: a delayed
 * answer comes when it is due, unless its request's `signal` ends it, and its callbacks are answered or
 * given up within five seconds each.
 * @param mocked a contract, or a mock of `createMock`'s, by which it is controlled.
 * @throws what `createServedMock` throws.
 */
export function createFetch(mocked: GivenContract, options?: FetchOptions): Promise<MockFetch>;
export function createFetch<Operations>(
  mocked: Mock<Operations>,
  options?: FaultOptions,
): Promise<MockFetch>;
export async function createFetch(mocked: Mocked, options: FetchOptions = {}): Promise<MockFetch> {
  const mock = await createServedMock(mocked, options, FAULT_OPTIONS);
  sendCallbacks([mock]);
  const answering = withFaults(mock.answer, options);
  return async (input, init) => {
    const request = new Request(input, init);
    const answer = await answerTo(request, answering);
    if (isReset(answer)) throw new TypeError('fetch failed', { cause: connectionReset() });
    const response = toResponse(answer, request.signal);
    return Object.defineProperty(response, 'url', { value: withoutFragment(request.url) });
  };
}

/** Answers one request of the Fetch API, when it is due. `answering` throws nothing. */
export async function answerTo(request: Request, answering: Answering): Promise<Answer> {
  request.signal.throwIfAborted();
  const answer = await answering(await toPlain(request));
  await pause(answer.delivery?.delay ?? 0, request.signal);
  return answer;
}

/** Whether the connection ends before an answer. */
export function isReset({ delivery }: Answer): boolean {
  return delivery?.disturbance === 'reset';
}

/**
 * An answer as the Fetch API has it. Nothing is sent twice here.
 * @param signal ends its body while it is on its way.
 */
export function toResponse({ response, delivery }: Answer, signal: AbortSignal): Response {
  return new Response(bodyOf(response, delivery, signal), {
    status: response.status,
    statusText: statusPhrase(response.status),
    headers: headerPairs(response.headers),
  });
}

/** The URL of a response has none (Fetch §2.2.6). */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** A request of the Fetch API as plain data. Its body is read. */
export async function toPlain(request: Request): Promise<HttpRequest> {
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const { method, url } = request;
  if (request.body === null) return { method, url, headers };
  return { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) };
}

type ResponseBody = ConstructorParameters<typeof Response>[0];

function bodyOf(
  { body }: HttpResponse,
  delivery: Delivery | undefined,
  signal: AbortSignal,
): ResponseBody {
  if (body === undefined) return null;
  const disturbance = delivery?.disturbance;
  if (disturbance !== 'slow' && disturbance !== 'cut') return body as ResponseBody;
  return disturbance === 'slow' ? slow(Buffer.from(body), signal) : cut(Buffer.from(body));
}

/** In how many pieces a slow body comes, and how far apart, in milliseconds. */
const PIECES = 10;
const PAUSE = 100;

function slow(body: Uint8Array, signal: AbortSignal): ReadableStream {
  const piece = Math.max(Math.ceil(body.length / PIECES), 1);
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent > 0) await pause(PAUSE, signal);
      signal.throwIfAborted();
      if (sent < body.length) controller.enqueue(body.subarray(sent, sent + piece));
      else controller.close();
      sent += piece;
    },
  });
}

function cut(body: Uint8Array): ReadableStream {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated', { cause: connectionReset() }));
      else controller.enqueue(body.subarray(0, Math.floor(body.length / 2)));
      isSent = true;
    },
  });
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
