import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createEchoMask } from '../../src/recording/echoed-secrets.ts';
import { isSecretName } from '../../src/recording/secret-name.ts';

const SECRET = 'k7-Zq8vX2mW';

function masked(text: string, request: Partial<HttpRequest>): string {
  const whole = { method: 'POST', url: 'https://a.example/', headers: {}, ...request };
  return createEchoMask(whole, isSecretName)(text);
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('what an answer quotes is masked', () => {
  test.each<[string, Partial<HttpRequest>]>([
    ['of the user of the URL', { url: `https://me:${SECRET}@a.example/` }],
    ['of the query', { url: `https://a.example/?api_key=${SECRET}` }],
    ['of a bearer', { headers: { authorization: `Bearer ${SECRET}` } }],
    ['of Basic', { headers: { authorization: `Basic ${btoa(`me:${SECRET}`)}` } }],
    ['of a key', { headers: { 'x-api-key': SECRET } }],
    ['of a cookie', { headers: { cookie: `theme=dark; any=${SECRET}` } }],
    ['of a member', { headers: json, body: JSON.stringify({ login: [{ password: SECRET }] }) }],
    ['below one', { headers: json, body: JSON.stringify({ client_secret: { a: SECRET } }) }],
    ['of a form', { headers: form, body: `password=${SECRET}` }],
  ])('%s', (_, request) => {
    expect(masked(`The key ${SECRET} is none`, request)).toBe('The key *** is none');
  });

  test.each<[string, string, Partial<HttpRequest>]>([
    ['a short one', 'me too', { headers: { 'x-api-key': 'me' } }],
    ['a word', 'production is down', { headers: { 'x-api-key': 'production' } }],
    ['what is no secret', `about ${SECRET}`, { url: `https://a.example/?about=${SECRET}` }],
    ['what is masked', 'a key of ***', { headers: { 'x-api-key': '***' } }],
  ])('not %s', (_, text, request) => {
    expect(masked(text, request)).toBe(text);
  });

  test('however deep the body', () => {
    const depth = 20_000;
    const body = `${'{"a":'.repeat(depth)}{"password":"${SECRET}"}${'}'.repeat(depth)}`;
    expect(() => masked(`The key ${SECRET} is none`, { headers: json, body })).not.toThrow();
  });
});
