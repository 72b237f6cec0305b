import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody, decodeContent } from '../../src/http/body.ts';
import type { HeaderFields } from '../../src/http/exchange.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decodeBody', () => {
  test.each<[what: string, body: string | Uint8Array, headers: HeaderFields, text: string]>([
    ['text', 'é', {}, 'é'],
    ['text, whose coding is undone already', 'é', { 'content-encoding': 'gzip' }, 'é'],
    ['text with a byte order mark', '\uFEFFé', {}, 'é'],
    ['bytes without a type', utf8('é'), {}, 'é'],
    ['bytes with a byte order mark', utf8('\uFEFFé'), {}, 'é'],
    ['no bytes', utf8(''), {}, ''],
    ['a charset', Uint8Array.of(0xe9), { 'content-type': 'text/plain; charset=ISO-8859-1' }, 'é'],
    [
      'a quoted charset',
      Uint8Array.of(0xe9, 0),
      { 'content-type': 'text/plain;charset="UTF-16LE"' },
      'é',
    ],
    ['gzip', gzipSync('é'), { 'content-encoding': 'gzip' }, 'é'],
    ['x-gzip, in capitals', gzipSync('é'), { 'content-encoding': 'X-GZIP' }, 'é'],
    ['deflate', deflateSync('é'), { 'content-encoding': 'deflate' }, 'é'],
    ['br', brotliCompressSync('é'), { 'content-encoding': 'br' }, 'é'],
    ['identity', utf8('é'), { 'content-encoding': 'identity' }, 'é'],
    ['two codings', brotliCompressSync(gzipSync('é')), { 'content-encoding': 'gzip, br' }, 'é'],
    ['two fields', brotliCompressSync(gzipSync('é')), { 'content-encoding': ['gzip', 'br'] }, 'é'],
  ])('reads %s', (_what, body, headers, text) => {
    expect(decodeBody(body, headers)).toEqual({ text });
  });

  test.each<[body: Uint8Array, headers: HeaderFields, problem: string | RegExp]>([
    [Uint8Array.of(0xff), {}, "the body isn't valid utf-8 text"],
    [
      Uint8Array.of(0xff),
      { 'content-type': 'a/b; charset=utf-9' },
      'the body has the unknown charset "utf-9"',
    ],
    [utf8('a'), { 'content-encoding': 'zstd' }, 'the body has the unknown content coding "zstd"'],
    [utf8('a'), { 'content-encoding': 'gzip' }, /^the body isn't valid gzip: /],
    [
      gzipSync('abc').subarray(0, 20),
      { 'content-encoding': 'gzip' },
      /^the body isn't valid gzip: /,
    ],
  ])('reports a problem: %#', (body, headers, problem) => {
    const decoded = decodeBody(body, headers);
    expect(decoded).toMatchObject({
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    });
  });
});

test.each(['gzip', 'br'] as const)('a body may not grow over the limit: %s', (coding) => {
  const compress = coding === 'gzip' ? gzipSync : brotliCompressSync;
  const headers = { 'content-encoding': coding };
  const body = compress(Buffer.alloc(1001));
  expect(decodeContent(body, headers, { maxBytes: 1000 })).toMatchObject({
    problem: 'the body is over 1,000 bytes when decompressed',
  });
  expect(decodeContent(body, headers, { maxBytes: 1001 })).toHaveProperty('bytes.length', 1001);
});

test('without a limit of its own, a body may grow to 64 MiB', () => {
  const body = gzipSync(Buffer.alloc(64 * 1024 * 1024 + 1));
  expect(decodeContent(body, { 'content-encoding': 'gzip' })).toMatchObject({
    problem: 'the body is over 67,108,864 bytes when decompressed',
  });
});
