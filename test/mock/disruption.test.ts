import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/compile/random.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { UsageError } from '../../src/errors.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { delayOf } from '../../src/mock/disruption.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import { jsonResponse, mockOf } from './contract.ts';

const GET: HttpRequest = { method: 'GET', url: '/thing', headers: {} };

const responsesOf = (...statuses: readonly (number | string)[]): JsonObject =>
  Object.fromEntries(statuses.map((status) => [String(status), jsonResponse({ type: 'object' })]));

async function answersOf(
  options: MockOptions,
  responses = responsesOf(200, 401, 429, 500, 503),
  sandbox = '',
) {
  const mock = await mockOf({ responses }, options);
  const request = { ...GET, headers: sandbox === '' ? {} : { 'specwright-sandbox': sandbox } };
  return Array.from({ length: 200 }, () => mock.answer(request));
}

const statusesOf = async (...given: Parameters<typeof answersOf>) =>
  (await answersOf(...given)).map(({ response }) => response.status);

describe('failures', () => {
  test('come as often as is said, of the documented ones that pass', async () => {
    const statuses = await statusesOf({ failureRate: 0.3 });
    const failures = statuses.filter((status) => status !== 200);
    expect(failures.length).toBeGreaterThan(35);
    expect(failures.length).toBeLessThan(85);
    expect([...new Set(failures)].sort()).toEqual([429, 500, 503]);
  });

  test('always, never', async () => {
    expect(new Set(await statusesOf({ failureRate: 1 }))).not.toContain(200);
    expect(new Set(await statusesOf({ failureRate: 0 }))).toEqual(new Set([200]));
  });

  test('fit their range: a 5XX is a 500, 502, 503 or 504', async () => {
    const statuses = await statusesOf({ failureRate: 1 }, responsesOf(200, '5XX'));
    expect([...new Set(statuses)].sort()).toEqual([500, 502, 503, 504]);
  });

  test.each([
    ['none is documented', responsesOf(200, 401, 404)],
    ['one is documented as the default alone', responsesOf(200, 'default')],
  ])('do not come where %s', async (_, responses) => {
    expect(new Set(await statusesOf({ failureRate: 1 }, responses))).toEqual(new Set([200]));
  });

  test('come by operation where it is said so', async () => {
    const rate = { 'GET /thing': 1 };
    expect(new Set(await statusesOf({ failureRate: rate }))).not.toContain(200);
    const mock = await createMock('tell', { failureRate: { 'POST /api/v1/data/query': 1 } });
    const headers = { authorization: 'Bearer a', 'x-workspace-id': 'ws_abc123' };
    expect(mock.respond({ method: 'GET', url: '/api/v1/audiences', headers }).status).toBe(200);
  });

  test('cannot come at an operation that there is not', async () => {
    await expect(statusesOf({ failureRate: { 'GET /nothing': 1 } })).rejects.toThrow(UsageError);
  });

  test('are the same for the same seed, and others for another, or in another sandbox', async () => {
    const options = { failureRate: 0.5, seed: 'a' };
    const statuses = await statusesOf(options);
    expect(await statusesOf(options)).toEqual(statuses);
    expect(await statusesOf({ ...options, seed: 'b' })).not.toEqual(statuses);
    expect(await statusesOf(options, undefined, 'worker 1')).not.toEqual(statuses);
  });

  test('begin anew with a reset', async () => {
    const mock = await mockOf({ responses: responsesOf(200, 503) }, { failureRate: 0.5 });
    const run = () => Array.from({ length: 50 }, () => mock.respond(GET).status);
    const first = run();
    expect(run()).not.toEqual(first);
    mock.reset();
    expect(run()).toEqual(first);
  });

  test('say that they are no fault of the request', async () => {
    const [answer] = await answersOf({ failureRate: 1 });
    expect(answer?.reason).toBe('fails, as some requests do');
  });

  test('give way to what is asked for and to overrides', async () => {
    const mock = await createMock('braze', { failureRate: 1 });
    const ask = (headers: object = {}) =>
      mock.respond({
        method: 'GET',
        url: '/events/data_series?event=a&length=2',
        headers: { authorization: 'Bearer key', ...headers },
      }).status;
    expect(ask({ prefer: 'code=200' })).toBe(200);
    mock.on('GET /events/data_series').replyOnce(200);
    expect(ask()).toBe(200);
    expect(ask()).toBeGreaterThanOrEqual(429);
  });

  test.each([-0.1, 1.1, Number.NaN, '0.5'])('cannot come as often as %j', async (failureRate) => {
    const mock = mockOf({ responses: responsesOf(200) }, { failureRate: failureRate as number });
    await expect(mock).rejects.toBeInstanceOf(UsageError);
  });
});

describe('latency', () => {
  const delaysOf = async (options: MockOptions) =>
    (await answersOf(options)).map(({ delivery }) => delivery?.delay);

  test('is none, where it is not said', async () => {
    expect(new Set(await delaysOf({}))).toEqual(new Set([undefined]));
  });

  test('is what is said', async () => {
    expect(new Set(await delaysOf({ latency: 30 }))).toEqual(new Set([30]));
  });

  test('lies between two bounds, drawn by the seed', async () => {
    const latency = { min: 10, max: 20 };
    const delays = await delaysOf({ latency, seed: 'a' });
    expect(Math.min(...delays.map(Number))).toBe(10);
    expect(Math.max(...delays.map(Number))).toBe(20);
    expect(await delaysOf({ latency, seed: 'a' })).toEqual(delays);
    expect(await delaysOf({ latency, seed: 'b' })).not.toEqual(delays);
  });

  test('has whole milliseconds, both bounds included', () => {
    const random = createRandom('a');
    expect(delayOf(random, { min: 7, max: 7 })).toBe(7);
  });

  test('of an override comes before it', async () => {
    const mock = await mockOf({ responses: responsesOf(200) }, { latency: 500 });
    mock.on('GET /thing').replyOnce(200, undefined, { delay: 0 });
    expect([mock.answer(GET), mock.answer(GET)].map(({ delivery }) => delivery?.delay)).toEqual([
      0, 500,
    ]);
  });

  test('goes with a disturbance', async () => {
    const mock = await mockOf({ responses: responsesOf(200) }, { latency: 500 });
    mock.on('GET /thing').reply(200, undefined, { disturbance: 'cut' });
    expect(mock.answer(GET).delivery).toEqual({ delay: 500, disturbance: 'cut' });
  });

  test.each([-1, { min: 2, max: 1 }, { min: 1 } as never])('cannot be %j', async (latency) => {
    const mock = mockOf({ responses: responsesOf(200) }, { latency });
    await expect(mock).rejects.toBeInstanceOf(UsageError);
  });
});
