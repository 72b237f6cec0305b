import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { openContract } from '../../src/semantics/open.ts';
import { brazeQuery, seriesRequest } from './braze-requests.ts';
import { errorsOf } from './judge.ts';

const braze = await openContract('braze');
const { respond } = await createMock(braze, { now: 'fixed:2026-11-20T10:30:00Z' });

const VALID = { event: 'signup', length: 3 };

const serverError = fc.integer({ min: 500, max: 599 });
const status = fc.oneof(fc.constantFrom(200, 400, 401, 429), serverError);

test('every documented status has a body that satisfies its schema, whatever the seed', () => {
  fc.assert(
    fc.property(fc.string(), status, fc.boolean(), brazeQuery, (seed, code, dynamic, query) => {
      const prefer = `code=${code}, seed=${JSON.stringify(seed)}, dynamic=${dynamic}`;
      const authorization = 'Bearer make-believe';
      const answer = respond(seriesRequest(query, { prefer, authorization }));
      expect(answer.status).toBe(code);
      expect(errorsOf(code, bodyOf(answer))).toEqual([]);
    }),
  );
});

test.each([
  ['400', 'Bad Syntax'],
  ['401', 'Unknown or missing REST API Key'],
  ['429', 'Over rate limit'],
  ['500', 'Internal server error, you should retry with exponential backoff'],
  ['503', 'Internal server error, you should retry with exponential backoff'],
  ['5XX', 'Internal server error, you should retry with exponential backoff'],
])('a failure that is asked for has its documented words: %s', (code, message) => {
  const answer = respond(seriesRequest('', { prefer: `code=${code}` }));
  expect(answer.status).toBe(Number(code.replace('XX', '00')));
  expect(answer.headers['content-type']).toBe('application/json');
  expect(bodyOf(answer)).toEqual({ message });
});

test('any valid request gets a series', () => {
  fc.assert(
    fc.property(brazeQuery, (query) => {
      const answer = respond(seriesRequest(query));
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/json');
      expect(errorsOf(200, bodyOf(answer))).toEqual([]);
    }),
  );
});

/** What breaks one parameter of a valid request: what to send for it, and what is told of it. */
interface Fault {
  readonly name: string;
  /** The texts that are sent; none: the parameter is left out. */
  readonly sent: readonly string[];
  readonly expected: string;
  readonly received: string;
}

const REQUIRED = { expected: 'a value (required)', received: 'nothing' };

const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.constantFrom('event', 'length').map((name) => ({ name, sent: [], ...REQUIRED })),
  fc.constant({ name: 'event', sent: [''], expected: 'at least 1 character', received: '""' }),
  fc.integer({ min: 101 }).map((length) => asLength(String(length), 'at most 100')),
  fc.integer({ max: 0 }).map((length) => asLength(String(length), 'at least 1')),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }))
    .map(([whole, tenths]) => asText('length', `${whole}.${tenths}`, 'integer')),
  fc
    .constantFrom('', 'ten', '+5', '0x5', ' 5', '5 ', '05', '1e1', 'NaN', '١', 'null')
    .map((length) => asText('length', length, 'integer')),
  fc
    .string()
    .filter((unit) => unit !== 'day' && unit !== 'hour')
    .map((unit) => asText('unit', unit, 'one of "day", "hour"')),
  fc
    .constantFrom(
      '',
      'yesterday',
      '2026-02-30T00:00:00Z',
      '2025-02-29T00:00:00Z',
      '2026-01-01',
      '2026-01-01T00:00:00',
      '2026-13-01T00:00:00Z',
      '2026-01-01T25:00:00Z',
      '2026-01-01T00:60:00Z',
      '2026-01-01T00:00:60Z',
      '1766000000',
      '20260101T000000Z',
    )
    .map((time) => asText('ending_at', time, 'date-time')),
  fc.constantFrom('event', 'length', 'unit', 'ending_at', 'app_id', 'segment_id').map((name) => ({
    name,
    sent: [SAMPLES[name] as string, SAMPLES[name] as string],
    expected: 'one value',
    received: '2',
  })),
);

