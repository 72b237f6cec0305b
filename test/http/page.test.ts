import { expect, test } from 'vitest';
import type { HeaderFields } from '../../src/http/exchange.ts';
import { isOfPage } from '../../src/http/page.ts';

const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const SCRIPT = { accept: '*/*', 'sec-fetch-dest': 'empty' };

test.each<[wanted: boolean, request: string, status: number, type: string, sent?: HeaderFields]>([
  [true, 'GET /', 200, 'text/html; charset=utf-8', NAVIGATION],
  [true, 'GET /', 200, 'text/html'],
  [true, 'GET /', 404, 'text/html', { ...NAVIGATION, 'sec-fetch-dest': 'document' }],
  [true, 'GET /login', 302, '', { 'sec-fetch-dest': 'document' }],
  [true, 'GET /app', 200, 'text/css'],
  [true, 'GET /app.3f2a9c.js', 200, 'text/javascript', SCRIPT],
  [true, 'HEAD /favicon.ico', 404, 'text/html'],
  [true, 'GET /logo.png', 200, 'image/png'],
  [false, 'POST /', 200, 'text/html', NAVIGATION],
  [false, 'GET /', 502, 'text/html', NAVIGATION],
  [false, 'GET /part', 200, 'text/html', SCRIPT],
  [false, 'GET /apps', 200, 'text/html', { accept: '*/*' }],
  [false, 'GET /apps', 200, 'application/json', { 'sec-fetch-dest': 'document' }],
  [false, 'GET /apps', 204, ''],
  [false, 'GET /users/1/avatar', 200, 'image/png'],
  [false, 'GET /charts/7.png', 200, 'image/png'],
])('%s: %s %d %s %o', (wanted, request, status, type, headers = {}) => {
  const [method = '', path] = request.split(' ');
  expect(
    isOfPage({
      source: { file: 'a.har', index: 0 },
      request: { method, url: `https://app.example${path}`, headers },
      response: { status, headers: type === '' ? {} : { 'content-type': type } },
    }),
  ).toBe(wanted);
});
