import { stringify } from 'yaml';
import {
  type Exchange,
  type HttpRequest,
  type HttpResponse,
  headerPairs,
  headerValue,
} from '../../../src/http/exchange.ts';

/** An exchange that has an answer, wherever it was recorded. */
export interface Answered extends Omit<Exchange, 'source'> {
  readonly response: HttpResponse;
}

/** Writes exchanges as a recorder does. */
export type Flavour = (exchanges: readonly Answered[]) => string;

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

export const ndjson: Flavour = (exchanges) =>
  exchanges
    .map(({ request, response }) =>
      JSON.stringify({
        request,
        response: {
          ...response,
          ...(response.body instanceof Uint8Array && { body: { base64: base64(response.body) } }),
        },
      }),
    )
    .join('\n');

export const ndjsonOfEntries: Flavour = (exchanges) =>
  JSON.parse(chrome(exchanges))
    .log.entries.map((entry: unknown) => JSON.stringify(entry))
    .join('\n');

export const vcrpy: Flavour = (exchanges) =>
  stringify(
    {
      interactions: exchanges.map(({ request, response }) => ({
        request: {
          body: request.body ?? null,
          headers: lists(request),
          method: request.method,
          uri: request.url,
        },
        response: {
          body: { string: response.body ?? '' },
          headers: lists(response),
          status: { code: response.status, message: 'OK' },
        },
      })),
      version: 1,
    },
    { schema: 'yaml-1.1' },
  );

export const ruby: Flavour = (exchanges) => {
  const body = (content: string | Uint8Array = '') =>
    typeof content === 'string'
      ? { encoding: 'UTF-8', string: content }
      : { encoding: 'ASCII-8BIT', base64_string: base64(content).replaceAll(/(.{8})/g, '$1\n') };
  return `---\n${stringify({
    http_interactions: exchanges.map(({ request, response }) => ({
      request: {
        method: request.method.toLowerCase(),
        uri: request.url,
        body: body(request.body),
        headers: lists(request),
      },
      response: {
        status: { code: response.status, message: 'OK' },
        headers: lists(response),
        body: body(response.body),
      },
      recorded_at: 'Sat, 21 Nov 2026 00:00:00 GMT',
    })),
    recorded_with: 'VCR 6.3.1',
  })}`;
};

export const go: Flavour = (exchanges) =>
  `---\n${stringify(
    {
      version: 2,
      interactions: exchanges.map(({ request, response }, id) => ({
        id,
        request: {
          proto: 'HTTP/1.1',
          host: 'a.example',
          body: request.body ?? '',
          form: {},
          headers: lists(request),
          url: request.url,
          method: request.method,
        },
        response: {
          uncompressed: false,
          body: response.body ?? '',
          headers: lists(response),
          status: `${response.status} OK`,
          code: response.status,
          duration: '1.5ms',
        },
      })),
    },
    { schema: 'yaml-1.1' },
  )}`;

export const betamax: Flavour = (exchanges) => {
  const body = (content: string | Uint8Array = '') =>
    typeof content === 'string'
      ? { encoding: 'utf-8', string: content }
      : { encoding: null, base64_string: base64(content) };
  return JSON.stringify({
    http_interactions: exchanges.map(({ request, response }) => ({
      request: {
        body: body(request.body),
        headers: lists(request),
        method: request.method,
        uri: request.url,
      },
      response: {
        body: body(response.body),
        headers: lists(response),
        status: { code: response.status, message: 'OK' },
        url: request.url,
      },
      recorded_at: '2026-11-21T00:00:00',
    })),
    recorded_with: 'betamax/0.9.0',
  });
};

export const postman: Flavour = (exchanges) => {
  const saved = exchanges.map(({ request, response }) => ({
    name: `${request.method} ${request.url}`,
    request: { method: request.method, header: [], url: request.url },
    response: [
      {
        name: 'saved',
        originalRequest: {
          method: request.method,
          header: [
            ...headerPairs(request.headers).map(([key, value]) => ({ key, value })),
            { key: 'X-Off', value: '1', disabled: true },
          ],
          url: { raw: request.url.replace('https://a.example', '{{baseUrl}}') },
          ...(request.body !== undefined && { body: { mode: 'raw', raw: request.body } }),
        },
        code: response.status,
        _postman_previewlanguage: 'json',
        header: headerPairs(response.headers).map(([key, value]) => ({ key, value })),
        body: response.body ?? '',
      },
    ],
  }));
  return JSON.stringify({
    info: {
      name: 'a',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: 'folder', item: saved.slice(0, 5) }, ...saved.slice(5)],
    variable: [
      { key: 'host', value: 'a.example' },
      { key: 'baseUrl', value: 'https://{{host}}' },
    ],
  });
};

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

function lists({ headers }: HttpRequest | HttpResponse) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
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

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
