import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ListenError } from '../errors.ts';
import { MOST_BODY_BYTES } from '../http/body.ts';
import type { HttpRequest } from '../http/exchange.ts';
import { createServer, maxHeaderSize } from '../http/node-http.ts';
import type { Answer } from '../mock/answer.ts';
import type { Answering } from './answering.ts';
import { inBatches } from './batches.ts';
import { createConnections } from './connections.ts';
import { asBytes, deliver } from './deliver.ts';
import { GRACE, listen } from './listen.ts';
import {
  hostRefusal,
  NO_PROXY,
  type ReadError,
  readRefusal,
  tooLarge,
  UNKNOWN_EXPECTATION,
  unread,
} from './refusals.ts';
import type { ListenOptions, RunningServer, Tls } from './running-server.ts';
import { SERVER_OPTIONS } from './server-options.ts';
import { sharingFields } from './shared-fields.ts';

/** Of answers outside of Node's own. */
const CLOSING = { connection: 'close' };

/** Told of each answer once it is out, or its connection ended: how many milliseconds after its request came. */
export type OnAnswer = (request: HttpRequest, answer: Answer, milliseconds: number) => void;

/** A request that came, and what its answer goes out by. */
interface Arrival {
  readonly request: HttpRequest;
  readonly outgoing: ServerResponse;
  /** By the monotonic clock, in milliseconds. */
  readonly at: number;
}

/** What a server tells of what it does. */
export interface ServeListeners {
  readonly onAnswer?: OnAnswer | undefined;
  /** Told of requests that it refuses itself, without asking anybody. */
  readonly onRefused?: (request: HttpRequest, answer: Answer) => void;
}

/**
 * Serves a function from request to answer over HTTP/1.1. A body over {@link MOST_BODY_BYTES} is
 * answered 413; no Host field or several, 400; a request that takes longer than five minutes to arrive,
 * 408 (Node's default).
 * @param answering throws nothing.
 * @throws {ListenError} if the port can't be listened on, or the certificate can't be taken.
 */
export async function serve(
  answering: Answering,
  { host, port, tls, onAnswer, onRefused }: ListenOptions & ServeListeners,
): Promise<RunningServer> {
  const connections = createConnections();
  const share = sharingFields();
  const take = inBatches<Arrival>((batch) => {
    const answers = batch.map(({ request }) => answering(request));
    for (const [index, arrival] of batch.entries()) {
      const answer = answers[index] as Answer | Promise<Answer>;
      // What is there at once is sent at once: a promise would cost most answers more than they take.
      if (answer instanceof Promise) void answer.then((late) => send(arrival, late));
      else send(arrival, answer);
    }
  });
  const server = await createNodeServer(tls);
  server.on('request', (incoming, outgoing) => {
    const arrival = arrivalOf(incoming, outgoing);
    const refusal = hostRefusal(incoming);
    if (refusal !== undefined) refuse(arrival, refusal);
    // Most requests have no body: they are answered without waiting for its end.
    else if (!hasBody(incoming)) take(arrival);
    else
      receiveBody(
        incoming,
        (body) => take({ ...arrival, request: { ...arrival.request, body } }),
        () => refuse(arrival, tooLarge()),
      );
  });
  server.on('checkExpectation', (incoming, outgoing) =>
    refuse(arrivalOf(incoming, outgoing), UNKNOWN_EXPECTATION),
  );
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    socket.end(asBytes(NO_PROXY.response, CLOSING));
    const request = headOf(incoming);
    onRefused?.(request, NO_PROXY);
    onAnswer?.(request, NO_PROXY, 0);
  });
  server.on('clientError', (error: ReadError, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET' || connections.isSending(socket)) {
      socket.destroy();
      return;
    }
    const answer = readRefusal(error, maxHeaderSize);
    socket.end(asBytes(answer.response, CLOSING));
    onAnswer?.(unread(error), answer, 0);
  });
  return listen(server, connections, { host, port, tls });

  function arrivalOf(incoming: IncomingMessage, outgoing: ServerResponse): Arrival {
    connections.note(outgoing);
    const { method, url, headers } = headOf(incoming);
    return {
      request: { method, url, headers: share(headers) },
      outgoing,
      at: performance.now(),
    };
  }

  function send({ request, outgoing, at }: Arrival, answer: Answer): void {
    if (onAnswer !== undefined) {
      outgoing.once('close', () =>
        onAnswer(request, asSent(outgoing, answer), performance.now() - at),
      );
    }
    if ((answer.delivery?.delay ?? 0) > GRACE) connections.giveUp(outgoing);
    deliver(outgoing, answer);
  }

  function refuse(arrival: Arrival, answer: Answer): void {
    onRefused?.(arrival.request, answer);
    send(arrival, answer);
  }
}

function headOf({ method = 'GET', url = '/', headers }: IncomingMessage): HttpRequest {
  return { method, url, headers };
}

/** Whoever ended the connection, its answer isn't out: but for one that was to be disturbed. */
function asSent({ writableFinished }: ServerResponse, answer: Answer): Answer {
  if (writableFinished || answer.delivery?.disturbance !== undefined) return answer;
  return { ...answer, reason: `${answer.reason}, but the connection ended first` };
}

async function createNodeServer(tls: Tls | undefined): Promise<Server> {
  // A request without a Host field is refused here, so that it is told.
  const options = { ...SERVER_OPTIONS, requireHostHeader: false };
  if (tls === undefined) return createServer(options);
  const https = await import('node:https');
  try {
    const { cert, key } = tls;
    return https.createServer({ ...options, cert: Buffer.from(cert), key: Buffer.from(key) });
  } catch (error) {
    throw new ListenError({
      problem: "the certificate can't be taken",
      expected: 'a certificate and its key, both PEM',
      received: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function receiveBody(
  incoming: IncomingMessage,
  onBody: (body: Buffer) => void,
  onTooLarge: () => void,
): void {
  let chunks: Buffer[] = [];
  let missing = MOST_BODY_BYTES;
  const take = (chunk: Buffer) => {
    chunks.push(chunk);
    missing -= chunk.length;
    if (missing < 0) refuse();
  };
  const end = () => onBody(Buffer.concat(chunks));
  const refuse = () => {
    chunks = [];
    incoming.off('data', take).off('end', end).resume();
    onTooLarge();
  };
  incoming.on('data', take).on('end', end);
  if (Number(incoming.headers['content-length']) > MOST_BODY_BYTES) refuse();
}
