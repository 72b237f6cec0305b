import { describe, expect, test } from 'vitest';
import {
  compileExtraHosts,
  compileHosts,
  compilePathRouter,
  matchHost,
} from '../../src/compile/hosts.ts';
import { loadContractText } from '../../src/contract/load.ts';

function contract(servers: string) {
  return loadContractText(
    `openapi: 3.1.0
info: { title: T, version: '1' }
servers: ${servers}
paths:
  /orders: { get: { responses: { '200': { description: Done. } } } }
`,
    { file: 'api.yaml' },
  );
}

const OPEN = "[{ url: 'https://{host}/v1', variables: { host: { default: api.example.com } } }]";
const TENANT = "[{ url: 'https://{t}.example.com/v1', variables: { t: { default: a } } }]";
const CLOSED =
  "[{ url: 'https://{h}/v1', variables: { h: { default: a.com, enum: [a.com, b.com] } } }]";

test.each([
  ['the default, its path known', OPEN, 'https://api.example.com/v1/orders', 'found'],
  ['the default, its path unknown', OPEN, 'https://api.example.com/v1/carts', 'path-missing'],
  ['the default, another base path', OPEN, 'https://api.example.com/v2/orders', undefined],
  ['any host, its path known', OPEN, 'https://staging.example.com/v1/orders', 'found'],
  ['any host, its path unknown', OPEN, 'https://staging.example.com/v1/carts', undefined],
  ['a host of the domain', TENANT, 'https://b.example.com/v1/carts', 'path-missing'],
  ['a host of another domain', TENANT, 'https://b.example.org/v1/orders', undefined],
  ['a value of the enum', CLOSED, 'https://b.com/v1/carts', 'path-missing'],
  ['a value that is none of the enum', CLOSED, 'https://c.com/v1/orders', undefined],
  ['a relative URL, its path known', '[{ url: /v1 }]', 'https://c.com/v1/orders', 'found'],
  ['a relative URL, its path unknown', '[{ url: /v1 }]', 'https://c.com/v1/carts', undefined],
])('%s', async (_, servers, url, kind) => {
  const hosts = compileHosts(await contract(servers));
  expect(hosts.map((host) => matchHost(host, 'GET', url)?.route.kind)).toEqual([kind]);
});

test('a server that is named is known surely, with base paths and without', async () => {
  const hosts = compileExtraHosts(await contract(OPEN), 'http://localhost:3000/');
  const kinds = (url: string) => hosts.map((host) => matchHost(host, 'GET', url)?.route.kind);
  expect(kinds('http://localhost:3000/orders')).toEqual([undefined, 'found']);
  expect(kinds('http://localhost:3000/v1/orders')).toEqual(['found', 'path-missing']);
  expect(kinds('http://localhost:3000/carts')).toEqual([undefined, 'path-missing']);
});

const ENUM =
  "[{ url: 'https://a.com/{v}/api', variables: { v: { default: v1, enum: [v1, v2] } } }]";
const FREE = "[{ url: 'https://a.com/{v}/api', variables: { v: { default: v1 } } }]";
const SUFFIX = "[{ url: 'https://a.com/api{s}', variables: { s: { default: '' } } }]";

describe.each([
  [ENUM, '/orders', 'found'],
  [ENUM, '/v1/api/orders', 'found'],
  [ENUM, '/v2/api/orders', 'found'],
  [ENUM, '/v3/api/orders', 'path-missing'],
  [FREE, '/v1/api/orders', 'found'],
  [FREE, '/v3/api/orders', 'found'],
  [FREE, '/v3/x/api/orders', 'path-missing'],
  [FREE, '/v3/api/carts', 'path-missing'],
  [SUFFIX, '/api/orders', 'found'],
  [SUFFIX, '/api-beta/orders', 'found'],
])('servers %s: %s', (servers, path, kind) => {
  test('without a host', async () => {
    const route = compilePathRouter(await contract(servers), () => true);
    expect(route('GET', path).kind).toBe(kind);
  });

  test('on a further server', async () => {
    const hosts = compileExtraHosts(await contract(servers), 'http://localhost:3000');
    const url = `http://localhost:3000${path}`;
    const kinds = hosts.map((host) => matchHost(host, 'GET', url)?.route.kind);
    expect(kinds.includes('found')).toBe(kind === 'found');
  });
});

test('a free variable is no parameter of the operation, and gives way to a documented path', async () => {
  const route = compilePathRouter(
    await loadContractText(
      `openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: '/{tenant}', variables: { tenant: { default: a } } }]
paths:
  /orders: { get: { operationId: list, responses: { '200': { description: Done. } } } }
  /{shop}/{part}: { get: { operationId: part, responses: { '200': { description: Done. } } } }
`,
      { file: 'api.yaml' },
    ),
    () => true,
  );
  expect(route('GET', '/a/orders')).toMatchObject({ operation: { operationId: 'list' }, path: {} });
  expect(route('GET', '/b/orders')).toMatchObject({ operation: { operationId: 'part' } });
  const free = route('GET', '/b/c/d');
  expect(free.kind === 'found' && { ...free.path }).toEqual({ shop: 'c', part: 'd' });
});
