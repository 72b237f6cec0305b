import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { at, exchange, infer } from './exchanges.ts';

const HTML = { answer: '<html>', headers: { 'content-type': 'text/html; charset=utf-8' } };
const JSON_ANSWER = { answer: { id: 1, name: 'a' } };

const unanswered = (path: string): Exchange => {
  const { response: _, ...rest } = exchange(`GET https://app.example${path}`, 200);
  return { ...rest, unanswered: 'the client left' };
};
const app = (path: string) => exchange(`GET https://app.example${path}`, 200, JSON_ANSWER);

async function pathsFrom(exchanges: Parameters<typeof infer>[0], servers: readonly string[] = []) {
  const { document, leftOut, otherServers } = await infer(exchanges, servers);
  return {
    paths: Object.keys(document?.paths ?? {}),
    servers: ((document?.servers ?? []) as { url: string }[]).map(({ url }) => url),
    leftOut: Object.fromEntries(leftOut),
    otherServers: Object.fromEntries(otherServers),
  };
}

describe('what says nothing of an API is left out and counted', () => {
  test.each([
    ['a page', exchange('GET https://app.example/', 200, HTML), 'pages and assets'],
    [
      'a style',
      exchange('GET https://app.example/a.css', 200, {
        answer: 'a {}',
        headers: { 'content-type': 'text/css' },
      }),
      'pages and assets',
    ],
    [
      'an image of a page',
      exchange('GET https://app.example/logo.png', 200, {
        answer: 'x',
        headers: { 'content-type': 'image/png' },
      }),
      'pages and assets',
    ],
    [
      'a preflight',
      exchange('OPTIONS https://app.example/apps/1', 204, {
        sentHeaders: { 'access-control-request-method': 'GET' },
      }),
      'CORS preflights',
    ],
    ['a WebSocket', exchange('GET wss://app.example/live', 101), 'WebSockets'],
    ['what has no answer', unanswered('/apps/1'), 'unanswered'],
    ['a part of a page that was not answered', unanswered('/logo.png'), 'unanswered'],
    ['a tunnel', exchange('CONNECT https://app.example/', 200), 'tunnels'],
  ])('%s', async (_, one, what) => {
    expect(await pathsFrom([one, app('/apps/1')])).toMatchObject({
      paths: ['/apps/{app_id}'],
      leftOut: { [what]: 1 },
    });
  });
});

describe('what was asked for is documented by what is known of it', () => {
  test.each<[what: string, one: Exchange, path: string, responses: object]>([
    [
      'an error page',
      exchange('GET https://app.example/reports', 502, HTML),
      '/reports',
      { '502': { content: { 'text/html': {} } } },
    ],
    [
      'an error page of an operation that answered otherwise, too',
      exchange('GET https://app.example/apps/1', 502, HTML),
      '/apps/{app_id}',
      { '200': {}, '502': {} },
    ],
    [
      'no answer',
      unanswered('/reports'),
      '/reports',
      { default: { description: 'No answer was recorded.' } },
    ],
    [
      'a status that there is not',
      exchange('GET https://app.example/reports', 999),
      '/reports',
      { default: {} },
    ],
    [
      'a page that a script asked for',
      exchange('GET https://app.example/reports', 200, {
        ...HTML,
        sentHeaders: { accept: 'application/json, text/plain, */*' },
      }),
      '/reports',
      { '200': {} },
    ],
    [
      'a page that the template of an operation would take for its own',
      exchange('GET https://app.example/apps/new', 200, HTML),
      '/apps/new',
      { '200': {} },
    ],
  ])('%s', async (_, one, path, responses) => {
    const { document } = await infer([one, app('/apps/1')]);
    expect(at(document ?? {}, 'paths', path, 'get', 'responses')).toMatchObject(responses);
  });
});

test('methods without a field of their own are documented in the terms of OpenAPI 3.2', async () => {
  const { document } = await infer([
    exchange('PURGE https://app.example/apps/1', 200),
    app('/apps/1'),
  ]);
  expect(document).toMatchObject({
    openapi: '3.2.0',
    paths: { '/apps/{app_id}': { get: {}, additionalOperations: { PURGE: {} } } },
  });
});

test('an image that an API keeps is one of its answers', async () => {
  const avatar = exchange('GET https://app.example/users/1/avatar', 200, {
    answer: 'x',
    headers: { 'content-type': 'image/png' },
  });
  expect((await pathsFrom([avatar])).paths).toEqual(['/users/{user_id}/avatar']);
});

describe('of several servers', () => {
  const tracked = ['/a', '/b', '/c'].map((path) =>
    exchange(`POST https://tracker.example${path}`, 204),
  );

  test('the one that answered with JSON is the API', async () => {
    expect(await pathsFrom([...tracked, app('/apps/1')])).toMatchObject({
      servers: ['https://app.example'],
      paths: ['/apps/{app_id}'],
      otherServers: { 'https://tracker.example': 3 },
    });
  });

  test('those that were asked for the same are the same API', async () => {
    const staging = exchange('GET https://staging.example/apps/2', 200, JSON_ANSWER);
    expect(await pathsFrom([staging, app('/apps/1'), app('/users')])).toMatchObject({
      servers: ['https://app.example', 'https://staging.example'],
      paths: ['/apps/{app_id}', '/users'],
    });
  });

  test('those that are named are, and what only one of them was asked for is its own', async () => {
    const all = [...tracked, app('/apps/1'), app('/apps/2'), app('/users'), app('/groups')];
    const { document } = await infer(all, ['https://app.example/', 'https://tracker.example']);
    expect(document).toMatchObject({
      servers: [{ url: 'https://app.example' }, { url: 'https://tracker.example' }],
      paths: { '/a': { servers: [{ url: 'https://tracker.example' }] } },
    });
    expect(document?.paths).not.toHaveProperty(['/users', 'servers']);
  });

  test('what is not below the one that is named is left out', async () => {
    const all = [app('/api/v2/apps'), app('/api/v3/apps'), app('/health')];
    expect(await pathsFrom(all, ['https://app.example/api/v2'])).toMatchObject({
      servers: ['https://app.example/api/v2'],
      paths: ['/apps'],
      leftOut: { 'with other servers': 2 },
    });
  });
});

describe('what all paths begin with is the base path where it says which API it is', () => {
  test.each<[paths: string[], base: string]>([
    [['/api/v2/apps', '/api/v2/users/1'], '/api/v2'],
    [['/v1/apps'], '/v1'],
    [['/v1/apps', '/v2/apps'], ''],
    [['/apps/1/builds', '/apps/2/builds'], ''],
    [['/api', '/api/apps'], ''],
  ])('%j: %s', async (paths, base) => {
    const { servers } = await pathsFrom(paths.map(app));
    expect(servers).toEqual([`https://app.example${base}`]);
  });
});

test('a port that goes without saying is none, and a request may name no server', async () => {
  const one = exchange('GET https://app.example:443/apps', 200, JSON_ANSWER);
  expect((await pathsFrom([one])).servers).toEqual(['https://app.example']);
  const { url: _, ...request } = one.request;
  const relative = { ...one, request: { ...request, url: '/apps' } };
  expect((await pathsFrom([relative])).servers).toEqual(['/']);
});
