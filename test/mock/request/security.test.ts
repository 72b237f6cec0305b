import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import type { HeaderFields } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';
import { ask, basic, DOCUMENTED, error } from '../secured.ts';

describe('a credential of each scheme', () => {
  test.each<[string, HeaderFields & { query?: string }, number]>([
    ['bearer', { authorization: 'Bearer abc' }, 200],
    ['bearer', { authorization: 'bearer abc' }, 200],
    ['bearer', {}, 401],
    ['bearer', { authorization: basic('a:b') }, 401],
    ['basic', { authorization: basic('user:password') }, 200],
    ['basic', { authorization: basic(':') }, 200],
    ['basic', { authorization: basic('no colon') }, 401],
    ['basic', { authorization: 'Basic %%%' }, 401],
    ['basic', { authorization: 'Bearer abc' }, 401],
    ['digest', { authorization: 'Digest username="a", nonce="b"' }, 200],
    ['digest', { authorization: 'Digest' }, 401],
    ['header', { 'x-api-key': 'abc' }, 200],
    ['header', { 'x-api-key': ' ' }, 401],
    ['header', { query: 'X-Api-Key=abc' }, 401],
    ['query', { query: 'api_key=abc' }, 200],
    ['query', { query: 'api_key=' }, 401],
    ['query', { query: 'API_KEY=abc' }, 401],
    ['cookie', { cookie: 'a=b; session=abc' }, 200],
    ['cookie', { cookie: 'mysession=abc' }, 401],
    ['oauth', { authorization: 'Bearer abc' }, 200],
    ['oauth', {}, 401],
    ['openId', { authorization: 'Bearer abc' }, 200],
    ['tls', {}, 200],
  ])('%s: %o gets %i', async (scheme, presented, status) => {
    expect((await ask([{ [scheme]: [] }], presented)).status).toBe(status);
  });
});

describe('an example that is called by why a credential lets nobody in', () => {
  const message = (text: string) => ({ value: { message: text } });
  const examples = { other: message('No'), missing: message('None'), unknown: message('Who?') };
  const { content } = error as { content: { 'application/json': JsonObject } };
  const { schema } = content['application/json'];
  const responses = { ...DOCUMENTED, 401: jsonResponse(schema as JsonObject, { examples }) };

  test.each<[string, HeaderFields, string]>([
    ['missing', {}, 'None'],
    ['unknown', { authorization: 'Bearer other' }, 'Who?'],
    ['malformed: the first, where none is called so', { authorization: 'Bearer' }, 'No'],
  ])('%s', async (_, presented, text) => {
    const credentials = { bearer: [{ value: 'secret' }] };
    const answer = await ask([{ bearer: [] }], presented, { credentials }, responses);
    expect(JSON.parse(String(answer.body))).toEqual({ message: text });
  });

  test('is not told where it breaks its schema', async () => {
    const wrong = { missing: { value: { message: 1 } }, right: message('No') };
    const documented = {
      ...responses,
      401: jsonResponse(schema as JsonObject, { examples: wrong }),
    };
    const answer = await ask([{ bearer: [] }], {}, {}, documented);
    expect(JSON.parse(String(answer.body))).toEqual({ message: 'No' });
  });
});

describe('alternatives and combinations', () => {
  const KEY = { 'x-api-key': 'abc' };
  const TOKEN = { authorization: 'Bearer abc' };
  const or = [{ bearer: [] }, { header: [] }];
  const and = [{ bearer: [], header: [] }];
  test.each<[string, JsonObject[], HeaderFields, number]>([
    ['none is asked for', [], {}, 200],
    ['one or the other: one', or, TOKEN, 200],
    ['one or the other: the other', or, KEY, 200],
    ['one or the other: none', or, {}, 401],
    ['one and the other: both', and, { ...TOKEN, ...KEY }, 200],
    ['one and the other: one', and, TOKEN, 401],
    ['one and the other: the other', and, KEY, 401],
    ['one or nobody', [{ bearer: [] }, {}], {}, 200],
  ])('%s', async (_, security, presented, status) => {
    expect((await ask(security, presented)).status).toBe(status);
  });
});

