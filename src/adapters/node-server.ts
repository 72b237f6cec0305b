import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearTimeout, setTimeout } from 'node:timers';
import { ListenError } from '../errors.ts';
import { MOST_BODY_BYTES } from '../http/body.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { Answer } from '../mock/answer.ts';
import { problem } from '../mock/problem.ts';
import type { Answering } from './answering.ts';
import { type Connections, createConnections } from './connections.ts';
import { deliver } from './deliver.ts';

/** A server that answers until it is closed. */
export interface RunningServer {
  /** `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  /**
   * Takes no more requests, answers those that came, and waits until the port is free. An answer that isn't
   * due within two seconds isn't waited for.
   */
  close(): Promise<void>;
}

/** A certificate with its key, both PEM. */
export interface Tls {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
}

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Absent: HTTP in the clear. */
  readonly tls?: Tls | undefined;
}

/** How long the answers to requests that came may take once a server is closed, in milliseconds. */
const GRACE = 2000;

/** RFC 9110 §15.5.14. */
const TOO_LARGE: Answer = {
  response: problem(
    413,
    `a body may have at most ${MOST_BODY_BYTES.toLocaleString('en-US')} bytes here`,
  ),
  reason: 'refused: the body is too large',
};

const SEVERAL_HOSTS: Answer = {
  response: problem(400, 'the Host header: expected one, received several'),
  reason: 'refused: several Host headers',
};

/**
 * Serves a function from request to answer over HTTP/1.1. A body over {@link MOST_BODY_BYTES} is
 * answered 413; several Host fields, 400; a request that takes longer than five minutes to arrive, 408
 * (Node's default).
 * @param answering throws nothing.
 * @throws {ListenError} if the port can't be listened on, or the certificate can't be taken.
 */
export async function serve(
  answering: Answering,
  { host, port, tls }: ListenOptions,
): Promise<RunningServer> {
  const connections = createConnections();
  const send = (outgoing: ServerResponse, answer: Answer) => {
    if ((answer.delivery?.delay ?? 0) > GRACE) connections.giveUp(outgoing);
    deliver(outgoing, answer);
  };
  const server = await createNodeServer(tls, (incoming, outgoing) => {
    connections.note(outgoing);
    if (hasSeveralHosts(incoming)) {
      deliver(outgoing, SEVERAL_HOSTS);
      return;
    }
    receive(
      incoming,
      (request) => {
        const answer = answering(request);
        // What is there at once is sent at once: a promise would cost most answers more than they take.
        if (answer instanceof Promise) void answer.then((late) => send(outgoing, late));
        else send(outgoing, answer);
      },
      () => deliver(outgoing, TOO_LARGE),
    );
  });
  await listen(server, host, port);
  const { address, port: actual, family } = server.address() as AddressInfo;
  const scheme = tls === undefined ? 'http' : 'https';
  return {
    url: `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close: () => close(server, connections),
  };
}

async function createNodeServer(tls: Tls | undefined, listener: RequestListener): Promise<Server> {
  if (tls === undefined) return createServer(listener);
  const https = await import('node:https');
  try {
    return https.createServer({ cert: Buffer.from(tls.cert), key: Buffer.from(tls.key) }, listener);
  } catch (error) {
    throw new ListenError({
      problem: "the certificate can't be taken",
      expected: 'a certificate and its key, both PEM',
      received: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
}

/** Whether it has more than one Host field, which Node passes over (RFC 9112 §3.2). */
function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1;
}

function receive(
  incoming: IncomingMessage,
  onRequest: (request: HttpRequest) => void,
  onTooLarge: () => void,
): void {
  const { method = 'GET', url = '/', headers } = incoming;
  // Most requests have no body: they are answered at once, without waiting for its end.
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    onRequest({ method, url, headers });
    return;
  }
  let chunks: Buffer[] = [];
  let missing = MOST_BODY_BYTES;
  const take = (chunk: Buffer) => {
    chunks.push(chunk);
    missing -= chunk.length;
    if (missing < 0) refuse();
  };
  const end = () => onRequest({ method, url, headers, body: Buffer.concat(chunks) });
  const refuse = () => {
    chunks = [];
    incoming.off('data', take).off('end', end).resume();
    onTooLarge();
  };
  incoming.on('data', take).on('end', end);
  if (Number(headers['content-length']) > MOST_BODY_BYTES) refuse();
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

async function listen(server: Server, host: string, port: number): Promise<void> {
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
