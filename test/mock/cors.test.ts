import { expect, test } from 'vitest';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { mockOf } from './contract.ts';

const ORIGIN = 'https://shop.example';
const RESPONSE = {
  description: 'Nothing.',
  headers: { 'X-Page': { required: true, schema: { const: 1 } } },
};

const ask = async (method: string, headers: HttpRequest['headers']) => {
  const mock = await mockOf(
    { responses: { 204: RESPONSE } },
    { cors: true, rateLimit: { requests: 3, seconds: 60 } },
  );
  return mock.respond({ method, url: '/thing', headers }).headers;
};

test('a page reads all headers of an answer, also with the credentials of its browser', async () => {
  const headers = await ask('GET', { origin: ORIGIN });
  expect(headers).toMatchObject({
    'access-control-allow-origin': ORIGIN,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  });
  const exposed = String(headers['access-control-expose-headers']).split(', ');
  expect(exposed).toContain('x-page');
  expect(exposed.some((name) => /remaining/i.test(name))).toBe(true);
});

test('who names no origin is told that any may ask', async () => {
  expect(await ask('GET', {})).toMatchObject({ 'access-control-allow-origin': '*' });
});

test('a public page may ask a private network, where its browser asks first', async () => {
  const headers = {
    origin: ORIGIN,
    'access-control-request-method': 'GET',
    'access-control-request-private-network': 'true',
  };
  expect(await ask('OPTIONS', headers)).toMatchObject({
    'access-control-allow-private-network': 'true',
    'access-control-allow-credentials': 'true',
  });
});
