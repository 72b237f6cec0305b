import { type HttpRequest, type HttpResponse, headerPairs } from '../http/exchange.ts';
import type { OpenContract } from '../semantics/open.ts';
import { type FaultOptions, type Respond, withFaults } from './fault.ts';
import { createServedMock, type ServedMockOptions } from './served-mock.ts';

/** A mock as a function: what `fetch` is to a server, without one. */
export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** How a mock answers. */
export interface FetchOptions extends ServedMockOptions, FaultOptions {}

/**
 * Makes a mock that answers `fetch`'s requests in this process, with the same bytes as over a port.
 * @throws what `createServedMock` throws.
 */
export async function createFetch(
  contract: string | OpenContract,
  options: FetchOptions = {},
): Promise<MockFetch> {
  const { respond } = await createServedMock(contract, options);
  const answering = withFaults(respond, options);
  return (input, init) => answer(new Request(input, init), answering);
}

/** Answers one request of the Fetch API. `respond` throws nothing. */
export async function answer(request: Request, respond: Respond): Promise<Response> {
  request.signal.throwIfAborted();
  return toResponse(await respond(await toPlain(request)));
}

async function toPlain(request: Request): Promise<HttpRequest> {
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const { method, url } = request;
  if (request.body === null) return { method, url, headers };
  return { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) };
}

function toResponse({ status, headers, body }: HttpResponse): Response {
  return new Response((body ?? null) as ConstructorParameters<typeof Response>[0], {
    status,
    headers: headerPairs(headers),
  });
}
