import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { UsageError } from '../../../src/errors.ts';
import type { HttpRequest } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { ask, brazeMock } from '../braze-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const SERIES = 'GET /events/data_series';
const EMPTY = { message: 'success', data: [] };
const NOTE = jsonResponse({
  required: ['id', 'text'],
  properties: { id: { type: 'string' }, text: { type: 'string' } },
});
const NOTES: JsonObject = {
  '/notes': { post: { requestBody: NOTE, responses: { 201: NOTE } } },
  '/notes/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: { responses: { 200: NOTE, 404: { description: 'None.' } } },
  },
};

describe('an override', () => {
  test('lasts until it is cleared', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).reply(429);
    expect(statuses(3)).toEqual([429, 429, 429]);
    mock.on(SERIES).clear();
    expect(statuses(1)).toEqual([200]);
  });

  test('is in the place of the one before it', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).reply(429).reply(503);
    expect(statuses(2)).toEqual([503, 503]);
  });

  test('ends after once, after a number of times, and they follow each other', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).replyOnce(429).replyTimes(2, 503).replyOnce(400);
    expect(statuses(6)).toEqual([429, 503, 503, 400, 200, 200]);
  });

  test('that ends comes before one that lasts, whichever was said first', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).reply(503).replyOnce(429);
    expect(statuses(3)).toEqual([429, 503, 503]);
  });

  test('is of one operation', async () => {
    const mock = await createMock('mparticle-platform');
    mock.on('GET /apps').reply(401);
    const statusOf = (url: string) =>
      mock.respond({ method: 'GET', url, headers: { authorization: 'Bearer any' } }).status;
    expect(statusOf('/v1/apps?accountId=1')).toBe(401);
    expect(statusOf('/v1/accounts?accountId=1')).toBe(200);
  });

  test('goes by an operationId, too', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on('getCustomEventDataSeries' as typeof SERIES).reply(429);
    expect(statuses(1)).toEqual([429]);
  });

  test('of an operation that there is not is refused', async () => {
    const { mock } = await brazeMock();
    for (const use of [mock.on, mock.journal]) {
      expect(() => use('GET /events' as typeof SERIES)).toThrow(UsageError);
      expect(() => use('GET /events' as typeof SERIES)).toThrow(
        'there is no such operation: expected a method and a path template, such as GET /events/data_series',
      );
    }
  });

  test('is given up for what a request asks for', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).replyOnce(503);
    expect(statuses(1, ask({ prefer: 'code=429' }))).toEqual([429]);
    expect(statuses(1, ask({ prefer: 'code=200' }))).toEqual([200]);
    expect(statuses(1)).toEqual([503]);
  });
});

describe('which requests it answers', () => {
  test('a failure comes before the request is looked at', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).replyTimes(2, 503);
    expect(statuses(1, ask({ authorization: undefined }))).toEqual([503]);
    expect(statuses(1, ask({}, 'length=0'))).toEqual([503]);
  });

  test('a success does not save a bad request, and waits for a good one', async () => {
    const { mock, statuses } = await brazeMock();
    mock.on(SERIES).replyOnce(200, EMPTY);
    expect(statuses(1, ask({ authorization: undefined }))).toEqual([401]);
    expect(statuses(1, ask({}, 'length=0'))).toEqual([400]);
    expect(mock.respond(ask()).body).toBe('{"message":"success","data":[]}');
    expect(mock.respond(ask()).body).not.toBe('{"message":"success","data":[]}');
  });
});

