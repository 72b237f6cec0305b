import {
  type Exchange,
  type HeaderFields,
  type HttpRequest,
  type HttpResponse,
  headerPairs,
  headerValue,
} from '../http/exchange.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';

/** One exchange as it is to be written: bodies as text where they are known to be text. */
export interface WrittenExchange {
  /** A date-time (RFC 3339). */
  readonly at: string;
  /** With an absolute URL. */
  readonly request: HttpRequest;
  /** Absent where there is none. */
  readonly response?: HttpResponse | undefined;
  /** Why there is no response. */
  readonly unanswered?: string | undefined;
  /** Why a body isn't held though there was one. */
  readonly omitted?: Exchange['omitted'];
  /** A word for whoever reads it. */
  readonly comment?: string | undefined;
  /** How long it took until the response had begun, and until it was there. */
  readonly milliseconds?: { readonly wait: number; readonly receive: number };
}

/** Who writes a recording. */
export interface Creator {
  readonly name: string;
  readonly version: string;
}

/** Writes exchanges as HAR 1.2. A body that is no text is written as base64. */
export function writeHar(exchanges: readonly WrittenExchange[], creator: Creator): string {
  const entries = exchanges.map(writeEntry);
  return `${JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2)}\n`;
}

/** One exchange as an entry of a HAR, as `writeHar` has them. */
export function writeEntry({
  at,
  request,
  response,
  unanswered,
  omitted = {},
  comment,
  milliseconds: { wait, receive } = { wait: 0, receive: 0 },
}: WrittenExchange): object {
  return {
    startedDateTime: at,
    time: wait + receive,
    request: writeRequest(request, omitted.request),
    response:
      response === undefined
        ? { ...NO_RESPONSE, _error: unanswered }
        : writeResponse(response, omitted.response),
    cache: {},
    timings: { send: 0, wait, receive },
    ...(comment !== undefined && { comment }),
  };
}

/** As browsers write it. */
const NO_RESPONSE = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: 'x-unknown' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function writeRequest({ method, url, headers, body }: HttpRequest, omitted?: string): object {
  const hasBody = body !== undefined || omitted !== undefined;
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(headers),
    queryString: parseQuery(splitTarget(url).query),
    // HAR 1.2 has `encoding` for the content of responses alone.
    ...(hasBody && { postData: writeContent(headers, body, '_encoding', omitted) }),
    headersSize: -1,
    bodySize: sizeOf(body, omitted),
  };
}

function writeResponse({ status, headers, body = '' }: HttpResponse, omitted?: string): object {
  const size = sizeOf(body, omitted);
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: writeHeaders(headers),
    content: { size, ...writeContent(headers, body, 'encoding', omitted) },
    redirectURL: headerValue(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  };
}

function writeHeaders(headers: HeaderFields): object[] {
  return headerPairs(headers).map(([name, value]) => ({ name, value }));
}

function writeContent(
  headers: HeaderFields,
  body: string | Uint8Array | undefined,
  encodingName: 'encoding' | '_encoding',
  omitted: string | undefined,
): object {
  const mimeType = headerValue(headers, 'content-type') ?? '';
  if (omitted !== undefined) return { mimeType, comment: omitted };
  if (typeof body !== 'object') return { mimeType, text: body };
  return { mimeType, text: Buffer.from(body).toString('base64'), [encodingName]: 'base64' };
}

/** -1: HAR's word for a size that isn't known. */
function sizeOf(body: string | Uint8Array = '', omitted: string | undefined): number {
  return omitted === undefined ? Buffer.byteLength(body) : -1;
}
