import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { readHar } from '../../src/recording/har.ts';
import { writeHar } from '../../src/recording/har-write.ts';

const OPTIONS = { version: '1.2.3', startedAt: '2026-11-20T00:00:00Z' };

const headerName = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .filter((name) => name !== 'content-encoding');
const headerValue = fc.stringMatching(/^[!-~]{0,12}$/);
const headers = fc.dictionary(
  headerName,
  fc.oneof(headerValue, fc.array(headerValue, { minLength: 2, maxLength: 3 })),
  { noNullPrototype: true, maxKeys: 4 },
);
const body = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.uint8Array({ minLength: 1 }));
const reason = fc.string({ minLength: 1 });

/** A message's body, or why it was left out, or neither. */
const part = fc.oneof(
  body.map((value) => ({ content: { body: value }, omitted: undefined })),
  reason.map((omitted) => ({ content: {}, omitted })),
  fc.constant({ content: {}, omitted: undefined }),
);
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  url: fc.webUrl({ withQueryParameters: true }),
  headers,
});
const response = fc.record({ status: fc.constantFrom(200, 201, 404, 500, 599), headers });

const exchange = fc
  .record({
    request,
    requestPart: part,
    response: fc.option(response),
    responsePart: part,
    unanswered: reason,
  })
  .map(({ request, requestPart, response, responsePart, unanswered }): Omit<Exchange, 'source'> => {
    const omittedResponse = response === null ? undefined : responsePart.omitted;
    const omitted = {
      ...(requestPart.omitted !== undefined && { request: requestPart.omitted }),
      ...(omittedResponse !== undefined && { response: omittedResponse }),
    };
    return {
      request: { ...request, ...requestPart.content },
      ...(response === null
        ? { unanswered }
        : { response: { ...response, ...responsePart.content } }),
      ...(Object.keys(omitted).length > 0 && { omitted }),
    };
  });

test('what was written is read back as it was', () => {
  fc.assert(
    fc.property(fc.array(exchange, { maxLength: 3 }), (parts) => {
      const exchanges = parts.map((part, index) => ({ source: { file: 'a.har', index }, ...part }));
      expect(readHar(writeHar(exchanges, OPTIONS), 'a.har')).toEqual(exchanges);
    }),
  );
});

test('writes HAR 1.2', () => {
  const source = { file: 'a', index: 0 };
  const text = writeHar(
    [
      {
        source,
        request: {
          method: 'POST',
          url: 'https://a.example/x?a=1%2C2&b+c',
          headers: { accept: ['a/b', 'c/d'], 'content-type': 'text/plain' },
          body: 'é',
        },
        response: { status: 303, headers: { location: '/y' } },
      },
    ],
    OPTIONS,
  );
  expect(JSON.parse(text)).toEqual({
    log: {
      version: '1.2',
      creator: { name: 'Specwright', version: '1.2.3' },
      entries: [
        {
          startedDateTime: '2026-11-20T00:00:00Z',
          time: 0,
          request: {
            method: 'POST',
            url: 'https://a.example/x?a=1%2C2&b+c',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [
              { name: 'accept', value: 'a/b' },
              { name: 'accept', value: 'c/d' },
              { name: 'content-type', value: 'text/plain' },
            ],
            queryString: [
              { name: 'a', value: '1,2' },
              { name: 'b c', value: '' },
            ],
            postData: { mimeType: 'text/plain', text: 'é' },
            headersSize: -1,
            bodySize: 2,
          },
          response: {
            status: 303,
            statusText: 'See Other',
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: [{ name: 'location', value: '/y' }],
            content: { size: 0, mimeType: '' },
            redirectURL: '/y',
            headersSize: -1,
            bodySize: 0,
          },
          cache: {},
          timings: { send: 0, wait: 0, receive: 0 },
        },
      ],
    },
  });
});

test.each([
  ['gzip', 'gzip', gzipSync('abc'), 'abc'],
  ['bytes that only say so', 'gzip', Buffer.from('abc'), 'abc'],
])('bytes are written with their content codings undone: %s', (_what, coding, body, wanted) => {
  const exchange: Exchange = {
    source: { file: 'a', index: 0 },
    request: { method: 'GET', url: '/', headers: {} },
    response: { status: 200, headers: { 'content-encoding': coding }, body },
  };
  const { content } = JSON.parse(writeHar([exchange], OPTIONS)).log.entries[0].response;
  expect(Buffer.from(content.text, content.encoding).toString()).toBe(wanted);
  expect(content.size).toBe(wanted.length);
});
