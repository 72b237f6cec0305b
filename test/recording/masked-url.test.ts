import { expect, test } from 'vitest';
import { isCredentialName, isSecretName, maskedUrl } from '../../src/recording/redaction.ts';

test.each([
  'sig',
  'x-jwt',
  'pwd',
  'sid',
  'Authorization',
  'proxy-authorization',
  'Cookie',
  'X-Api-Key',
  'apikey',
  'api_key',
  'key',
  'access_token',
  'X-Auth-Token',
  'x-auth',
  'client_secret',
  'password',
  'passwd',
  'X-Amz-Signature',
  'sessionId',
])('%s is a secret by its name', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  'page_token',
  'nextPageToken',
  'NextToken',
  'design',
  'side',
  'accept',
  'content-type',
  'author',
  'keyword',
  'event',
  'x-request-id',
  'etag',
  'monkey',
])('%s is none', (name) => {
  expect(isSecretName(name)).toBe(false);
});

test.each([
  ['https://a.example', 'https://a.example/'],
  ['/a?b=c', '/a?b=c'],
  ['https://a.example/%7E?x=1+2&&y', 'https://a.example/%7E?x=1+2&&y'],
  ['https://me:hush@a.example/@b', 'https://***@a.example/@b'],
  ['https://a.example/?api%5Fkey=hush&token=&key', 'https://a.example/?api%5Fkey=***&token=&key'],
])('%s is shown as %s', (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});

test.each(['password', 'userPasswd', 'client_secret', 'apiKey', 'private-key', 'refresh_token'])(
  '%s is a credential wherever it stands',
  (name) => {
    expect(isCredentialName(name)).toBe(true);
  },
);

test.each(['key', 'session', 'session_id', 'signature', 'nextPageToken', 'tokens', 'secretary'])(
  '%s is data as often as not',
  (name) => {
    expect(isCredentialName(name)).toBe(false);
  },
);
