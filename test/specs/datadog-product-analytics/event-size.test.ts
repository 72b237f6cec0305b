import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createMock } from '../../../src/mock/create-mock.ts';
import { EVENT, INTAKE, post } from './analytics-requests.ts';
import { bodyOf } from './answers.ts';

const { respond } = await createMock('datadog-product-analytics');

describe('an event of', () => {
  const LIMIT = 5_000_000;
  const sized = (bytes: number) => {
    const empty = JSON.stringify({ ...EVENT, note: '' });
    return JSON.stringify({ ...EVENT, note: 'x'.repeat(bytes - empty.length) });
  };
  const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    respond({ ...post(INTAKE, {}, headers), body });

  test('5 MB is accepted, one of a byte more is too large', () => {
    expect(send(sized(LIMIT)).status).toBe(202);
    const answer = send(sized(LIMIT + 1));
    expect(answer.status).toBe(413);
    expect(bodyOf(answer)).toEqual({
      errors: [
        {
          detail: 'Payload too large (batch is above 5MB uncompressed)',
          status: '413',
          title: 'Payload Too Large',
        },
      ],
    });
  });

  test('a size in bytes, not in characters', () => {
    const two = JSON.stringify({ ...EVENT, note: 'é'.repeat(LIMIT / 2) });
    expect(two.length).toBeLessThan(LIMIT);
    expect(send(two).status).toBe(413);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('more than 5 MB is too large in %s, too', (coding, compress) => {
    const headers = { 'content-encoding': coding };
    const exceeding = compress(sized(LIMIT + 1));
    expect(exceeding.length).toBeLessThan(LIMIT / 100);
    expect(send(exceeding, headers).status).toBe(413);
    expect(send(compress(sized(LIMIT)), headers).status).toBe(202);
  });

  test('too large a size without a key is told of its key', () => {
    expect(send(sized(LIMIT + 1), { 'dd-api-key': '' }).status).toBe(401);
  });
});
