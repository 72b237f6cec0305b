import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import type { Semantics } from '../../src/semantics/semantics.ts';
import { jsonResponse, mockOf } from './contract.ts';

const START = 'fixed:2026-11-20T00:00:00Z';
const BODY = { type: 'object', properties: { message: { type: 'string' } } };

const response = (headers: JsonObject = {}): JsonObject => ({ ...jsonResponse(BODY), headers });
const header = (schema: JsonObject = { type: 'integer' }, more: JsonObject = {}): JsonObject => ({
  schema,
  ...more,
});

/** The headers of a mock's answers that tell of its rate, and how many seconds go by before each. */
async function toldBy(
  responses: JsonObject,
  options: MockOptions & { readonly semantics?: Semantics },
  pauses: readonly number[],
) {
  const mock = await mockOf({ responses }, { now: START, ...options });
  const request: HttpRequest = { method: 'GET', url: '/thing', headers: {} };
  return pauses.map((pause) => {
    mock.clock.advance(`${pause}s`);
    const { status, headers } = mock.respond(request);
    const told = Object.entries(headers).filter(([name]) => /limit|retry/.test(name));
    return [status, Object.fromEntries(told)];
  });
}

const rateLimit = { requests: 2, seconds: 60 };

describe('a rate that the mock is given', () => {
  test('counts down in RateLimit fields, and ends in a 429 with Retry-After', async () => {
    const responses = { 200: response(), 429: response() };
    const rate = (remaining: number, reset: number) => ({
      'ratelimit-limit': '2',
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': String(reset),
    });
    expect(await toldBy(responses, { rateLimit }, [0, 10, 10, 39, 1])).toEqual([
      [200, rate(1, 60)],
      [200, rate(0, 50)],
      [429, { ...rate(0, 40), 'retry-after': '40' }],
      [429, { ...rate(0, 1), 'retry-after': '1' }],
      [200, rate(1, 60)],
    ]);
  });

  test('is told in the headers that are documented for it, in their place', async () => {
    const names = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
    const headers = Object.fromEntries(names.map((name) => [name, header()]));
    const responses = { 200: response(headers), 429: response(headers) };
    expect(await toldBy(responses, { rateLimit }, [0, 0, 15])).toEqual([
      [200, { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '60' }],
      [200, { 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '60' }],
      [
        429,
        {
          'x-ratelimit-limit': '2',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '45',
          'retry-after': '45',
        },
      ],
    ]);
  });

  test('counts down in those alone that are documented', async () => {
    const responses = { 200: response({ 'X-Rate-Limit-Remaining': header() }) };
    expect(await toldBy(responses, { rateLimit }, [0])).toEqual([
      [200, { 'x-rate-limit-remaining': '1' }],
    ]);
  });

  test.each([
    ['an example that is one', header({ type: 'integer' }, { example: 1_372_700_873 })],
    ['a format that says so', header({ type: 'integer', format: 'unix-time' })],
  ])('resets at a moment by %s', async (_, reset) => {
    const responses = { 200: response({ 'X-RateLimit-Reset': reset }) };
    const moment = Date.parse('2026-11-20T00:01:00Z') / 1000;
    expect(await toldBy(responses, { rateLimit }, [0, 30])).toEqual([
      [200, { 'x-ratelimit-reset': String(moment) }],
      [200, { 'x-ratelimit-reset': String(moment) }],
    ]);
  });

  test('is the documented 429, whose Retry-After says how long', async () => {
    const responses = { 200: response(), 429: response({ 'Retry-After': header() }) };
    const [, , third] = await toldBy(responses, { rateLimit }, [0, 0, 20]);
    expect(third).toMatchObject([429, { 'retry-after': '40' }]);
  });

  test('is the mock’s own answer where no 429 is documented', async () => {
    const [, , third] = await toldBy({ 200: response() }, { rateLimit }, [0, 0, 0]);
    expect(third).toMatchObject([429, { 'ratelimit-remaining': '0', 'retry-after': '60' }]);
  });
});

describe('the rate of an operation', () => {
  const semantics: Semantics = {
    operations: {
      'GET /thing': {
        rateLimit: {
          name: 'one-a-minute',
          documented: 'at most one a minute',
          source: 'made up',
          requests: 1,
          seconds: 60,
          answer: { status: 429, message: 'Slower' },
        },
      },
    },
  };

  test('is told where a header is documented for it, and nowhere else', async () => {
    const responses = { 200: response({ 'X-RateLimit-Remaining': header() }), 429: response() };
    expect(await toldBy(responses, { semantics }, [0, 20])).toEqual([
      [200, { 'x-ratelimit-remaining': '0' }],
      [429, { 'retry-after': '40' }],
    ]);
  });

  test('refuses before the one that the mock is given', async () => {
    const responses = { 200: response(), 429: response() };
    const [, second] = await toldBy(responses, { semantics, rateLimit }, [0, 0]);
    expect(second).toMatchObject([429, { 'ratelimit-limit': '1' }]);
  });
});

test('without a rate, documented headers are made up as any others', async () => {
  const responses = { 200: response({ 'X-RateLimit-Remaining': header({ const: 7 }) }) };
  expect(await toldBy(responses, {}, [0, 0])).toEqual([
    [200, { 'x-ratelimit-remaining': '7' }],
    [200, { 'x-ratelimit-remaining': '7' }],
  ]);
});

test('sandboxes are limited apart', async () => {
  const mock = await mockOf({ responses: { 200: response() } }, { now: START, rateLimit });
  const statusIn = (sandbox: string) =>
    mock.respond({ method: 'GET', url: '/thing', headers: { 'specwright-sandbox': sandbox } })
      .status;
  expect(['a', 'a', 'a', 'b'].map(statusIn)).toEqual([200, 200, 429, 200]);
});
