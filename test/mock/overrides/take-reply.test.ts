import { describe, expect, test } from 'vitest';
import { OverrideError } from '../../../src/errors.ts';
import { ask, brazeMock } from '../braze-mock.ts';

const SERIES = 'GET /events/data_series';

describe('a function of the request', () => {
  test('is given what the request says, decoded', async () => {
    const { mock } = await brazeMock();
    mock.on(SERIES).reply(({ parameters: { query } }) => ({
      status: 200,
      body: {
        message: query.event,
        data: Array(query.length).fill({ time: '2026-11-20', count: 1 }),
      },
    }));
    const { message, data } = JSON.parse(String(mock.respond(ask()).body));
    expect([message, data.length]).toEqual(['a', 2]);
  });

  test('leaves the answer to the mock with `undefined`, and is not used up by that', async () => {
    const { mock, statuses } = await brazeMock();
    mock
      .on(SERIES)
      .replyOnce(({ parameters: { query } }) =>
        query.length === 7 ? { status: 503, body: { message: 'Down' } } : undefined,
      );
    const seven = ask({}, 'event=a&length=7');
    expect(statuses(2)).toEqual([200, 200]);
    expect(statuses(2, seven)).toEqual([503, 200]);
  });

  test('is not asked about a request that breaks the contract', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).reply(() => ({ status: 503, body: { message: 'Down' } }));
    expect(statuses(1, ask({}, 'length=0'))).toEqual([400]);
  });

  test.each([
    [
      'that throws',
      () => {
        throw new Error('no luck');
      },
      'the override of GET /events/data_series failed: received no luck',
    ],
    [
      'that gives a promise',
      () => Promise.resolve(undefined),
      'expected a function that gives its reply at once, not a promise of it, received a promise',
    ],
    ['that gives no reply', () => 429, 'expected a reply { status, body }, or undefined'],
    [
      'that breaks the contract',
      () => ({ status: 200, body: { message: 'success' } }),
      "can't be taken: expected its body at /data",
    ],
    ['that gives no reply', () => 'nothing', 'expected a reply { status, body }, or undefined'],
  ])('%s is an error of whoever asks', async (_, make, message) => {
    const { mock } = await brazeMock();
    mock.on(SERIES).reply(make as never);
    expect(() => mock.respond(ask())).toThrow(OverrideError);
    expect(() => mock.respond(ask())).toThrow(message);
  });
});

test('a function is given the request as it came, too', async () => {
  const { mock } = await brazeMock();
  let given: object = {};
  mock.on(SERIES).reply((request) => {
    given = request;
    return undefined;
  });
  mock.respond(ask({ 'idempotency-key': '7' }));
  expect(given).toMatchObject({ method: 'GET', headers: { 'idempotency-key': '7' } });
  expect(Object.keys(given)).toEqual(['method', 'url', 'headers', 'parameters', 'body']);
});