const SAMPLES: Readonly<Record<string, string>> = {
  event: 'signup',
  length: '5',
  unit: 'day',
  ending_at: '2026-01-01T00:00:00Z',
  app_id: 'app',
  segment_id: 'segment',
};

function asLength(length: string, expected: string): Fault {
  return { name: 'length', sent: [length], expected, received: length };
}

function asText(name: string, text: string, expected: string): Fault {
  return { name, sent: [text], expected, received: JSON.stringify(text) };
}

test('a request that is broken in one place gets the documented 400 with the reason', () => {
  fc.assert(
    fc.property(brazeQuery, faults, (query, { name, sent, expected, received }) => {
      const pairs = Object.entries(query).filter(([key]) => key !== name);
      const texts = pairs.map(([key, value]): [string, string] => [key, String(value)]);
      const broken = [...texts, ...sent.map((text): [string, string] => [name, text])];
      const answer = respond(seriesRequest(new URLSearchParams(broken).toString()));
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toBe('application/json');
      expect(bodyOf(answer)).toEqual({
        message: `Bad Syntax: the query parameter ${name}: expected ${expected}, received ${received}`,
      });
    }),
    { numRuns: 300 },
  );
});

test('what else is wrong is counted', () => {
  const { message } = bodyOf(respond(seriesRequest('length=0&unit=week'))) as { message: string };
  expect(message).toMatch(/^Bad Syntax: the query parameter \w+: .* \(and 2 more\)$/);
});

const UNAUTHORIZED = { message: 'Unknown or missing REST API Key' };

describe('credentials', () => {
  test.each([
    ['none', undefined],
    ['empty', ''],
    ['no scheme', 'make-believe'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['no token', 'Bearer '],
    ['two tokens', 'Bearer one two'],
    ['a token with forbidden characters', 'Bearer a,b'],
  ])('%s', (_, authorization) => {
    const answer = respond(seriesRequest(VALID, { authorization }));
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer realm="mock"/);
    expect(bodyOf(answer)).toEqual(UNAUTHORIZED);
  });

  test('a request without a key is told so before anything else', () => {
    expect(respond(seriesRequest('length=0', {})).status).toBe(401);
  });

  test.each([
    ['Bearer good', 200],
    ['bearer good', 200],
    ['BEARER  good', 200],
    ['Bearer Good', 401],
    ['Bearer other', 401],
    ['Bearer bad', 401],
  ])('%s among known and rejected ones: %i', async (authorization, expected) => {
    const mock = await createMock(braze, {
      credentials: { bearerAuth: [{ value: 'good' }, { value: 'bad' }] },
      rejectCredentials: { bearerAuth: ['bad'] },
    });
    const answer = mock.respond(seriesRequest(VALID, { authorization }));
    expect(answer.status).toBe(expected);
    if (expected === 401) expect(bodyOf(answer)).toEqual(UNAUTHORIZED);
  });
});

test('no request makes it throw', () => {
  const part = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%', '%zz', '//', '?', '&'));
  const request: fc.Arbitrary<HttpRequest> = fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS'), fc.string()),
    url: fc.oneof(
      part,
      part.map((query) => `/events/data_series?${query}`),
      part.map((path) => `/events/${path}`),
      part.map((origin) => `https://${origin}`),
    ),
    headers: fc.record(
      { prefer: part, authorization: part, accept: part, cookie: part, 'content-type': part },
      { requiredKeys: [] },
    ),
    body: fc.oneof(fc.string(), fc.uint8Array()),
  });
  fc.assert(
    fc.property(request, (any) => {
      const answer = respond(any);
      expect([200, 204, 400, 401, 404, 405, 406, 429, 500]).toContain(answer.status);
      if (answer.status === 500) expect(any.headers.prefer).toMatch(/code/);
    }),
    { numRuns: 500 },
  );
});

function bodyOf({ body }: HttpResponse): unknown {
  return JSON.parse(String(body));
}
