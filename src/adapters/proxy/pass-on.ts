import type { Agent, IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest } from '../../http/exchange.ts';
import { endToEnd, type RawField, rawFields } from '../../http/hop-by-hop.ts';
import { headerFields } from '../../recording/header-fields.ts';
import { reasonOf } from '../../recording/send.ts';
import type { WrittenExchange } from '../../recording/write-har.ts';
import { ask, type Passage } from './ask.ts';
import { createKeptBody } from './kept-body.ts';
import { passBack } from './pass-back.ts';
import { proxyProblem } from './problem.ts';
import type { ProxyTarget } from './target.ts';

/** The one framing of a body whose length isn't told. */
const CHUNKED: RawField = ['Transfer-Encoding', 'chunked'];

/** What requests are passed on by. */
export interface Passing {
  readonly target: ProxyTarget;
  /** Keeps connections to the target open. */
  readonly agent: Agent;
  /**
   * Told of an exchange once all of it has passed but the end of its answer, which is given to the client
   * when this returns: what a client has seen the end of is kept.
   */
  readonly keep: (exchange: WrittenExchange) => void;
}

/**
 * Passes a request on to the target, and its answer back, as they come. Where no answer comes, the client
 * gets a 502 that says whose it is.
 * @param path that of the request at the target.
 * @throws what `keep` throws; then the client hasn't got the end of the answer.
 */
export async function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
  { target, agent, keep }: Passing,
): Promise<void> {
  const start = Date.now();
  const began = performance.now();
  const passage: Passage = {
    incoming,
    outgoing,
    path,
    fields: requestFields(incoming, target),
    kept: createKeptBody(),
  };
  const elapsed = () => Math.round(performance.now() - began);
  const exchange = (): Pick<WrittenExchange, 'at' | 'request' | 'omitted'> => {
    const { omitted, ...request } = requestOf(passage, target);
    return {
      at: new Date(start).toISOString(),
      request,
      ...(omitted !== undefined && { omitted: { request: omitted } }),
    };
  };
  const answer = await ask(passage, target, agent).catch((error: unknown) => reasonOf(error));
  const wait = elapsed();
  if (typeof answer === 'string') {
    const unanswered = outgoing.destroyed ? 'the client left before the answer came' : answer;
    keep({ ...exchange(), unanswered, milliseconds: { wait, receive: 0 } });
    const detail = `${target.url} gave no answer: ${answer}`;
    if (!outgoing.destroyed) proxyProblem(outgoing, 502, detail);
    return;
  }
  const kept = createKeptBody();
  const headers = headerFields(endToEnd(rawFields(answer.rawHeaders)));
  const keepAnswer = (brokenOff?: string) => {
    const { omitted, ...before } = exchange();
    const { body, omitted: response } = kept.recorded(headers, brokenOff);
    keep({
      ...before,
      response: { status: answer.statusCode ?? 0, headers, ...(body !== undefined && { body }) },
      omitted: { ...omitted, ...(response !== undefined && { response }) },
      milliseconds: { wait, receive: elapsed() - wait },
    });
  };
  await passBack(answer, passage, target, kept, keepAnswer);
}

function requestFields(incoming: IncomingMessage, target: ProxyTarget): RawField[] {
  const fields = endToEnd(rawFields(incoming.rawHeaders));
  const others = fields.filter(([name]) => name.toLowerCase() !== 'host');
  const isChunked = incoming.headers['transfer-encoding'] !== undefined;
  return [['Host', target.host], ...others, ...(isChunked ? [CHUNKED] : [])];
}

function requestOf(
  { incoming, path, fields, kept }: Passage,
  target: ProxyTarget,
): HttpRequest & { readonly omitted?: string } {
  const headers = headerFields(fields.filter((field) => field !== CHUNKED));
  const brokenOff = incoming.complete ? undefined : 'the answer came before its end';
  return {
    method: incoming.method ?? 'GET',
    url: target.urlOf(path),
    headers,
    ...kept.recorded(headers, brokenOff),
  };
}
