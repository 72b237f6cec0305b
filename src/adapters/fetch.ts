import type { Answer } from '../mock/answer.ts';
import type { Mock } from '../mock/mock.ts';
import type { GivenContract } from '../semantics/open.ts';
import { FAULT_OPTIONS, type FaultOptions, withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import { type Asked, readCall } from './fetch-request.ts';
import { answerWhenDue, connectionReset, isReset, toResponse } from './fetch-response.ts';
import { createServedMock, type Mocked, type ServedMockOptions } from './served-mock.ts';
import { WholeResponse, withUrl } from './whole-response.ts';

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
    const asked = await readCall(input, init);
    const answer = await answerWhenDue(asked, answering);
    if (isReset(answer)) throw new TypeError('fetch failed', { cause: connectionReset() });
    return respond(answer, asked);
  };
}

function respond(answer: Answer, { request, signal }: Asked): Response {
  const { response, delivery } = answer;
  const { body } = response;
  const url = withoutFragment(request.url);
  return body !== undefined && delivery?.disturbance === undefined
    ? new WholeResponse(response, body, url)
    : withUrl(toResponse(answer, signal), url);
}

/** The URL of a response has none (Fetch §2.2.6). */
function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
