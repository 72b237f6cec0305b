import type { Agent, ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { type RawField, rawFields } from '../../http/hop-by-hop.ts';
import { request as requestHttp } from '../../http/node-http.ts';
import type { KeptBody } from './kept-body.ts';
import type { ProxyTarget } from './target.ts';

/** A request on its way to the target. */
export interface Passage {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  /** At the target. */
  readonly path: string;
  /** The header fields that go on. */
  readonly fields: readonly RawField[];
  /** Of its body. */
  readonly kept: KeptBody;
}

/** They may be sent twice, where a connection that was kept open turns out to be closed (RFC 9110 §9.2.2). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sends a request with its body as that comes, and gives the answer as soon as it begins. */
export function ask(passage: Passage, target: ProxyTarget, agent: Agent): Promise<IncomingMessage> {
  const { incoming, outgoing, path, fields, kept } = passage;
  const { protocol, hostname, port } = new URL(target.url);
  const send = protocol === 'https:' ? process.getBuiltinModule('node:https').request : requestHttp;
  const { method = 'GET', headers } = incoming;
  const hasBody =
    headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  const isRepeatable = SAFE.has(method) && !hasBody;
  const sendBy = (usedAgent: Agent | false) =>
    send({
      protocol,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path,
      method,
      headers: fields.flat(),
      setHost: false,
      agent: usedAgent,
    });
  return new Promise((resolve, reject) => {
    let sent = sendBy(isRepeatable ? agent : false);
    const follow = () => {
      passInformation(sent, outgoing);
      sent.on('response', resolve).on('error', (error: NodeJS.ErrnoException) => {
        if (!sent.reusedSocket || error.code !== 'ECONNRESET' || outgoing.destroyed) reject(error);
        else {
          sent = sendBy(false);
          follow();
          sent.end();
        }
      });
    };
    follow();
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) sent.destroy();
    });
    sent.once('close', () => incoming.unpipe().resume());
    incoming.on('data', (chunk: Buffer) => kept.take(chunk));
    incoming.once('end', () => {
      if (incoming.rawTrailers.length > 0) sent.addTrailers(rawFields(incoming.rawTrailers));
      sent.end();
    });
    incoming.pipe(sent, { end: false });
  });
}

/** Interim answers go on, but for an upgrade, which nobody asks for (RFC 9110 §15.2). */
function passInformation(sent: ClientRequest, outgoing: ServerResponse): void {
  sent.on('continue', () => outgoing.writeContinue());
  sent.on('information', ({ statusCode, headers }) => {
    if (statusCode === 102) outgoing.writeProcessing();
    const { link } = headers;
    if (statusCode === 103 && link !== undefined) outgoing.writeEarlyHints({ link });
  });
}
