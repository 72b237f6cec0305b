import { STATUS_CODES } from 'node:http';
import {
  type Exchange,
  type HttpRequest,
  type HttpResponse,
  headerPairs,
  headerValue,
} from '../../../src/http/exchange.ts';
import { decodeFormText } from '../../../src/http/percent.ts';
import { parseQuery } from '../../../src/http/query.ts';
import { splitTarget } from '../../../src/http/target.ts';

/** Writes exchanges as the text of a HAR 1.2, which `readHar` reads back as they were. */
export function writeHar(exchanges: Iterable<Exchange>): string {
  const entries = Array.from(exchanges, (exchange) => ({
    startedDateTime: '2026-11-20T00:00:00Z',
    time: 0,
    request: writeRequest(exchange.request, exchange.omitted?.request),
    response:
      exchange.response === undefined
        ? writeUnanswered(exchange.unanswered)
        : writeResponse(exchange.response, exchange.omitted?.response),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }));
  const creator = { name: 'Specwright', version: '1.2.3' };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
}

function writeRequest(request: HttpRequest, omitted: string | undefined) {
  const { method, url } = request;
  const { size, ...content } = writeContent(request, omitted, '_encoding');
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(request),
    queryString: parseQuery(splitTarget(url).query).map(({ name, value }) => ({
      name,
      value: decodeFormText(value),
    })),
    ...(size !== 0 && { postData: content }),
    headersSize: -1,
    bodySize: size,
  };
}

function writeResponse(response: HttpResponse, omitted: string | undefined) {
  const { status } = response;
  const content = writeContent(response, omitted, 'encoding');
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(response),
    content,
    redirectURL: headerValue(response.headers, 'location') ?? '',
    headersSize: -1,
    bodySize: content.size,
  };
}

/** A HAR has a response in each entry: one of status 0 says that there was none. */
function writeUnanswered(reason: string | undefined) {
  return {
    status: 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: '' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    ...(reason !== undefined && { _error: reason }),
  };
}

function writeHeaders({ headers }: HttpRequest | HttpResponse) {
  return headerPairs(headers).map(([name, value]) => ({ name, value }));
}

/**
 * The body's text, or bytes in base64. `size` is in bytes, and -1 where the body was left out. HAR 1.2
 * has no encoding for postData: it goes into a field that begins with an underscore, as it asks.
 */
function writeContent(
  { body, headers }: HttpRequest | HttpResponse,
  omitted: string | undefined,
  encoding: 'encoding' | '_encoding',
) {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  if (omitted !== undefined) return { size: -1, mimeType, comment: omitted };
  if (body === undefined) return { size: 0, mimeType };
  if (typeof body === 'string') return { size: Buffer.byteLength(body), mimeType, text: body };
  const text = Buffer.from(body).toString('base64');
  return { size: body.length, mimeType, text, [encoding]: 'base64' };
}
