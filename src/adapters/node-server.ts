import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenError } from '../errors.ts';
import { MOST_BODY_BYTES } from '../http/body.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import { problem } from '../mock/problem.ts';
import type { Respond } from './fault.ts';

/** A server that answers until it is closed. */
export interface RunningServer {
  /** `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  /** Ends every connection and waits until the port is free. */
  close(): Promise<void>;
}

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** What `Date` tells (RFC 9110 §6.6.1), in milliseconds since 1970; the machine's clock where it is absent. */
  readonly now?: () => number;
}

/** RFC 9110 §15.5.14. */
const TOO_LARGE = problem(
  413,
  `a body may have at most ${MOST_BODY_BYTES.toLocaleString('en-US')} bytes here`,
);

const SEVERAL_HOSTS = problem(400, 'the Host header: expected one, received several');

/**
 * Serves a function from request to response over HTTP/1.1. A body over {@link MOST_BODY_BYTES} is
 * answered 413; several Host fields, 400; a request that takes longer than five minutes to arrive, 408
 * (Node's default).
 * @param respond throws nothing.
 * @throws {ListenError} if the port can't be listened on.
 */
export async function serve(
  respond: Respond,
  { host, port, now }: ListenOptions,
): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    if (now !== undefined) outgoing.setHeader('date', new Date(now()).toUTCString());
    if (hasSeveralHosts(incoming)) {
      send(outgoing, SEVERAL_HOSTS);
      return;
    }
    receive(
      incoming,
      (request) => answer(outgoing, respond(request)),
      () => send(outgoing, TOO_LARGE),
    );
  });
  await listen(server, host, port);
  const { address, port: actual, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close: () => close(server),
  };
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

/** Sends what is there at once: a promise would cost most answers more than they take themselves. */
function answer(outgoing: ServerResponse, response: HttpResponse | Promise<HttpResponse>): void {
  if (response instanceof Promise) void response.then((settled) => send(outgoing, settled));
  else send(outgoing, response);
}

function send(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  const fields: OutgoingHttpHeaders = { ...(headers as OutgoingHttpHeaders) };
  // RFC 9110 §8.6: none with 204; with 304 it would be that of the body that isn't sent. An answer
  // to HEAD has one already.
  if (status !== 204 && status !== 304) {
    fields['content-length'] ??= body === undefined ? 0 : Buffer.byteLength(body);
  }
  outgoing.writeHead(status, fields);
  outgoing.end(body);
}

/** A second call waits for the first. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
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
