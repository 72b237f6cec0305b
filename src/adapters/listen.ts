import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { ListenError } from '../errors.ts';
import type { Connections } from './connections.ts';
import type { ListenOptions, RunningServer } from './running-server.ts';

/** How long the answers to requests that came may take once a server is closed, in milliseconds. */
export const GRACE = 2000;

/**
 * Has a server listen, and tells where it does.
 * @throws {ListenError} if the port can't be listened on.
 */
export async function listen(
  server: Server,
  connections: Connections,
  { host, port, tls }: ListenOptions,
): Promise<RunningServer> {
  await listening(server, host, port);
  const { address, port: actual, family } = server.address() as AddressInfo;
  const scheme = tls === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close: () => close(server, connections),
  };
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  // What isn't a number would be taken for the path of a socket.
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ListenError({
      problem: `can't listen on ${host}:${port}`,
      expected: 'a port from 0 to 65535, as a number',
      received: typeof port === 'string' ? `"${port}"` : String(port),
    });
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const inUse = error.code === 'EADDRINUSE';
  return new ListenError({
    problem: `can't listen on ${host}:${port}`,
    expected: 'an address and a port that are free',
    received: inUse ? `port ${port} is in use` : error.message,
    ...(inUse && { hint: 'Name another port, or 0 to have a free one picked.' }),
    cause: error,
  });
}

/** A second call waits for the first. */
function close(server: Server, connections: Connections): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE);
    // Ends the idle connections, too.
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    connections.end();
  });
}
