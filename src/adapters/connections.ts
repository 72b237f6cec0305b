import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The connections of a server with what is on its way on each: what ends them once that is out. */
export interface Connections {
  /** Notes an answer that is on its way. */
  note(outgoing: ServerResponse): void;
  /** Says that an answer on its way isn't to be waited for. */
  giveUp(outgoing: ServerResponse): void;
  /** Whether an answer has begun to go out on it, and isn't out. */
  isSending(socket: Socket): boolean;
  /** Ends each connection as soon as its last answer is out, also where it would be kept alive. */
  end(): void;
}

/** Keeps the connections of a server that are open. */
export function createConnections(): Connections {
  /** The latest answer on each. Those before it go out before it (RFC 9112 §9.3.2). */
  const latest = new Map<Socket, ServerResponse>();
  const givenUp = new WeakSet<ServerResponse>();
  let isEnding = false;

  return {
    note(outgoing) {
      const { socket } = outgoing.req;
      if (!latest.has(socket)) socket.once('close', () => latest.delete(socket));
      latest.set(socket, outgoing);
      if (isEnding) endAfter(outgoing, socket);
    },
    giveUp(outgoing) {
      givenUp.add(outgoing);
      if (isEnding) outgoing.req.socket.destroy();
    },
    isSending(socket) {
      const outgoing = latest.get(socket);
      return outgoing?.headersSent === true && !outgoing.writableFinished;
    },
    end() {
      isEnding = true;
      for (const [socket, outgoing] of latest) endAfter(outgoing, socket);
    },
  };

  function endAfter(outgoing: ServerResponse, socket: Socket): void {
    if (givenUp.has(outgoing)) socket.destroy();
    else if (!outgoing.headersSent) outgoing.setHeader('connection', 'close');
    else if (!outgoing.writableFinished) outgoing.once('finish', () => socket.end());
  }
}
