import { type HttpRequest, type HttpResponse, headerPairs } from '../http/exchange.ts';
import { createMock, type MockOptions } from '../mock/mock.ts';
import type { OpenContract } from '../semantics/open.ts';
import { type FaultOptions, faultAnswer } from './fault.ts';

/** A mock as a function: what `fetch` is to a server, without one. */
export type MockFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export interface FetchOptions extends MockOptions, FaultOptions {}

/**
 * Makes a mock that answers `fetch`'s requests in this process, with the same bytes as over a port.
 * @throws what `createMock` throws.
 */
export async function createFetch(
  contract: string | OpenContract,
  options: FetchOptions = {},
): Promise<MockFetch> {
  const { onFault = console.error } = options;
  const { respond } = await createMock(contract, options);
  return (input, init) => answer(new Request(input, init), respond, onFault);
}

/** Answers one request of the Fetch API. */
export async function answer(
  request: Request,
  respond: (request: HttpRequest) => HttpResponse,
  onFault: (error: unknown) => void,
): Promise<Response> {
  request.signal.throwIfAborted();
  const plain = await toPlain(request);
  try {
    return toResponse(respond(plain));
  } catch (error) {
    onFault(error);
    return toResponse(faultAnswer(plain.method, error));
  }
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
