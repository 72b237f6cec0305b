import { contractTest, toConform } from 'specwright/vitest';
import { expect } from 'vitest';
import { signups } from './signups.ts';

expect.extend({ toConform });

const SERIES = 'GET /events/data_series';
const test = contractTest('braze', { seed: 'signups', now: 'fixed:2026-11-20T00:00:00Z' });

test('counts the days that are asked for', async ({ api }) => {
  expect(await signups(api.url, 'key', 7)).toHaveLength(7);
  await expect(api.journal(SERIES)[0]).toConform('braze');
});

test('tells what Braze says of a failure', async ({ api }) => {
  api.on(SERIES).replyOnce(401);
  await expect(signups(api.url, 'old-key', 7)).rejects.toThrow(/^Braze: /);
});

test('counts what comes', async ({ api }) => {
  const data = [3, 4].map((count, day) => ({ time: `2026-11-2${day}`, count }));
  api.on(SERIES).reply(200, { message: 'success', data });
  expect(await signups(api.url, 'key', 2)).toEqual([3, 4]);
});
