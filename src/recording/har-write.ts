import { STATUS_CODES } from 'node:http';
import { decodeContent } from '../http/body.ts';
import {
  type Exchange,
  type HttpRequest,
  type HttpResponse,
  headerPairs,
  headerValue,
} from '../http/exchange.ts';
import { decodeFormText } from '../http/percent.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';

export interface HarOptions {
  /** The version of Specwright that writes. */
  readonly version: string;
  /** The time of all entries, as an RFC 3339 date-time: exchanges don't know their own. */
  readonly startedAt: string;
}

/** Writes exchanges as the text of a HAR 1.2, which `readHar` reads back as they were. */
export function writeHar(
  exchanges: Iterable<Exchange>,
  { version, startedAt }: HarOptions,
): string {
  const entries = Array.from(exchanges, (exchange) => ({
    startedDateTime: startedAt,
    time: 0,
    request: writeRequest(exchange.request, exchange.omitted?.request),
    response:
      exchange.response === undefined
        ? writeUnanswered(exchange.unanswered)
        : writeResponse(exchange.response, exchange.omitted?.response),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }));
  const creator = { name: 'Specwright', version };
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
}

function writeRequest(request: HttpRequest, omitted: string | undefined) {
  const { method, url } = request;
  const text = writeText(request, '_encoding');
  const mimeType = headerValue(request.headers, 'content-type') ?? '';
  const postData = omitted === undefined ? { mimeType, ...text } : { mimeType, comment: omitted };
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
    ...((text !== undefined || omitted !== undefined) && { postData }),
    headersSize: -1,
    bodySize: omitted === undefined ? bodySize(request) : -1,
  };
}

function writeResponse(response: HttpResponse, omitted: string | undefined) {
  const { status } = response;
  const mimeType = headerValue(response.headers, 'content-type') ?? '';
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(response),
    content:
      omitted === undefined
        ? { size: bodySize(response), mimeType, ...writeText(response, 'encoding') }
        : { size: -1, mimeType, comment: omitted },
    redirectURL: headerValue(response.headers, 'location') ?? '',
    headersSize: -1,
    bodySize: omitted === undefined ? bodySize(response) : -1,
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

/** The body's text; bytes with their content codings undone, as HAR 1.2 has it, in base64. */
function writeText(
  { body, headers }: HttpRequest | HttpResponse,
  encoding: 'encoding' | '_encoding',
) {
  if (body === undefined || typeof body === 'string')
    return body === undefined ? undefined : { text: body };
  const decoded = decodeContent(body, headers);
  const bytes = 'problem' in decoded ? body : decoded.bytes;
  return { text: Buffer.from(bytes).toString('base64'), [encoding]: 'base64' };
}

function bodySize({ body = '' }: HttpRequest | HttpResponse): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : body.length;
}
