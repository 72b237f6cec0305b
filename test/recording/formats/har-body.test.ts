import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GET, type Members, readOne } from './one-entry.ts';
import { partsOf } from './parts-of.ts';

const POST = { ...GET, method: 'POST' };

describe('request bodies', () => {
  const form = [
    { name: 'a b', value: 'é&' },
    { name: 'c', value: '' },
  ];
  test.each<
    [what: string, request: Members, wanted: { body?: string | Uint8Array; omitted?: string }]
  >([
    ['text', { postData: { text: '{}' } }, { body: '{}' }],
    ['base64', { postData: { text: 'gA==', encoding: 'base64' } }, { body: Uint8Array.of(0x80) }],
    [
      'a field of the recorder',
      { postData: { text: 'gA==', _encoding: 'base64' } },
      { body: Uint8Array.of(0x80) },
    ],
    [
      'base64 in lines',
      { postData: { text: 'gIGC\r\ngw==\n', encoding: 'base64' } },
      { body: Uint8Array.of(0x80, 0x81, 0x82, 0x83) },
    ],
    [
      'base64 that is cut off',
      { postData: { text: 'gA=', encoding: 'base64' } },
      { omitted: 'the recording holds the body in base64 that is broken' },
    ],
    [
      'Firefox, with the header fields of a form',
      {
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1',
        },
      },
      { body: 'a=1' },
    ],
    ['text before parameters', { postData: { text: 'a=1', params: form } }, { body: 'a=1' }],
    ['parameters', { postData: { params: form } }, { body: 'a+b=%C3%A9%26&c=' }],
    [
      'parameters of another type',
      { postData: { mimeType: 'multipart/mixed', params: form } },
      { omitted: "the recording holds the body's parameters, not its text" },
    ],
    ['none', { bodySize: 0 }, {}],
    ['none, of unknown size', { bodySize: -1 }, {}],
    ['null', { postData: null, bodySize: 0 }, {}],
    ['empty text', { postData: { text: '' }, bodySize: 0 }, {}],
    [
      'no postData',
      { bodySize: 1234 },
      { omitted: 'the recording holds no body text though request.bodySize is 1,234' },
    ],
    [
      'empty text of a size',
      { postData: { text: '' }, bodySize: 1 },
      { omitted: 'the recording holds no body text though request.bodySize is 1' },
    ],
    [
      'a comment in its place',
      { postData: { comment: 'too large' }, bodySize: -1 },
      { omitted: 'too large' },
    ],
  ])('%s', (_what, request, { body, omitted }) => {
    const exchange = readOne({ ...POST, ...request });
    expect(exchange.request.body).toEqual(body);
    expect(exchange.omitted?.request).toBe(omitted);
  });
});

test('the parameters of a multipart make its parts', () => {
  const params = [
    { name: 'a "b"', value: 'é&' },
    { name: 'c', value: '' },
    { name: 'd', value: '{}', contentType: 'application/json' },
    { name: 'text', value: 'x', fileName: 'a.txt', contentType: 'text/plain' },
    { name: 'bytes', value: '\uFFFD', fileName: 'a.png', contentType: 'image/png' },
    { name: 'unsaid', value: '\uFFFD', fileName: 'a' },
    { name: 'left out', fileName: 'a.txt', contentType: 'text/plain' },
    { name: 'empty', fileName: '' },
  ];
  const headers = [
    { name: 'Content-Type', value: 'multipart/form-data; boundary="x y"; charset=utf-8' },
    { name: 'Content-Encoding', value: 'gzip' },
  ];
  const postData = { mimeType: 'multipart/form-data', params };
  const { request, omitted } = readOne({ ...POST, headers, postData });
  expect(partsOf(request)).toEqual([
    'form-data; name="a %22b%22" | é&',
    'form-data; name="c" | ',
    'form-data; name="d" | application/json | {}',
    'form-data; name="text"; filename="a.txt" | text/plain | x',
    'form-data; name="bytes"; filename="a.png" | image/png | (unknown)',
    'form-data; name="unsaid"; filename="a" | (unknown)',
    'form-data; name="left out"; filename="a.txt" | text/plain | (unknown)',
    'form-data; name="empty" | ',
  ]);
  expect(request.headers).toEqual({
    'content-type': expect.stringMatching(/^multipart\/form-data; charset=utf-8; boundary=[\w-]+$/),
  });
  expect(omitted?.request).toBe('the recording doesn\'t hold the content of the part "bytes"');
});

