import { type HttpRequest, type HttpResponse, headerPairs } from '../http/exchange.ts';
import { createMock, type MockOptions } from '../mock/mock.ts';
import type { OpenContract } from '../semantics/open.ts';

/** A mock as a function: what `fetch` is to a server, without one. */
export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Makes a mock that answers `fetch`'s requests in this process, with the same bytes as over a port.
 * @throws what `createMock` throws.
 */
export async function createFetch(
  contract: string | OpenContract,
  options: MockOptions = {},
): Promise<MockFetch> {
  const { respond } = await createMock(contract, options);
  return async (input, init) => toResponse(respond(await fromRequest(new Request(input, init))));
}

/** A Fetch API request as plain data. */
export async function fromRequest(request: Request): Promise<HttpRequest> {
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  const { method, url } = request;
  if (request.body === null) return { method, url, headers };
  return { method, url, headers, body: new Uint8Array(await request.arrayBuffer()) };
}

/** Plain data as a Fetch API response. */
export function toResponse({ status, headers, body }: HttpResponse): Response {
  return new Response((body ?? null) as ConstructorParameters<typeof Response>[0], {
    status,
    headers: headerPairs(headers),
  });
}
