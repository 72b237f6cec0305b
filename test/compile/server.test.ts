import { describe, expect, test } from 'vitest';
import { basePaths, compileServer } from '../../src/compile/server.ts';
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
    expect(compileServer(given)(url)?.path).toBe(rest);
  });
});

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const many = server('https://a.example/{x}/{y}', {
  x: { default: 'a', enum: letters },
  y: { default: 'b', enum: letters },
});

test.each([
  [plain, ['/v1']],
  [region, ['/v1', '/v1beta']],
  [whole, ['/base/v1']],
  [based, ['/v2/api', '/{base}']],
  [optional, ['/x', '/beta/x']],
  [suffixed, ['/v1', '/v1{suffix}']],
  [server('https://a.example/{v}/api', { v: { default: 'v1' } }), ['/v1/api', '/{v}/api']],
  [many, letters.map((letter) => `/${letter}/{y}`)],
  [server('https://a.example'), ['']],
  [server('https://a.example/'), ['']],
  [server('/'), ['']],
  [server('/v1/'), ['/v1']],
])('the base paths of $url are %j', (given, expected) => {
  expect(basePaths(given)).toEqual(expected);
});

describe('how much of a host is named', () => {
  const regions = server('https://{region}.example.com', { region: { default: 'eu' } });
  const site = { default: 'a.eu', enum: ['a.eu', 'b.com'] };
  const anyone = server('https://{host}', { host: { default: 'api.example.com' } });
  const ported = server('https://{host}:{port}/v1', {
    host: { default: 'api.example.com' },
    port: { default: '8443' },
  });

  test.each([
    ['a host', plain, 'https://api.example.com/v1', 'api.example.com'],
    ['a host, whatever its case', plain, 'https://API.Example.com/v1', 'api.example.com'],
    ['its default port left out', plain, 'https://api.example.com:443/v1', 'api.example.com'],
    ['a port', server('https://a.example:8443'), 'https://a.example:8443', 'a.example'],
    ['a free port', server('https://a.example:{p}'), 'https://a.example:1', 'a.example'],
    ['a default', regions, 'https://eu.example.com', 'eu.example.com'],
    ['another value of a free variable', regions, 'https://us.example.com', '.example.com'],
    ['the default of a whole host', anyone, 'https://api.example.com', 'api.example.com'],
    ['another whole host', anyone, 'https://b.example.com', ''],
    ['a default with a free port', ported, 'https://api.example.com:8443/v1', 'api.example.com'],
    ['another with a free port', ported, 'https://b.example.com:8443/v1', ''],
    ['a value of an enum', server('https://{s}', { s: site }), 'https://b.com', 'b.com'],
    [
      'a value of an enum behind a free variable',
      server('https://{t}.{s}', { t: { default: 't' }, s: site }),
      'https://x.b.com',
      '.a.eu',
    ],
    ['a top-level domain', server('https://{h}.com', { h: { default: 'a' } }), 'https://b.com', ''],
    [
      'a first label',
      server('https://api.{h}', { h: { default: 'a.com' } }),
      'https://api.b.com',
      '',
    ],
    ['a variable that is not declared', server('https://{h}'), 'https://b.com', ''],
    ['a whole origin, at its default', whole, 'https://a.example/base/v1', 'a.example'],
    ['a relative URL', server('/v1'), 'https://a.example/v1', ''],
  ])('%s', (_, given, url, named) => {
    expect(compileServer(given)(url)?.namedLength).toBe(named.length);
  });

  test('an enum names all of its values, a default is only one of them', () => {
    const closed = server('https://{s}', { s: site });
    expect(compileServer(closed)('https://c.com')).toBeUndefined();
    expect(compileServer(anyone)('https://c.com')).toEqual({ path: '/', namedLength: 0 });
  });
});
