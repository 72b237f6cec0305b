import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { readEntry } from '../../src/recording/formats/har-entry.ts';
import { maskedExchange } from '../../src/recording/masked-message.ts';
import { createExchange } from '../../src/recording/recorded-exchange.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';
import { writeHar } from '../../src/recording/write-har.ts';

const REQUEST: HttpRequest = { method: 'GET', url: 'http://127.0.0.1:4010/things', headers: {} };
const RESPONSE: HttpResponse = { status: 200, headers: {} };

function written(request: Partial<HttpRequest>, response: Partial<HttpResponse> = {}): string {
  const exchange = {
    at: '2026-11-20T00:00:00.000Z',
    request: { ...REQUEST, ...request },
    response: { ...RESPONSE, ...response },
    comment: 'made',
  };
  const creator = { name: 'specwright', version: '1' };
  return writeHar([maskedExchange(exchange, isSecretName)], creator);
}

function readBack(request: Partial<HttpRequest>, response?: Partial<HttpResponse>) {
  const [entry] = JSON.parse(written(request, response)).log.entries;
  return createExchange(readEntry(entry), { file: 'journal.har', index: 0 });
}

test('has what HAR 1.2 asks of an entry', () => {
  const headers = { 'content-type': 'application/json' };
  const [entry] = JSON.parse(
    written(
      { method: 'POST', url: 'http://a/x?y=1', headers, body: '{}' },
      { headers, body: '[]' },
    ),
  ).log.entries;
  expect(entry).toEqual({
    startedDateTime: '2026-11-20T00:00:00.000Z',
    time: 0,
    request: {
      method: 'POST',
      url: 'http://a/x?y=1',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'content-type', value: 'application/json' }],
      queryString: [{ name: 'y', value: '1' }],
      postData: { mimeType: 'application/json', text: '{}' },
      headersSize: -1,
      bodySize: 2,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { size: 2, mimeType: 'application/json', text: '[]' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 2,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: 'made',
  });
});

test('what is written is read back: texts as they are, bytes as bytes', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((body) => body.trim() !== '');
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
  const headers = { 'content-type': 'application/octet-stream' };
  fc.assert(
    fc.property(fc.oneof(text, bytes), (body) => {
      const { request, response } = readBack({ headers, body }, { headers, body });
      const expected = Buffer.from(body);
      for (const message of [request, response]) {
        expect(Buffer.from(message?.body ?? '')).toEqual(expected);
      }
    }),
    { examples: [[new Uint8Array([0xff, 0xfe, 0x00])]] },
  );
});

describe('secrets are masked', () => {
  test.each<[what: string, request: Partial<HttpRequest>, shown: string]>([
    [
      'a credential, but for its scheme',
      { headers: { authorization: 'Bearer s3cret' } },
      'Bearer ***',
    ],
    ['a credential without a scheme', { headers: { authorization: 's3cret' } }, '"***"'],
    ['an API key', { headers: { 'x-api-key': 's3cret' } }, '"***"'],
    ['cookies', { headers: { cookie: 'session=s3cret' } }, '"***"'],
    ['a query parameter', { url: 'http://a/x?api_key=s3cret&unit=day' }, '?api_key=***&unit=day'],
    [
      'a URL in a header',
      { headers: { referer: 'http://a/?token=s3cret' } },
      'http://a/?token=***',
    ],
    [
      'a member of a form',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'client_secret=s3cret&scope=all',
      },
      'client_secret=***&scope=all',
    ],
    [
      'a member of JSON',
      { body: '{"a":[{"password":"s3cret"}]}' },
      '{\\"a\\":[{\\"password\\":\\"***\\"}]}',
    ],
    [
      'what lies below one',
      { body: '{"token":{"of":["s3cret"]}}' },
      '{\\"token\\":{\\"of\\":[\\"***\\"]}}',
    ],
    ['a text', { body: 'password: s3cret' }, 'password: ***'],
  ])('%s', (_, request, shown) => {
    const har = written(request);
    expect(har).not.toContain('s3cret');
    expect(har).toContain(shown);
  });

  test('a body without secrets stays as it was written', () => {
    const body = '{ "id": 9223372036854775807 }';
    expect(readBack({ body }).request.body).toBe(body);
  });

  test('a long integer beside a secret keeps its digits', () => {
    const { body } = readBack({ body: '{"id":9223372036854775807,"password":"x"}' }).request;
    expect(body).toBe('{"id":9223372036854775807,"password":"***"}');
  });
});
