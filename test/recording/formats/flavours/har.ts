import {
  type HttpRequest,
  type HttpResponse,
  headerPairs,
  headerValue,
} from '../../../../src/http/exchange.ts';
import { type Answered, base64, type Flavour } from './flavour.ts';

const FORM = 'application/x-www-form-urlencoded';

export const chrome: Flavour = (exchanges) =>
  har('WebInspector', exchanges, ({ request, response }) => ({
    _initiator: { type: 'script' },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      ...line(request),
      headers: [{ name: ':authority', value: 'a.example' }, ...fields(request)],
      bodySize: size(request),
      ...(request.body !== undefined && {
        postData: { mimeType: typeOf(request), text: request.body, ...params(request) },
      }),
    },
    response: { ...answer(response), _transferSize: 100, _error: null },
  }));

/** Forms have their header fields in the text. */
export const firefox: Flavour = (exchanges) =>
  har('Firefox', exchanges, ({ request, response }) => {
    const upload = `Content-Type: ${FORM}\r\nContent-Length: ${size(request)}\r\n\r\n`;
    const text = typeOf(request) === FORM ? upload + request.body : request.body;
    return {
      pageref: 'page_1',
      request: {
        ...line(request),
        headers: fields(request),
        bodySize: size(request),
        ...(text !== undefined && {
          postData: { mimeType: typeOf(request), ...params(request), text },
        }),
      },
      response: answer(response),
    };
  });

export const playwright: Flavour = (exchanges) =>
  har('Playwright', exchanges, ({ request, response }) => ({
    request: {
      ...line(request),
      headers: fields(request),
      ...(request.body !== undefined && {
        postData: { mimeType: typeOf(request), text: request.body, params: [] },
      }),
    },
    response: { ...answer(response), bodySize: -1 },
  }));

export const charles: Flavour = (exchanges) =>
  har('Charles Proxy', exchanges, ({ request, response }) => ({
    request: {
      ...line(request),
      headers: fields(request),
      bodySize: size(request),
      ...(request.body !== undefined && {
        postData:
          typeOf(request) === FORM
            ? { mimeType: FORM, ...params(request) }
            : { mimeType: typeOf(request), text: request.body },
      }),
    },
    response: { ...answer(response), _charlesStatus: 'COMPLETE', statusText: null },
  }));

export const mitmproxy: Flavour = (exchanges) =>
  har('mitmproxy', exchanges, ({ request, response }) => ({
    request: {
      ...line(request),
      headers: fields(request),
      bodySize: size(request),
      ...(['POST', 'PUT', 'PATCH'].includes(request.method) && {
        postData: { mimeType: typeOf(request), text: request.body ?? '', params: [] },
      }),
    },
    response: answer(response),
  }));

export const polly: Flavour = (exchanges) =>
  har('Polly.JS', exchanges, ({ request, response }, index) => ({
    _id: String(index),
    _order: 0,
    request: {
      ...line(request),
      headers: fields(request).map((field) => ({ ...field, _fromType: 'array' })),
      bodySize: size(request),
      ...(request.body !== undefined && {
        postData: { mimeType: typeOf(request), params: [], text: request.body },
      }),
    },
    response: answer(response),
  }));

function har(
  name: string,
  exchanges: readonly Answered[],
  entryOf: (exchange: Answered, index: number) => object,
): string {
  const entries = exchanges.map((exchange, index) => ({
    startedDateTime: '2026-11-21T00:00:00Z',
    time: 0,
    ...entryOf(exchange, index),
  }));
  return JSON.stringify(
    { log: { version: '1.2', creator: { name, version: '1' }, pages: [], entries } },
    null,
    2,
  );
}

function line({ method, url }: HttpRequest) {
  return { method, url, httpVersion: 'HTTP/2.0', cookies: [], queryString: [], headersSize: -1 };
}

function fields({ headers }: HttpRequest | HttpResponse) {
  return headerPairs(headers).map(([name, value]) => ({ name, value }));
}

function answer(response: HttpResponse) {
  const { status, body } = response;
  return {
    status,
    statusText: 'OK',
    httpVersion: 'HTTP/2.0',
    cookies: [],
    headers: fields(response),
    content: {
      size: size(response),
      mimeType: typeOf(response),
      ...(typeof body === 'string' && { text: body }),
      ...(body instanceof Uint8Array && { text: base64(body), encoding: 'base64' }),
    },
    redirectURL: headerValue(response.headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size(response),
  };
}

function params({ body }: HttpRequest) {
  const pairs = typeof body === 'string' ? [...new URLSearchParams(body)] : [];
  return { params: pairs.map(([name, value]) => ({ name, value })) };
}

function typeOf({ headers }: HttpRequest | HttpResponse): string {
  return headerValue(headers, 'content-type') ?? '';
}

function size({ body }: HttpRequest | HttpResponse): number {
  return body === undefined ? 0 : Buffer.byteLength(body);
}
