import { decodeBody } from '../http/body.ts';
import { type HttpRequest, type HttpResponse, headerPairs, headerValue } from '../http/exchange.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { maskedBody, maskedHeaders } from './masked-message.ts';
import { maskedUrl } from './redaction.ts';
import type { IsSecret } from './secret-name.ts';

/** One exchange as it is to be written. */
export interface WrittenExchange {
  /** A date-time (RFC 3339). */
  readonly at: string;
  /** With an absolute URL. */
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  /** A word for whoever reads it. */
  readonly comment: string;
}

/** Who writes a recording. */
export interface HarOptions {
  readonly creator: { readonly name: string; readonly version: string };
  /** Which names are those of secrets. */
  readonly isSecret: IsSecret;
}

/**
 * Writes exchanges as HAR 1.2. `***` stands in place of the values of secrets: in URLs, header fields,
 * and members of bodies. A body that is no text is written as base64.
 */
export function writeHar(
  exchanges: readonly WrittenExchange[],
  { creator, isSecret }: HarOptions,
): string {
  const entries = exchanges.map((exchange) => writeEntry(exchange, isSecret));
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
}

/** One exchange as an entry of a HAR, as `writeHar` has them. */
export function writeEntry(
  { at, request, response, comment }: WrittenExchange,
  isSecret: IsSecret,
): object {
  return {
    startedDateTime: at,
    time: 0,
    request: writeRequest(request, isSecret),
    response: writeResponse(response, isSecret),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment,
  };
}

function writeRequest(request: HttpRequest, isSecret: IsSecret): object {
  const url = maskedUrl(request.url, isSecret);
  const queryString = parseQuery(splitTarget(url).query).map(({ name, value }) => ({
    name,
    value,
  }));
  const { body } = request;
  return {
    method: request.method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(request, isSecret),
    queryString,
    ...(body !== undefined && { postData: writeContent(request, body, '_encoding', isSecret) }),
    headersSize: -1,
    bodySize: body === undefined ? 0 : Buffer.byteLength(body),
  };
}

function writeResponse(response: HttpResponse, isSecret: IsSecret): object {
  const { status, headers, body = '' } = response;
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(response, isSecret),
    content: {
      size: Buffer.byteLength(body),
      ...writeContent(response, body, 'encoding', isSecret),
    },
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: Buffer.byteLength(body),
  };
}

function writeHeaders({ headers }: HttpResponse | HttpRequest, isSecret: IsSecret): object[] {
  return headerPairs(maskedHeaders(headers, isSecret)).map(([name, value]) => ({ name, value }));
}

/** `encodingName`: HAR 1.2 has `encoding` for the content of responses alone. */
function writeContent(
  { headers }: HttpResponse | HttpRequest,
  body: string | Uint8Array,
  encodingName: 'encoding' | '_encoding',
  isSecret: IsSecret,
): object {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  const decoded = decodeBody(body, headers);
  if ('text' in decoded) return { mimeType, text: maskedBody(decoded.text, mimeType, isSecret) };
  return { mimeType, text: Buffer.from(body).toString('base64'), [encodingName]: 'base64' };
}
