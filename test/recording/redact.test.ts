import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createRedactor } from '../../src/recording/redact.ts';
import { readRedactRules } from '../../src/recording/redact-rules.ts';
import { isMasked } from '../../src/recording/redaction.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';
import { type WrittenExchange, writeEntry } from '../../src/recording/write-har.ts';

const PSEUDONYM = /pseudonym-[\da-f]{16}/g;

function exchangeOf(request: Partial<HttpRequest>, response = {}): WrittenExchange {
  return {
    at: '2026-11-21T00:00:00.000Z',
    request: { method: 'POST', url: 'https://a.example/x', headers: {}, ...request },
    response: { status: 200, headers: {}, ...response },
  };
}

function redactorOf(rules: readonly string[] = []) {
  return createRedactor(readRedactRules(rules, isSecretName), 'a key');
}

/** A request as it is recorded, its names shortened. */
function redacted(request: Partial<HttpRequest>, ...rules: string[]): Partial<HttpRequest> {
  const { method: _, ...rest } = redactorOf(rules).redact(exchangeOf(request)).request;
  return JSON.parse(JSON.stringify(rest).replace(PSEUDONYM, 'P'));
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const basic = (text: string) => Buffer.from(text).toString('base64');

describe('secrets get names', () => {
  test.each<[what: string, headers: HttpRequest['headers'], shown: HttpRequest['headers']]>([
    ['a bearer', { authorization: 'Bearer abc' }, { authorization: 'Bearer P' }],
    ['Basic', { authorization: `Basic ${basic('a:b')}` }, { authorization: 'Basic P' }],
    ['a bare credential', { authorization: 'abc' }, { authorization: 'P' }],
    ['an API key', { 'x-api-key': 'abc' }, { 'x-api-key': 'P' }],
    ['cookies', { cookie: 'a=1; b="2"' }, { cookie: 'a=P; b=P' }],
    ['a cookie set', { 'set-cookie': ['a=1; Path=/'] }, { 'set-cookie': ['a=P; Path=/'] }],
    [
      'a URL',
      { referer: 'https://u:p@a.example/x?token=a&b=c#access_token=b&state=c' },
      { referer: 'https://P@a.example/x?token=P&b=c#access_token=P&state=c' },
    ],
    [
      'a URL among others',
      { link: '<https://a.example/?b=c&access_token=a>; rel="next"' },
      { link: '<https://a.example/?b=c&access_token=P>; rel="next"' },
    ],
    ['a shape', { 'x-any': 'AKIAABCDEFGHIJKLMNOP' }, { 'x-any': 'P' }],
    ['what is masked already', { 'x-api-key': '***' }, { 'x-api-key': '***' }],
    ['nothing', { 'x-any': 'a word', accept: '*/*' }, { 'x-any': 'a word', accept: '*/*' }],
  ])('in header fields: %s', (_, headers, shown) => {
    expect(redacted({ headers }).headers).toEqual(shown);
  });

  test.each([
    ['https://a.example/x?api_key=a%3D&b=c%2Fd', 'https://a.example/x?api_key=P&b=c%2Fd'],
    ['https://a.example/x?grant_type=a&code=b', 'https://a.example/x?grant_type=a&code=P'],
    ['https://a.example/x?code=b', 'https://a.example/x?code=b'],
    ['https://a.example/tokens/x', 'https://a.example/tokens/x'],
    ['https://a.example/reset_token/a1b2c3d4e5f6a7b8/x', 'https://a.example/reset_token/P/x'],
    [
      'https://a.example/x?next=https%3A%2F%2Fb%2F%3Ftoken%3Da',
      'https://a.example/x?next=https://b/?token%3DP',
    ],
    [
      'https://a.example/x?q=%7B%22password%22%3A%22a%22%7D',
      'https://a.example/x?q=%7B%22password%22:%22P%22%7D',
    ],
  ])('in URLs: %s', (url, shown) => {
    expect(redacted({ url }).url).toBe(shown);
  });

  test.each([
    ['JSON', json, '{"a":[{"password":"x"}]}', '{"a":[{"password":"P"}]}'],
    ['numbers', json, '{"otp":123456}', '{"otp":"P"}'],
    ['below a name', json, '{"token":{"of":["x",true]}}', '{"token":{"of":["P",true]}}'],
    ['JSON in JSON', json, '{"a":"{\\"token\\":\\"x\\"}"}', '{"a":"{\\"token\\":\\"P\\"}"}'],
    ['keys that repeat', json, '{"a":1,"a":{"token":["x"]}}', '{"a":{"token":["P"]}}'],
    ['a form', form, 'client_secret=a+b&scope=all', 'client_secret=P&scope=all'],
    [
      'lines',
      { 'content-type': 'application/x-ndjson' },
      '{"token":"x"}\n{"a":1}\n',
      '{"token":"P"}\n{"a":1}\n',
    ],
    [
      'events',
      { 'content-type': 'text/event-stream' },
      'data: {"token":"x"}\n\n',
      'data: {"token":"P"}\n\n',
    ],
    [
      'XML',
      { 'content-type': 'text/xml' },
      '<a><b:token c="1">x</b:token><d password="x"/></a>',
      '<a><b:token c="1">P</b:token><d password="P"/></a>',
    ],
    ['text', { 'content-type': 'text/plain' }, 'password: x', 'password: P'],
    ['base64', { 'content-type': 'text/plain' }, `see ${basic('{"password":"x"}')}`, 'see P'],
    [
      'a private key',
      json,
      '{"a":"-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END RSA PRIVATE KEY-----\\n"}',
      '{"a":"P\\n"}',
    ],
    ['what is none', json, '{ "id": 9223372036854775807 }', '{ "id": 9223372036854775807 }'],
  ])('in bodies: %s', (_, headers, body, shown) => {
    expect(redacted({ headers, body: Buffer.from(body) }).body).toBe(shown);
  });

  test('in parts of a form; the other parts stay to the byte', () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const part = (name: string, content: string) =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
    const body = Buffer.from(`${part('token', 'x')}${part('file', '\xff\x00')}--b--\r\n`, 'latin1');
    const { request } = redactorOf().redact(exchangeOf({ headers, body }));
    expect(
      Buffer.from(request.body ?? '')
        .toString('latin1')
        .replace(PSEUDONYM, 'P'),
    ).toBe(`${part('token', 'P')}${part('file', '\xff\x00')}--b--\r\n`);
  });

  test('by rules: a name, a pointer, a pattern', () => {
    const body = '{"people":[{"email":"a@b.example","age":7}],"ssn":"078-05-1120"}';
    const headers = { ...json, 'x-user': 'me' };
    expect(
      redacted({ headers, body }, 'X-User', '/people/*/email', '/\\d{3}-\\d\\d-\\d{4}/'),
    ).toMatchObject({
      headers: { 'x-user': 'P' },
      body: '{"people":[{"email":"P","age":7}],"ssn":"P"}',
    });
    expect(() => redactorOf(['/(/'])).toThrow(/is given a pattern that is none/);
  });
});

