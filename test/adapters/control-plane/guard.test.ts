import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createControlPlane } from '../../../src/adapters/control-plane/control-plane.ts';
import { asking, shop } from './ask.ts';

const mock = await shop();
const ask = asking(mock);

describe('only this machine’s own pages and programs are answered', () => {
  test.each<[host: string, origin: string | undefined, status: number]>([
    ['localhost:4010', undefined, 200],
    ['LOCALHOST:4010', undefined, 200],
    ['app.localhost:4010', undefined, 200],
    ['localhost.:4010', undefined, 200],
    ['evil.example.:4010', undefined, 403],
    ['127.0.0.1:4010', undefined, 200],
    ['127.9.9.9', undefined, 200],
    ['[::1]:4010', undefined, 200],
    ['localhost:4010', 'http://localhost:4010', 200],
    ['localhost:4010', 'http://localhost:4011', 403],
    ['localhost:4010', 'http://127.0.0.1:4010', 403],
    ['localhost:4010', 'https://evil.example', 403],
    ['localhost:4010', 'null', 403],
    ['evil.example:4010', undefined, 403],
    ['evil.example:4010', 'http://evil.example:4010', 403],
    ['localhost.evil.example', undefined, 403],
    ['127.0.0.1.evil.example', undefined, 403],
    ['192.168.0.7:4010', undefined, 403],
    ['', undefined, 403],
    ['a b', undefined, 403],
  ])('Host %o with Origin %o: %i', async (host, origin, status) => {
    const headers = { host, ...(origin !== undefined && { origin }) };
    for (const line of ['GET /health', 'GET /', 'POST /reset', 'DELETE /journal']) {
      const told = await ask(line, { headers });
      expect(told.status === 403, line).toBe(status === 403);
    }
  });

  test.each([
    ['mock.example', 'mock.example:4010', 200],
    ['192.168.0.7', '192.168.0.7:4010', 200],
    ['192.168.0.7', '192.168.0.8:4010', 403],
    ['0.0.0.0', '192.168.0.7:4010', 200],
    ['::', '[fe80::1]:4010', 200],
    ['0.0.0.0', 'mock.example:4010', 403],
  ])('what listens on %s is called by %s: %i', async (host, called, status) => {
    const control = createControlPlane([mock], { host });
    const request = { method: 'GET', url: '/__specwright/health', headers: { host: called } };
    expect((await control(request))?.response.status).toBe(status);
  });
});

test('no domain that leads here is answered, whatever it is called', async () => {
  await fc.assert(
    fc.asyncProperty(fc.domain(), fc.nat(65_535), async (domain, port) => {
      fc.pre(!domain.endsWith('.localhost'));
      const called = { host: `${domain}:${port}` };
      expect((await ask('GET /journal', { headers: called })).status).toBe(403);
      const asked = { host: 'localhost:4010', origin: `http://${domain}:${port}` };
      expect((await ask('GET /journal', { headers: asked })).status).toBe(403);
    }),
  );
});

test('every answer tells browsers to keep it to itself, and lets no other origin read it', async () => {
  for (const line of ['GET /', 'GET /theme.css', 'GET /journal', 'GET /nowhere', 'PUT /journal']) {
    const { headers } = await ask(line);
    expect(headers, line).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none';(?!.*unsafe)/),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

test('what is not below its path is left to the mocks', () => {
  const control = createControlPlane([mock], { host: '127.0.0.1' });
  for (const url of [
    '/',
    '/things',
    '/__specwrightful',
    '/x/__specwright/',
    '/?a=/__specwright/',
  ]) {
    expect(control({ method: 'GET', url, headers: {} })).toBeUndefined();
  }
});