describe('known credentials', () => {
  const security = [{ oauth: ['read', 'write'] }];
  const options = {
    credentials: {
      oauth: [
        { value: 'all' },
        { value: 'reader', scopes: ['read'] },
        { value: 'writer', scopes: ['write', 'read'] },
        { value: 'stolen' },
      ],
    },
    rejectCredentials: { oauth: ['stolen'] },
  };

  test.each([
    ['all', 200],
    ['writer', 200],
    ['reader', 403],
    ['other', 401],
    ['stolen', 401],
  ])('%s gets %i', async (token, status) => {
    const answer = await ask(security, { authorization: `Bearer ${token}` }, options);
    expect(answer.status).toBe(status);
  });

  test('the scope that is missing is told', async () => {
    const { body, headers } = await ask(security, { authorization: 'Bearer reader' }, options);
    expect(JSON.parse(String(body))).toEqual({ message: 'the credential lacks the scope write' });
    expect(headers['www-authenticate']).toBe('Bearer realm="mock", error="insufficient_scope"');
  });

  test('where only 401 is documented, its challenge says that a scope is missing', async () => {
    const responses = { 200: jsonResponse({ type: 'string' }), 401: error };
    const token = { authorization: 'Bearer reader' };
    const { status, headers } = await ask(security, token, options, responses);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer realm="mock", error="insufficient_scope"');
  });

  test('basic credentials are known by user and password', async () => {
    const known = { credentials: { basic: [{ value: 'user:password' }] } };
    const statusOf = async (pair: string) =>
      (await ask([{ basic: [] }], { authorization: basic(pair) }, known)).status;
    expect(await statusOf('user:password')).toBe(200);
    expect(await statusOf('user:other')).toBe(401);
  });

  test('a scheme without known ones takes any', async () => {
    expect((await ask([{ header: [] }], { 'x-api-key': 'any' }, options)).status).toBe(200);
  });

  test('the alternative that came nearest is told of', async () => {
    const either = [{ header: [] }, { oauth: ['write'] }];
    const answer = await ask(either, { authorization: 'Bearer reader' }, options);
    expect(answer.status).toBe(403);
  });
});

describe('what is documented decides', () => {
  const OK = { 200: jsonResponse({ type: 'string' }) };
  test.each<[string, JsonObject, number]>([
    ['403 alone', { ...OK, 403: error }, 403],
    ['4XX', { ...OK, '4XX': error }, 401],
    ['default', { ...OK, default: error }, 401],
  ])('%s', async (_, responses, status) => {
    const answer = await ask([{ bearer: [] }], {}, {}, responses);
    expect(answer.status).toBe(status);
    expect(JSON.parse(String(answer.body))).toEqual({
      message: 'the Authorization header is missing',
    });
  });

  test('nothing: problem details with the challenge', async () => {
    const { status, headers, body } = await ask([{ query: [] }], {}, {}, OK);
    expect(status).toBe(401);
    expect(headers).toEqual({
      'content-type': 'application/problem+json',
      'www-authenticate': 'ApiKey realm="mock"',
    });
    expect(JSON.parse(String(body))).toMatchObject({
      title: 'Unauthorized',
      detail: 'the query parameter api_key is missing',
    });
  });
});

test('a credential for a scheme that is not there is refused at the start', async () => {
  const contract = await contractOf({ '/thing': { get: { responses: DOCUMENTED } } });
  await expect(
    createMock(contract, { credentials: { key: [{ value: 'a' }] } }),
  ).rejects.toMatchObject({
    name: 'UsageError',
    received: 'key',
    expected: 'one of none: the contract has no security schemes',
  });
});
