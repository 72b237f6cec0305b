import { contractTest, toConform } from 'specwright/vitest';
import { expect } from 'vitest';
import { BrazeError, daysOf } from './braze.ts';

expect.extend({ toConform });

const SERIES = 'GET /events/data_series';
const NOW = '2026-11-20T00:00:00Z';
const test = contractTest('braze', {
  seed: 'integration',
  now: `fixed:${NOW}`,
  rateLimit: { requests: 2, seconds: 60 },
}).extend('client', async ({ api }) => {
  const waited: number[] = [];
  // Waiting moves the mock's clock, and takes no time.
  const sleep = async (milliseconds: number) => {
    waited.push(milliseconds);
    api.clock.advance(milliseconds);
  };
  return { options: { url: api.url, key: 'key', sleep }, waited };
});

test('a long period is read page by page, without gaps', async ({ client }) => {
  const days = await daysOf('signup', 150, new Date(NOW), client.options);
  const times = days.map(({ time }) => Date.parse(time));
  expect(times).toHaveLength(150);
  expect(new Set(times.slice(1).map((time, index) => time - (times[index] ?? 0)))).toEqual(
    new Set([86_400_000]),
  );
});

test('a storm of 429 passes: each window of two requests is waited for', async ({
  api,
  client,
}) => {
  const days = await daysOf('signup', 1000, new Date(NOW), client.options);
  expect(days).toHaveLength(1000);
  const asked = api.journal(SERIES);
  expect(asked.filter(({ response }) => response.status === 200)).toHaveLength(10);
  expect(asked.filter(({ response }) => response.status === 429)).toHaveLength(4);
  expect(client.waited).toEqual([60_000, 60_000, 60_000, 60_000]);
  for (const entry of asked) await expect(entry).toConform('braze');
});

test('a storm that does not end is given up after five attempts', async ({ api, client }) => {
  api.on(SERIES).reply(429, undefined, { headers: { 'retry-after': '30' } });
  const counted = daysOf('signup', 7, new Date(NOW), client.options);
  await expect(counted).rejects.toThrow(new BrazeError('Over rate limit'));
  expect(client.waited).toEqual([30_000, 30_000, 30_000, 30_000]);
});

test('an outage passes', async ({ api, client }) => {
  api.on(SERIES).replyTimes(2, 503);
  expect(await daysOf('signup', 7, new Date(NOW), client.options)).toHaveLength(7);
  expect(client.waited).toEqual([1000, 2000]);
});

test('what is wrong with a request is told at once', async ({ client }) => {
  const counted = daysOf('', 7, new Date(NOW), client.options);
  await expect(counted).rejects.toThrow(BrazeError);
  expect(client.waited).toEqual([]);
});

test('an answer that is cut is an error, not half a series', async ({ api, client }) => {
  api.on(SERIES).replyOnce(200, undefined, { disturbance: 'cut' });
  await expect(daysOf('signup', 7, new Date(NOW), client.options)).rejects.toThrow();
});
