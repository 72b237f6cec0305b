import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import { createMock, type MockOptions } from '../mock/mock.ts';
import type { OpenContract } from '../semantics/open.ts';
import { type ListenOptions, serve } from './node-server.ts';

export interface StartMockOptions extends MockOptions, Partial<ListenOptions> {}

/** A mock that listens on a port; `await using` closes it. */
export interface RunningMock extends AsyncDisposable {
  readonly url: string;
  respond(request: HttpRequest): HttpResponse;
  close(): Promise<void>;
}

/**
 * Starts a mock of a contract on a port of this machine: a free one, unless one is named.
 * @throws {ListenError} if the port can't be listened on; what `createMock` throws.
 */
export async function startMock(
  contract: string | OpenContract,
  options: StartMockOptions = {},
): Promise<RunningMock> {
  const { host = '127.0.0.1', port = 0, onFault = console.error } = options;
  const { respond } = await createMock(contract, options);
  const server = await serve(respond, { host, port, onFault });
  return { ...server, respond, [Symbol.asyncDispose]: server.close };
}