test('the same secret has the same name wherever it stands, before its place and after', () => {
  const redactor = redactorOf();
  const secret = 'Zx81-k7/quiet+value';
  const login = redactor.redact(
    exchangeOf(
      { headers: { ...json, 'x-any': secret }, body: JSON.stringify({ password: secret }) },
      { headers: json, body: JSON.stringify({ [secret]: [`it is ${secret}.`] }) },
    ),
  );
  const later = redactor.redact(
    exchangeOf({
      url: `https://a.example/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}`,
      headers: { authorization: `Bearer ${secret}`, 'x-b64': basic(`x:${secret}`) },
    }),
  );
  const names = JSON.stringify([login, later.request.url, later.request.headers.authorization]);
  expect(new Set(names.match(PSEUDONYM)).size).toBe(1);
  expect(names.match(PSEUDONYM)).toHaveLength(7);
});

test('names differ by key, and none is taken for a value that was sent', () => {
  const nameBy = (key: string) =>
    createRedactor(readRedactRules([], isSecretName), key).redact(
      exchangeOf({ headers: { 'x-api-key': 'abc' } }),
    ).request.headers['x-api-key'] as string;
  expect(nameBy('a')).toBe(nameBy('a'));
  expect(nameBy('a')).not.toBe(nameBy('b'));
  expect(isMasked(nameBy('a'))).toBe(true);
});

