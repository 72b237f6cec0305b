import { stringify } from 'yaml';
import type { HttpRequest, HttpResponse } from '../../../../src/http/exchange.ts';
import { base64, type Flavour } from './flavour.ts';

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

function lists({ headers }: HttpRequest | HttpResponse) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
}
