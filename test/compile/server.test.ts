import { describe, expect, test } from 'vitest';
import { basePath, compileServer, serverSpecificity } from '../../src/compile/server.ts';
import type { Server } from '../../src/contract/contract.ts';

type Variables = Record<string, { default: string; enum?: readonly string[] }>;

function server(url: string, variables: Variables = {}): Server {
  return { url, variables: new Map(Object.entries(variables)) };
}

const plain = server('https://api.example.com/v1');
const region = server('https://{region}.example.com:{port}/{stage}', {
  region: { default: 'eu' },
  port: { default: '443', enum: ['443', '8443'] },
  stage: { default: 'v1', enum: ['v1', 'v1beta'] },
});
const whole = server('{server}/v1', { server: { default: 'https://a.example/base' } });
const based = server('https://a.example/{base}', { base: { default: 'v2/api' } });
const optional = server('https://a.example{suffix}/x', {
  suffix: { default: '', enum: ['', '/beta'] },
});

const suffixed = server('https://a.example/v1{suffix}', { suffix: { default: '' } });

describe('matching', () => {
  test.each([
    [plain, 'https://api.example.com/v1/apps?x=1', '/apps'],
    [plain, 'https://api.example.com/v1', '/'],
    [plain, 'https://api.example.com/v1/', '/'],
    [plain, 'HTTPS://API.Example.COM/v1/Apps', '/Apps'],
    [plain, 'https://api.example.com:443/v1/a', '/a'],
    [plain, 'https://u:p@api.example.com/v1/a', '/a'],
    [plain, 'https://api.example.com/v1/a%2Fb#part', '/a%2Fb'],
    [plain, 'https://api.example.com/v10/a', undefined],
    [plain, 'https://api.example.com/V1/a', undefined],
    [plain, 'https://api.example.com/', undefined],
    [plain, 'https://api.example.com:8443/v1/a', undefined],
    [plain, 'http://api.example.com/v1/a', undefined],
    [plain, 'https://apiXexample.com/v1/a', undefined],
    [plain, 'https://api.example.com.evil.example/v1/a', undefined],
    [plain, 'https://api.example.com@evil.example/v1/a', undefined],
    [plain, '/v1/a', undefined],
    [server('https://a.example'), 'https://a.example', '/'],
    [server('https://a.example/'), 'https://a.example/x', '/x'],
    [server('https://a.example:443'), 'https://a.example/x', '/x'],
    [server('http://a.example:80'), 'http://a.example/x', '/x'],
    [server('http://a.example:443'), 'http://a.example/x', undefined],
    [region, 'https://us.example.com/v1/a', '/a'],
    [region, 'https://us.example.com:8443/v1beta/a', '/a'],
    [region, 'https://us.example.com:9000/v1/a', undefined],
    [region, 'https://us.example.com/v2/a', undefined],
    [region, 'https://.example.com/v1/a', undefined],
    [whole, 'https://a.example/base/v1/x', '/x'],
    [whole, 'https://a.example/v1/x', undefined],
    [based, 'https://a.example/v2/api/x', '/x'],
    [based, 'https://a.example/v3/x', '/x'],
    [optional, 'https://a.example/x/y', '/y'],
    [optional, 'https://a.example/beta/x/y', '/y'],
    [optional, 'https://a.example/gamma/x/y', undefined],
    [suffixed, 'https://a.example/v1/x', '/x'],
    [suffixed, 'https://a.example/v1beta/x', '/x'],
    [server('/v1'), 'https://any.example/v1/a', '/a'],
    [server('/v1'), '/v1/a?x=1', '/a'],
    [server('/v1'), '/v2/a', undefined],
    [server('/'), 'https://any.example/a', '/a'],
  ])('$url takes %s as %s', (given, url, rest) => {
    expect(compileServer(given)(url)).toBe(rest);
  });
});

test.each([
  [plain, '/v1'],
  [region, '/v1'],
  [whole, '/base/v1'],
  [based, '/v2/api'],
  [optional, '/x'],
  [server('https://a.example'), ''],
  [server('https://a.example/'), ''],
  [server('/'), ''],
  [server('/v1/'), '/v1'],
])('the base path of $url is %j', (given, expected) => {
  expect(basePath(given)).toBe(expected);
});

test.each([
  [plain, 'api.example.com'.length],
  [region, '.example.com'.length],
  [server('https://{host}', { host: { default: 'a.example' } }), 0],
  [server('https://{host}:{port}/v1', { host: { default: 'a.example' } }), 0],
  [server('https://{host}', { host: { default: 'a.eu', enum: ['a.eu', 'a.com'] } }), 4],
  [server('https://a.example:8443'), 'a.example'.length],
  [whole, 0],
  [server('/v1'), 0],
])('the host of $url has %i known characters', (given, expected) => {
  expect(serverSpecificity(given)).toBe(expected);
});