test('what cannot be read is not held where a secret might be in it', () => {
  const redact = (headers: HttpRequest['headers'], body: Uint8Array) =>
    redactorOf().redact(exchangeOf({ headers, body }));
  const image = { 'content-type': 'image/png' };
  const zipped = { ...json, 'content-encoding': 'gzip' };
  expect(redact(image, Buffer.from([0xff, 0])).request.body).toEqual(Buffer.from([0xff, 0]));
  expect(redact(zipped, gzipSync('{"token":"x"}')).request.body).toMatch(/^{"token":"pseudonym-/);
  const coded = redact({ ...json, 'content-encoding': 'zstd' }, Buffer.from([1]));
  expect(coded.request.body).toBeUndefined();
  expect(coded.omitted?.request).toMatch(/"zstd": what is secret in it can't be hidden/);
  const bytes = Buffer.concat([Buffer.from([0xff]), Buffer.from(' AKIAABCDEFGHIJKLMNOP ')]);
  expect(redact(image, bytes).omitted?.request).toMatch(/looks like a secret/);
});

/** Canaries in every place of an exchange, each by its own name. */
describe('canaries', () => {
  const places: readonly ((canary: string) => Partial<HttpRequest>)[] = [
    (canary) => ({ headers: { authorization: `Bearer ${canary}` } }),
    (canary) => ({ headers: { authorization: `Basic ${basic(`me:${canary}`)}` } }),
    (canary) => ({ headers: { authorization: `Digest username="me", response="${canary}"` } }),
    (canary) => ({ headers: { cookie: `theme=${canary}` } }),
    (canary) => ({ headers: { 'set-cookie': [`a=1`, `sid=${canary}; HttpOnly`] } }),
    (canary) => ({ headers: { 'x-csrf-token': canary } }),
    (canary) => ({ headers: { location: `https://b.example/cb#access_token=${canary}` } }),
    (canary) => ({ headers: { referer: `https://u:${canary}@b.example/` } }),
    (canary) => ({ headers: { link: `<https://b.example/?token=${canary}>; rel=next` } }),
    (canary) => ({ url: `https://a.example/x?sig=${canary}` }),
    (canary) => ({ url: `https://${canary}:x@a.example/` }),
    (canary) => ({ url: `https://a.example/x?to=${encodeURIComponent(`/y?token=${canary}`)}` }),
    (canary) => ({ headers: json, body: JSON.stringify({ a: [{ apiKey: canary }] }) }),
    (canary) => ({ headers: json, body: JSON.stringify({ secret: { deep: [[canary]] } }) }),
    (canary) => ({ headers: json, body: JSON.stringify({ a: JSON.stringify({ token: canary }) }) }),
    (canary) => ({ headers: json, body: `{"token":"${canary}"` }),
    (canary) => ({ headers: form, body: `grant_type=x&assertion=${canary}` }),
    (canary) => ({ body: `the password=${canary} is it` }),
    (canary) => ({ body: `Authorization: Bearer ${canary}` }),
    (canary) => ({
      headers: { 'content-type': 'text/xml' },
      body: `<password><![CDATA[${canary}]]></password>`,
    }),
    (canary) => ({
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: `--b\r\nContent-Disposition: form-data; name="api_key"\r\n\r\n${canary}\r\n--b--\r\n`,
    }),
  ];

  test('in no place does one get through, nor its base64', () => {
    const canaries = fc.stringMatching(/^[A-Za-z]{8}\d[A-Za-z0-9]{8,20}$/);
    fc.assert(
      fc.property(canaries, fc.nat(places.length - 1), fc.boolean(), (canary, index, isAsked) => {
        const message = places[index]?.(canary) ?? {};
        const { url: _, ...answer } = message;
        const exchange = isAsked ? exchangeOf(message) : exchangeOf({}, answer);
        const entry = JSON.stringify(writeEntry(redactorOf().redact(exchange)));
        if (isAsked) expect(entry).toMatch(PSEUDONYM);
        expect(entry).not.toContain(canary);
        for (const text of entry.match(/[\w+/-]{16,}={0,2}/g) ?? []) {
          const inner = Buffer.from(text, 'base64').toString('latin1');
          expect(inner).not.toContain(canary);
        }
      }),
      { numRuns: 500 },
    );
  });
});
