import { contractTest } from 'specwright/vitest';
import { expect } from 'vitest';
import { signups } from './signups.js';

const test = contractTest('braze', { seed: 'signups', now: 'fixed:2026-11-20T00:00:00Z' });

test('counts the days that are asked for', async ({ api }) => {
  const days = await signups(api.url, 'key', 7);
  expect(days.map(({ time }) => time)).toHaveLength(7);
});
