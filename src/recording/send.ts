import type {
  ClientRequest,
  IncomingMessage,
  OutgoingHttpHeaders,
  RequestOptions,
} from 'node:http';
import { TargetError } from '../errors.ts';
import { decodeContent, MOST_BODY_BYTES } from '../http/body.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import { request as requestHttp } from '../http/node-http.ts';
import { maskedUrl } from './redaction.ts';

/** What decides how a request is sent; what ends it before its time is `signal`. */
export type Connection = Pick<RequestOptions, 'agent' | 'lookup' | 'signal'>;

/** Why an answer isn't read: its body has more than {@link MOST_BODY_BYTES}. */
export class AnswerTooLarge extends Error {
  constructor() {
    super(`an answer of over ${MOST_BODY_BYTES.toLocaleString('en-US')} bytes`);
  }
}

/** Why a request isn't sent: HTTP can't write it, as with a header field of other than Latin-1. */
export class UnwritableRequest extends Error {}

/**
 * Sends a request as it is and gives the answer as it is: no field is added but those that HTTP
 * needs, and a redirect is an answer, not an order. Bodies arrive with their content codings undone.
 *
 * @param timeout in milliseconds, until the body is there.
 * @throws {TargetError} if no answer came, not in time, or one that is too large.
 */
export async function sendRequest(
  request: HttpRequest,
  timeout: number,
  connection: Connection = {},
): Promise<HttpResponse> {
  const late = AbortSignal.timeout(timeout);
  const { signal: ended } = connection;
  const signal = ended === undefined ? late : AbortSignal.any([late, ended]);
  try {
    const message = await exchange(request, { ...connection, signal });
    const body = await bodyOf(message);
    return { status: message.statusCode ?? 0, ...decoded(message.headers, body) };
  } catch (error) {
    throw new TargetError({
      problem: `${request.method} ${maskedUrl(request.url)} got no answer`,
      received: late.aborted ? `nothing within ${timeout / 1000} s` : reasonOf(error),
      cause: error,
    });
  }
}

function exchange(
  { method, url, headers, body }: HttpRequest,
  connection: Connection,
): Promise<IncomingMessage> {
  const send = url.startsWith('https:')
    ? process.getBuiltinModule('node:https').request
    : requestHttp;
  const fields: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) fields[name] = typeof value === 'string' ? value : [...value];
  }
  // Node.js tells the length of its own accord only for methods that usually have a body.
  if (body !== undefined) fields['content-length'] = Buffer.byteLength(body);
  return new Promise((resolve, reject) => {
    const outgoing = begin(() => send(url, { ...connection, method, headers: fields }));
    outgoing.on('response', resolve).on('error', reject).end(body);
  });
}

/** What Node.js throws at once, it throws at the request. */
function begin(send: () => ClientRequest): ClientRequest {
  try {
    return send();
  } catch (error) {
    throw new UnwritableRequest(reasonOf(error), { cause: error });
  }
}

async function bodyOf(message: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of message) {
    length += chunk.length;
    // Leaving the loop ends the connection.
    if (length > MOST_BODY_BYTES) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function decoded(
  headers: IncomingMessage['headers'],
  body: Uint8Array,
): Pick<HttpResponse, 'headers' | 'body'> {
  if (body.length === 0) return { headers };
  const content = decodeContent(body, headers);
  // What can't be decoded is left to whoever reads the body.
  if ('problem' in content) return { headers, body };
  const { 'content-encoding': _, 'content-length': __, ...fields } = headers;
  return { headers: fields, body: content.bytes };
}

/** Why no answer came, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Where a name has several addresses, each attempt has an error of its own.
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : error.message;
}