describe('what it answers', () => {
  test('the documented body, where it has none', async () => {
    const { mock } = await brazeMock();
    mock.on(SERIES).replyOnce(429).replyOnce(200);
    expect(mock.respond(ask())).toMatchObject({
      status: 429,
      body: '{"message":"Over rate limit"}',
    });
    expect(JSON.parse(String(mock.respond(ask()).body)).data).toHaveLength(2);
  });

  test('what the mock would, where a success has no body: with its headers, on its way', async () => {
    const { mock } = await brazeMock();
    const own = mock.respond(ask({}, 'event=a&length=4'));
    const headers = { 'x-trace': '7' };
    mock.on(SERIES).replyOnce(200, undefined, { headers, delay: 5, disturbance: 'cut' });
    const { response, ...answer } = mock.answer(ask({}, 'event=a&length=4'));
    expect(response).toEqual({ ...own, headers: { ...own.headers, ...headers } });
    expect(answer).toMatchObject({
      reason: 'overridden, cut after 5 ms',
      delivery: { delay: 5, disturbance: 'cut' },
    });
  });

  test('what is remembered, where a success has no body', async () => {
    const mock = await createMock(await contractOf(NOTES), { stateful: true });
    const at = (method: string, url: string, body?: string): HttpRequest => ({
      method,
      url,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    });
    mock.on('POST /notes').replyOnce(201, undefined, { delay: 5 });
    const { body } = mock.respond(at('POST', '/notes', '{"id":"n1","text":"kept"}'));
    const { id } = JSON.parse(String(body));
    mock.on('GET /notes/{id}').replyTimes(2, 200);
    expect(mock.respond(at('GET', `/notes/${id}`)).body).toBe(body);
    expect(mock.respond(at('GET', '/notes/other')).status).toBe(200);
    expect(mock.respond(at('GET', '/notes/other')).status).toBe(404);
  });

  test('its headers, beside the documented ones', async () => {
    const { mock } = await brazeMock();
    mock.on(SERIES).reply(429, undefined, { headers: { 'Retry-After': '9' } });
    expect(mock.respond(ask()).headers).toEqual({
      'content-type': 'application/json',
      'retry-after': '9',
    });
  });

  test('says why', async () => {
    const { mock } = await brazeMock();
    mock.on(SERIES).replyOnce(429);
    expect([mock.answer(ask()).reason, mock.answer(ask()).reason]).toEqual([
      'overridden',
      'by the semantics',
    ]);
  });

  test('how it goes out', async () => {
    const { mock } = await brazeMock();
    mock.on(SERIES).reply(503, undefined, { delay: 250, disturbance: 'cut' });
    expect(mock.answer(ask()).delivery).toEqual({ delay: 250, disturbance: 'cut' });
  });
});

test('is what was given when it was given, whatever becomes of that', async () => {
  const { mock } = await brazeMock();
  const body = { message: 'success', data: [{ time: '2026-11-20', count: 1 }] };
  const headers = { 'x-a': 'b' };
  mock.on(SERIES).reply(200, body, { headers });
  body.data = 'gone' as never;
  headers['x-a'] = 'c';
  const sent = mock.respond(ask());
  expect(JSON.parse(String(sent.body)).data).toEqual([{ time: '2026-11-20', count: 1 }]);
  expect(sent.headers['x-a']).toBe('b');
});

test('a header of several lines', async () => {
  const { mock } = await brazeMock();
  mock.on(SERIES).reply(429, undefined, { headers: { 'set-cookie': ['a=1', 'b=2'] } });
  expect(mock.respond(ask()).headers['set-cookie']).toEqual(['a=1', 'b=2']);
});

test('a HEAD is answered by the override of its GET, without a body', async () => {
  const mock = await createMock(
    await contractOf({
      '/thing': { get: { responses: { 200: jsonResponse({ type: 'string' }) } } },
    }),
  );
  mock.on('GET /thing').reply(200, 'text' as never);
  const { headers } = mock.respond({ method: 'HEAD', url: '/thing', headers: {} });
  expect(headers['content-length']).toBe('6');
});

test('comes before documented examples', async () => {
  const media = { examples: { usual: { value: 'usual' } } };
  const responses = { 200: jsonResponse({ type: 'string' }, media) };
  const contract = await contractOf({ '/thing': { get: { responses } } });
  const mock = await createMock(contract, { preferExamples: true });
  const bodyOf = (prefer = '') =>
    mock.respond({ method: 'GET', url: '/thing', headers: { prefer } }).body;
  mock.on('GET /thing').reply(200, 'other' as never);
  expect([bodyOf(), bodyOf('dynamic=false')]).toEqual(['"other"', '"other"']);
  expect(bodyOf('example=usual')).toBe('"usual"');
});
