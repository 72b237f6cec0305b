import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import type { HeaderFields } from '../../../src/http/exchange.ts';
import { ask, basic, DOCUMENTED, error } from '../secured.ts';

describe('the challenge of a 401', () => {
  test.each<[string, HeaderFields, string]>([
    ['bearer', {}, 'Bearer realm="mock"'],
    ['bearer', { authorization: 'Bearer a,b' }, 'Bearer realm="mock", error="invalid_token"'],
    ['oauth', {}, 'Bearer realm="mock"'],
    ['oauth', { authorization: basic('a:b') }, 'Bearer realm="mock"'],
    ['oauth', { authorization: 'bearer a,b' }, 'Bearer realm="mock", error="invalid_token"'],
    ['basic', {}, 'Basic realm="mock"'],
    [
      'digest',
      {},
      expect.stringMatching(
        /^Digest realm="mock", qop="auth", algorithm=SHA-256, nonce="[\da-f]{8}"$/,
      ),
    ],
    ['header', {}, 'ApiKey realm="mock"'],
    ['bearer', { prefer: 'code=401' }, 'Bearer realm="mock"'],
  ])('%s, %o: %s', async (scheme, presented, wanted) => {
    const { status, headers } = await ask([{ [scheme]: [] }], presented);
    expect([status, headers['www-authenticate']]).toEqual([401, wanted]);
  });

  test.each<[string, JsonObject, HeaderFields, string]>([
    ['any text: the challenge', { type: 'string' }, {}, 'Bearer realm="mock"'],
    [
      'any text, where 401 is asked for',
      { type: 'string' },
      { prefer: 'code=401' },
      'Bearer realm="mock"',
    ],
    ['something else: that', { const: 'Bearer realm="shop"' }, {}, 'Bearer realm="shop"'],
  ])('where the header is documented as %s', async (_, schema, presented, wanted) => {
    const documented = { ...error, headers: { 'WWW-Authenticate': { schema } } };
    const responses = { ...DOCUMENTED, 401: documented };
    const { headers } = await ask([{ bearer: [] }], presented, {}, responses);
    expect(headers['www-authenticate']).toBe(wanted);
  });
});
