import type { OpenContract } from '../semantics/open.ts';
import { type FaultOptions, withFaults } from './fault.ts';
import { type RunningServer, serve } from './node-server.ts';
import { createServedMock, type ServedMock, type ServedMockOptions } from './served-mock.ts';

/** How a mock answers, and where it listens. */
export interface StartMockOptions extends ServedMockOptions, FaultOptions {
  /** `127.0.0.1` where it isn't said. */
  readonly host?: string;
  /** A free one where it isn't said, or is 0. */
  readonly port?: number;
}

/** A mock that listens on a port; `await using` closes it. */
export interface RunningMock extends ServedMock, RunningServer, AsyncDisposable {}

/**
 * Starts a mock of a contract on a port of this machine. It keeps the process running until it is
 * closed, as a server does.
 * @throws {ListenError} if the port can't be listened on; what `createServedMock` throws.
 */
export async function startMock(
  contract: string | OpenContract,
  options: StartMockOptions = {},
): Promise<RunningMock> {
  const { host = '127.0.0.1', port = 0 } = options;
  const mock = await createServedMock(contract, options);
  const { respond, now } = mock;
  const clock = now === undefined ? {} : { now };
  const server = await serve(withFaults(respond, options), { host, port, ...clock });
  return { ...mock, ...server, [Symbol.asyncDispose]: server.close };
}