describe('response bodies', () => {
  test.each<
    [what: string, response: Members, wanted: { body?: string | Uint8Array; omitted?: string }]
  >([
    ['text', { content: { size: 2, text: '{}' } }, { body: '{}' }],
    [
      'base64',
      { content: { size: 1, text: 'gA==', encoding: 'base64' } },
      { body: Uint8Array.of(0x80) },
    ],
    [
      'base64 of other letters',
      { content: { text: '{"a":1}!', encoding: 'base64' } },
      { omitted: 'the recording holds the body in base64 that is broken' },
    ],
    [
      'another encoding',
      { content: { text: '=80', encoding: 'quoted-printable' } },
      { omitted: 'the recording holds the body in the unknown encoding "quoted-printable"' },
    ],
    [
      'Polly.js, in chunks',
      { content: { text: '["gA==","gYI="]', encoding: 'base64' } },
      { body: Uint8Array.of(0x80, 0x81, 0x82) },
    ],
    [
      'Charles, of an exchange that broke',
      { _charlesStatus: 'EXCEPTION', content: { text: '{"a"' } },
      { omitted: 'Charles ended the exchange as EXCEPTION: its body may be cut off' },
    ],
    ['an empty encoding', { content: { text: '{}', encoding: '' } }, { body: '{}' }],
    ['empty text', { content: { size: 0, text: '' } }, {}],
    ['empty text of unknown size', { content: { size: -1, text: '' } }, {}],
    [
      'Playwright, in a file of its own',
      { content: { size: 9, _file: 'a1b2.json' } },
      {
        omitted: "the recording holds the body in a file of its own, a1b2.json, which isn't there",
      },
    ],
    ['no text', { content: { size: 0 } }, {}],
    ['no text, and nothing came', { content: { size: -1 }, bodySize: 0 }, {}],
    [
      'no text though there was one',
      { content: { size: 1234 } },
      { omitted: 'the recording holds no body text though content.size is 1,234' },
    ],
    [
      'no text though there was one, from the cache',
      { content: { size: 1 }, bodySize: 0 },
      { omitted: 'the recording holds no body text though content.size is 1' },
    ],
    [
      'no text of unknown size',
      { content: { size: -1 } },
      { omitted: 'the recording holds no body text' },
    ],
    ['no content', {}, { omitted: 'the recording holds no body text' }],
    ['null', { content: null }, { omitted: 'the recording holds no body text' }],
    [
      'a comment in its place',
      { content: { size: 9, comment: 'too large' } },
      { omitted: 'too large' },
    ],
    ['no content after 204', { status: 204 }, {}],
    ['no content after 304', { status: 304 }, {}],
    ['a text after 204', { status: 204, content: { text: 'a' } }, { body: 'a' }],
  ])('%s', (_what, response, { body, omitted }) => {
    const exchange = readOne(GET, { status: 200, headers: [], ...response });
    expect(exchange.response?.body).toEqual(body);
    expect(exchange.omitted?.response).toBe(omitted);
  });

  test('a HEAD has none', () => {
    const exchange = readOne({ ...GET, method: 'HEAD' }, { status: 200, content: { size: 9 } });
    expect(exchange.omitted).toBeUndefined();
  });
});

describe('the media type', () => {
  const typeOf = (content: Members, headers: unknown[] = []) =>
    readOne(GET, { status: 200, headers, content }).response?.headers['content-type'];

  test.each([
    [
      'is that of the header',
      typeOf({ text: 'a', mimeType: 'a/b' }, [{ name: 'Content-Type', value: 'c/d' }]),
      'c/d',
    ],
    [
      'is that of the content where the header is missing',
      typeOf({ text: 'a', mimeType: 'a/b' }),
      'a/b',
    ],
    [
      'is that of the content where the text is missing',
      typeOf({ size: 1, mimeType: 'a/b' }),
      'a/b',
    ],
    ['is none where there is no body', typeOf({ size: 0, mimeType: 'a/b' }), undefined],
    [
      'is none where the recorder knew none',
      typeOf({ text: 'a', mimeType: 'x-unknown' }),
      undefined,
    ],
    ['is none where the recorder wrote none', typeOf({ text: 'a', mimeType: '' }), undefined],
  ])('%s', (_what, received, wanted) => {
    expect(received).toBe(wanted);
  });

  test('of a form is known', () => {
    const postData = { params: [{ name: 'a', value: '1' }] };
    expect(readOne({ ...POST, postData }).request.headers).toEqual({
      'content-type': 'application/x-www-form-urlencoded',
    });
  });
});

describe('a content coding', () => {
  const zipped = gzipSync('{}').toString('base64');
  const coded = [{ name: 'Content-Encoding', value: 'gzip' }];

  test.each([
    ['text', { text: 'a' }, { 'content-encoding': 'gzip' }],
    ['bytes that are decoded', { text: 'gA==', encoding: 'base64' }, {}],
    ['bytes that are not', { text: zipped, encoding: 'base64' }, { 'content-encoding': 'gzip' }],
  ])('stands beside %s', (_what, content, headers) => {
    const response = { status: 200, headers: coded, content };
    expect(readOne(GET, response).response?.headers).toEqual(headers);
    expect(readOne({ ...POST, headers: coded, postData: content }).request.headers).toEqual(
      headers,
    );
  });
});
