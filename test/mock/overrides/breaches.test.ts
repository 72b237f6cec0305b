import { describe, expect, test } from 'vitest';
import { OverrideError } from '../../../src/errors.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { ask, brazeMock } from '../braze-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const SERIES = 'GET /events/data_series';

describe('an override that breaks the contract', () => {
  test.each([
    [
      'an undocumented status',
      [404],
      'expected a documented status: 200, 400, 401, 429, 5XX, received 404',
    ],
    [
      'a body that lacks a member',
      [200, { message: 'a' }],
      'expected its body at /data to be a value (required), received nothing',
    ],
    [
      'a body of another type',
      [429, 'too many'],
      'expected its body to be object, received "too many"',
    ],
    ['an interim status', [103], 'expected a status from 200 to 599, received 103'],
    ['a status that is none', ['429'], 'expected a status from 200 to 599, received "429"'],
    [
      'a header of the server',
      [429, undefined, { headers: { 'content-length': '1' } }],
      'expected no header content-length',
    ],
    [
      'a header of two lines',
      [429, undefined, { headers: { 'x-a': 'a\nb' } }],
      'expected the header x-a as visible ASCII',
    ],
    [
      'a delay before now',
      [429, undefined, { delay: -1 }],
      'expected a delay in milliseconds, or Infinity, received -1',
    ],
    [
      'a content type that is not documented',
      [429, undefined, { headers: { 'Content-Type': 'text/html' } }],
      'expected a documented content-type: application/json, received "text/html"',
    ],
    [
      'bytes for JSON',
      [429, new Uint8Array(3)],
      'expected a value, since the documented body is JSON, received 3 bytes',
    ],
    [
      'an option that there is not',
      [429, undefined, { dely: 500 }],
      'expected nothing but status, headers, body, delay, disturbance, breach, received "dely". Did you mean delay?',
    ],
    [
      'what JSON can not hold',
      [429, { message: 1n }],
      'expected a body that JSON can hold, or bytes, received "Do not know how to serialize a BigInt"',
    ],
    ['a symbol', [429, Symbol('a')], 'expected a body that JSON can hold, or bytes'],
    [
      'options beside a function',
      [() => undefined, { delay: 500 }],
      'expected a function alone: what it gives has the options, received {"delay":500}',
    ],
    [
      'an async function',
      [async () => undefined],
      'expected a function that gives its reply at once, not a promise of it',
    ],
    [
      'a disturbance that there is not',
      [429, undefined, { disturbance: 'lost' }],
      'expected a disturbance: slow, cut, reset, duplicated, received "lost"',
    ],
  ])('is refused when it is said: %s', async (_, reply, message) => {
    const { mock, statuses } = await brazeMock();
    const series = mock.on(SERIES) as unknown as { reply(...reply: unknown[]): void };
    expect(() => series.reply(...reply)).toThrow(OverrideError);
    expect(() => series.reply(...reply)).toThrow(message);
    expect(statuses(1)).toEqual([200]);
  });

  test('says how to mean it', async () => {
    const { mock } = await brazeMock();
    expect(() => mock.on(SERIES).reply(404 as never)).toThrow(
      'Say { breach: true } if it is meant to break the contract.',
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('is not given %d times', async (times) => {
    const { mock } = await brazeMock();
    expect(() => mock.on(SERIES).replyTimes(times, 429)).toThrow(
      'expected a whole number of times, from 1',
    );
  });

  test.each([
    [
      'a value as JSON',
      [200, { message: 7 }],
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{"message":7}' },
    ],
    [
      'a text as JSON',
      [404, 'gone'],
      { status: 404, headers: { 'content-type': 'application/json' }, body: '"gone"' },
    ],
    [
      'a text to the letter, where it says what it is',
      [200, '<p>', { headers: { 'Content-Type': 'text/html' } }],
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
    ],
    ['nothing', [404, undefined], { status: 404, headers: {} }],
    [
      'bytes',
      [200, new Uint8Array([37, 80])],
      {
        status: 200,
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array([37, 80]),
      },
    ],
  ] as const)(
    'is sent as it is, where that is meant: %s',
    async (_, [status, body, options = {}], wanted) => {
      const { mock } = await brazeMock();
      mock.on(SERIES).reply(status as number, body as unknown, { ...options, breach: true });
      expect(mock.respond(ask())).toEqual(wanted);
    },
  );
});

test('its headers satisfy their schemas', async () => {
  const response = {
    ...jsonResponse({ type: 'object' }),
    headers: { 'X-Page': { schema: { type: 'integer' } } },
  };
  const mock = await createMock(
    await contractOf({ '/thing': { get: { responses: { 200: response } } } }),
  );
  const reply = (page: string) =>
    mock.on('GET /thing').reply(200, {} as never, { headers: { 'X-Page': page } });
  expect(() => reply('last')).toThrow(
    'expected its header at /x-page to be integer, received "last"',
  );
  reply('7');
  expect(mock.respond({ method: 'GET', url: '/thing', headers: {} }).headers['x-page']).toBe('7');
});
