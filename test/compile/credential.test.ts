import { describe, expect, test } from 'vitest';
import { readCredential, withCredential } from '../../src/compile/credential.ts';
import type { SecurityScheme } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { splitTarget } from '../../src/http/target.ts';

const bearer: SecurityScheme = { type: 'http', scheme: 'bearer' };
const basic: SecurityScheme = { type: 'http', scheme: 'basic' };
const digest: SecurityScheme = { type: 'http', scheme: 'digest' };
const oauth2: SecurityScheme = { type: 'oauth2' };
const header: SecurityScheme = { type: 'apiKey', in: 'header', name: 'X-Key' };
const query: SecurityScheme = { type: 'apiKey', in: 'query', name: 'the key' };
const cookie: SecurityScheme = { type: 'apiKey', in: 'cookie', name: 'sid' };

const request = (change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: 'https://a.example/b?x=%20+1&flag',
  headers: { 'x-a': '1' },
  ...change,
});

const read = (scheme: SecurityScheme, { headers, url }: HttpRequest) =>
  readCredential(scheme, { headers, query: splitTarget(url).query });

describe('reading', () => {
  test.each<[SecurityScheme, string, string]>([
    [bearer, 'Bearer a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
    [bearer, '  BEARER   a ', 'a'],
    [oauth2, 'Bearer a', 'a'],
    [basic, `Basic ${btoa('me:secret:1')}`, 'me:secret:1'],
    [digest, 'Digest username="a", realm="b"', 'username="a", realm="b"'],
  ])('%j in %s', (scheme, authorization, value) => {
    expect(read(scheme, request({ headers: { authorization } }))).toEqual({
      state: 'present',
      text: authorization,
      value,
    });
  });

  test.each<[SecurityScheme, string]>([
    [bearer, ''],
    [bearer, 'Bearer'],
    [bearer, 'Bearer a b'],
    [bearer, 'Bearer "a"'],
    [bearer, 'Basic YTpi'],
    [oauth2, 'Token a'],
    [basic, 'Basic'],
    [basic, `Basic ${btoa('nobody')}`],
    [digest, 'Digest'],
  ])('%j malformed in %j', (scheme, authorization) => {
    expect(read(scheme, request({ headers: { authorization } }))).toEqual({
      state: 'malformed',
      text: authorization,
    });
  });

  test('a client certificate is no part of a request', () => {
    const headers = { authorization: 'Bearer a' };
    expect(read({ type: 'mutualTLS' }, request({ headers }))).toEqual({ state: 'missing' });
  });

  test.each([bearer, basic, oauth2, header, query, cookie])('%j missing', (scheme) => {
    expect(read(scheme, request({ headers: { cookie: 'xsid=1; sid2=2' } }))).toEqual({
      state: 'missing',
    });
  });
});

describe('putting in', () => {
  test.each([bearer, basic, digest, oauth2, header, query, cookie])(
    'what is put in for %j is read, and can be taken out again',
    (scheme) => {
      const value = scheme === basic ? 'me:secret' : 'YWI/+a==';
      const before = request();
      const after = withCredential(before, scheme, value);
      expect(read(scheme, after)).toMatchObject({ state: 'present', value });
      expect(withCredential(after, scheme, value)).toEqual(after);
      expect(withCredential(after, scheme, undefined)).toEqual(before);
    },
  );

  test('takes the place of another', () => {
    const before = request({
      url: 'https://a.example/b?the+key=1&x=%20+1&the%20key=2',
      headers: { cookie: 'a=b; sid=1;c=d' },
    });
    expect(withCredential(before, query, 'a&b').url).toBe(
      'https://a.example/b?x=%20+1&the%20key=a%26b',
    );
    expect(withCredential(before, cookie, '2').headers).toEqual({ cookie: 'a=b; c=d; sid=2' });
    expect(withCredential(before, cookie, undefined).headers).toEqual({ cookie: 'a=b; c=d' });
  });

  test('a certificate is not in the request', () => {
    expect(withCredential(request(), { type: 'mutualTLS' }, 'a')).toEqual(request());
  });
});
