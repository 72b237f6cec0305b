import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createServer } from '../../http/node-http.ts';
import type { WrittenExchange } from '../../recording/write-har.ts';
import { createConnections } from '../connections.ts';
import { listen } from '../listen.ts';
import type { RunningServer } from '../running-server.ts';
import { passOn } from './pass-on.ts';
import { proxyProblem } from './problem.ts';
import { createProxyTarget } from './target.ts';

/** Where a proxy listens, what it passes requests on to, and who keeps what passes. */
export interface RecordingProxyOptions {
  /** A base URL: without user, query and fragment. */
  readonly target: URL;
  /** 0 picks a free one. */
  readonly port: number;
  /**
   * Told of each exchange before its client is given the end of the answer. What it throws ends the
   * answer before its end.
   */
  readonly keep: (exchange: WrittenExchange) => void;
  /** Told of what `keep` throws, and of faults. */
  readonly onFault: (error: unknown) => void;
}

const HOST = '127.0.0.1';

/**
 * Passes requests on to a target, on this machine alone, and tells what passes. Bodies go both ways as
 * they come, in their content codings; what concerns a connection stays on it (RFC 9110 §7.6.1); a
 * `Location` at the target leads to the proxy. WebSockets and tunnels are refused (501), and so are URLs of
 * other hosts (421).
 * @returns the server; once it is closed, all that passed has been told.
 * @throws {ListenError} if the port can't be listened on.
 */
export async function startRecordingProxy({
  target: base,
  port,
  keep,
  onFault,
}: RecordingProxyOptions): Promise<RunningServer> {
  const target = createProxyTarget(base);
  const { Agent } = process.getBuiltinModule(
    base.protocol === 'https:' ? 'node:https' : 'node:http',
  );
  const passing = { target, agent: new Agent({ keepAlive: true }), keep };
  const connections = createConnections();
  const underWay = new Set<Promise<void>>();

  // An upload takes as long as it takes.
  const server = createServer({ requestTimeout: 0 });
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    connections.note(outgoing);
    const path = target.pathOf(incoming.url ?? '/', incoming.headers.host ?? '');
    if (isWebSocket(incoming)) {
      proxyProblem(outgoing, 501, "WebSockets aren't recorded, nor passed on");
      return;
    }
    if (path === undefined) {
      proxyProblem(outgoing, 421, `only ${target.url} is recorded here`);
      return;
    }
    const passed = passOn(incoming, outgoing, path, passing).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else proxyProblem(outgoing, 502, "what passes can't be recorded");
      onFault(error);
    });
    underWay.add(passed);
    void passed.then(() => underWay.delete(passed));
  };
  // Whether what is expected can be met is the target's to say.
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, answer);
  server.on('connect', (_: IncomingMessage, socket: Duplex) => {
    socket.end('HTTP/1.1 501 Not Implemented\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });

  const { url, close } = await listen(server, connections, { host: HOST, port });
  return {
    url,
    async close() {
      await close();
      await Promise.all(underWay);
      passing.agent.destroy();
    },
  };
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return /(?:^|,)\s*websocket\s*(?:,|$)/i.test(headers.upgrade ?? '');
}
