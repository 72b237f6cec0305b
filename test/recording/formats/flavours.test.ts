import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readRecordings } from '../../../src/recording/read.ts';
import type { Answered, Flavour } from './flavours/flavour.ts';
import * as har from './flavours/har.ts';
import { ndjson, ndjsonOfEntries } from './flavours/ndjson.ts';
import { postman } from './flavours/postman.ts';
import * as vcr from './flavours/vcr.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Requests and answers of each kind that recorders write differently. */
const EXCHANGES: readonly Answered[] = [
  exchange('GET', '/users?page=2&sort=-name', {}, undefined, 200, JSON_TYPE, '[{"id": 1}]'),
  exchange(
    'GET',
    '/users/1',
    { accept: 'a/b, c/d;q=0.5' },
    undefined,
    404,
    JSON_TYPE,
    '{"error": "none"}',
  ),
  exchange(
    'POST',
    '/users',
    JSON_TYPE,
    '{"name": "é 😀 \\" \\n"}',
    201,
    JSON_TYPE,
    '{"id": 9223372036854775807}',
  ),
  exchange(
    'PUT',
    '/users/1',
    JSON_TYPE,
    '{}',
    200,
    { 'content-type': 'application/json; charset=utf-8' },
    'null',
  ),
  exchange(
    'PATCH',
    '/users/1',
    { 'content-type': 'application/merge-patch+json' },
    '{"a": null}',
    200,
    JSON_TYPE,
    '123',
  ),
  exchange('DELETE', '/users/1', { 'x-two': ['a', 'b'] }, undefined, 204, {}, undefined),
  exchange(
    'POST',
    '/login',
    FORM,
    'user=a+b&code=%C3%A9%26',
    200,
    { 'set-cookie': ['a=1; Path=/', 'b=2'], ...JSON_TYPE },
    'true',
  ),
  exchange('GET', '/old', {}, undefined, 302, { location: '/new' }, undefined),
  exchange(
    'GET',
    '/text',
    {},
    undefined,
    200,
    { 'content-type': 'text/plain' },
    'yes\n  no: - "\'\r\n\ttab #',
  ),
  exchange('HEAD', '/users', {}, undefined, 200, JSON_TYPE, undefined),
  exchange(
    'GET',
    '/picture',
    {},
    undefined,
    200,
    { 'content-type': 'image/png' },
    Uint8Array.of(0x89, 0x50, 0xff, 0),
  ),
  exchange(
    'GET',
    '/a%2Fb/~c',
    { authorization: 'Bearer abc' },
    undefined,
    500,
    { 'content-type': 'text/html' },
    '<p>&amp;</p>',
  ),
];

function exchange(
  method: string,
  path: string,
  sent: Record<string, string | string[]>,
  request: string | undefined,
  status: number,
  received: Record<string, string | string[]>,
  response: string | Uint8Array | undefined,
): Answered {
  return {
    request: {
      method,
      url: `https://a.example${path}`,
      headers: sent,
      ...(request !== undefined && { body: request }),
    },
    response: { status, headers: received, ...(response !== undefined && { body: response }) },
  };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flavours-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each<[name: string, flavour: Flavour]>([
  ['chrome.har', har.chrome],
  ['firefox.har', har.firefox],
  ['playwright.har', har.playwright],
  ['charles.har', har.charles],
  ['mitmproxy.har', har.mitmproxy],
  ['polly.json', har.polly],
  ['plain.ndjson', ndjson],
  ['entries.ndjson', ndjsonOfEntries],
  ['vcrpy.yaml', vcr.vcrpy],
  ['ruby.yml', vcr.ruby],
  ['go.yaml', vcr.go],
  ['betamax.json', vcr.betamax],
  ['postman.json', postman],
])('the same exchanges come out of %s', async (name, flavour) => {
  // Postman saves no bytes.
  const isText = ({ response }: Answered) => !(response.body instanceof Uint8Array);
  const exchanges = flavour === postman ? EXCHANGES.filter(isText) : EXCHANGES;
  const file = join(folder, name);
  writeFileSync(file, flavour(exchanges));
  const wanted = exchanges.map((one, index) => ({ source: { file, index }, ...one }));
  expect(await Array.fromAsync(readRecordings([file]))).toEqual(wanted);
  expect(await Array.fromAsync(readRecordings([folder]))).toEqual(wanted);
});
